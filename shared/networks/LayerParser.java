package shared.networks;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads layers from text, so that a saved network can be built without the program that made it.
 */
final class LayerParser {

    /** The name of a layer, and the numbers in brackets after it, if there are any. */
    private static final Pattern LAYER = Pattern.compile("\\s*(\\w+)(?:\\(([^()]*)\\))?\\s*(,|$)");

    private static final int MAX_SIZE = 1 << 15;

    private LayerParser() {
    }

    /**
     * Reads what {@link Layer#toString} writes, with commas between them:
     * "dense(4, 16), relu, dense(16, 2)".
     *
     * @return at least one layer
     * @throws IllegalArgumentException if the text is anything else
     */
    static List<Layer> parse(String text) {
        var layers = new ArrayList<Layer>();
        Matcher matcher = LAYER.matcher(text);
        int end = 0;
        do {
            if (!matcher.find(end) || matcher.start() != end) {
                throw new IllegalArgumentException("\"" + text + "\" is not a list of layers"
                        + " such as \"dense(4, 16), relu, dense(16, 2)\".");
            }
            layers.add(layer(matcher.group(1), matcher.group(2)));
            end = matcher.end();
        } while (matcher.group(3).equals(","));
        return layers;
    }

    private static Layer layer(String name, String numbers) {
        double[] values;
        try {
            values = numbers == null ? new double[0] : Arrays.stream(numbers.split(","))
                    .mapToDouble(Double::parseDouble).toArray();
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("\"" + name + "(" + numbers
                    + ")\" is not a layer: its numbers cannot be read.", e);
        }
        if (name.equals("dense") && values.length == 2) {
            return new Dense(size(values[0]), size(values[1]));
        }
        if (name.equals("conv") && values.length == 6) {
            int[] sizes = Arrays.stream(values).mapToInt(LayerParser::size).toArray();
            return new Conv(sizes[0], sizes[1], sizes[2], sizes[3], sizes[4], sizes[5]);
        }
        // Older files call this layer "free".
        if ((name.equals("learned") || name.equals("free")) && values.length == 1) {
            return new Learned(size(values[0]));
        }
        if (name.equals("scale") && values.length > 0) {
            return Scale.scale(values);
        }
        for (Activation activation : Activation.values()) {
            if (values.length == 0 && activation.toString().equals(name.toLowerCase(Locale.ROOT))) {
                return activation;
            }
        }
        throw new IllegalArgumentException("\"" + name + (numbers == null ? "" : "(" + numbers
                + ")") + "\" is not a known layer.");
    }

    /** Checks a size, since a damaged text must not ask for more memory than there is. */
    private static int size(double value) {
        if (value != Math.rint(value) || value < 1 || value > MAX_SIZE) {
            throw new IllegalArgumentException("A layer's size must be a whole number from 1 to "
                    + MAX_SIZE + ", not " + value + ".");
        }
        return (int) value;
    }
}
