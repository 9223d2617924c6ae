package shared.networks;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import shared.files.Quote;

/**
 * Reads layers from text, so that a saved network can be built without the program that made it.
 */
final class LayerParser {

    /** The name of a layer, and the numbers in brackets after it, if there are any. */
    private static final Pattern LAYER = Pattern.compile("\\s*(\\w+)(?:\\(([^()]*)\\))?\\s*(,|$)");

    private static final int MAX_SIZE = 1 << 15;
    private static final int MAX_LAYERS = 100;

    /** The parts of the memory of which a network, 4 bytes for each number, takes one at most. */
    private static final int PARTS = 8;

    private LayerParser() {
    }

    /**
     * Reads what {@link Layer#toString} writes, with commas between them:
     * "dense(4, 16), relu, dense(16, 2)".
     *
     * @return at least one layer
     * @throws IllegalArgumentException if the text is anything else, or if the layers would take
     *     too much memory
     */
    static List<Layer> parse(String text) {
        var layers = new ArrayList<Layer>();
        Matcher matcher = LAYER.matcher(text);
        int end = 0;
        do {
            if (layers.size() == MAX_LAYERS || !matcher.find(end)
                    || matcher.start() != end) {
                throw new IllegalArgumentException(Quote.of(text) + " is not a list of at most "
                        + MAX_LAYERS + " layers such as \"dense(4, 16), relu, dense(16, 2)\".");
            }
            layers.add(layer(matcher.group(1), matcher.group(2)));
            end = matcher.end();
        } while (matcher.group(3).equals(","));
        requireRoom(layers);
        return layers;
    }

    /** Checks the size of a network before it is built. */
    private static void requireRoom(List<Layer> layers) {
        long numbers = layers.stream().mapToLong(layer -> layer.parameters() + layer.buffers())
                .sum();
        if (numbers > Runtime.getRuntime().maxMemory() / Float.BYTES / PARTS) {
            throw new IllegalArgumentException(String.format(Locale.ROOT, "its layers have %,d"
                    + " numbers, too many for the memory that Java has.", numbers));
        }
    }

    private static Layer layer(String name, String numbers) {
        double[] values;
        try {
            values = numbers == null ? new double[0] : Arrays.stream(numbers.split(","))
                    .mapToDouble(Double::parseDouble).toArray();
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(Quote.of(name + "(" + numbers + ")")
                    + " is not a layer: its numbers cannot be read.", e);
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
        throw new IllegalArgumentException(Quote.of(name + (numbers == null ? "" : "(" + numbers
                + ")")) + " is not a known layer.");
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
