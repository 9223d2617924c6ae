package shared.networks;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Builds the layers of a network from their descriptions, with parameters of zeros. */
final class LayerBuilder {

    private final Parameters parameters = new Parameters();
    private final List<BuiltLayer> chain = new ArrayList<>();
    private final List<String> names = new ArrayList<>();
    private final List<Layer> layers = new ArrayList<>();
    private int fixed;
    private int width;

    /**
     * Builds all layers.
     *
     * @throws IllegalArgumentException if there is no layer, if the first one takes any number of
     *     inputs, or if a layer does not fit the one before it
     */
    LayerBuilder(List<Layer> layers) {
        outputs(layers);
        width = layers.get(0).inputs();
        layers.forEach(this::add);
    }

    /** The number of outputs of these layers; errors as in the constructor. */
    static int outputs(List<Layer> layers) {
        if (layers.isEmpty() || layers.get(0).inputs() == 0) {
            throw new IllegalArgumentException("The first layer of a network cannot be "
                    + (layers.isEmpty() ? "missing" : layers.get(0) + ", which does not say how"
                    + " many numbers it takes") + ".");
        }
        int width = layers.get(0).inputs();
        for (Layer layer : layers) {
            width = layer.outputs(width);
        }
        return width;
    }

    private void add(Layer layer) {
        int outputs = layer.outputs(width);
        String name = layer.kind() + (1 + layers.stream().map(Layer::kind)
                .filter(layer.kind()::equals).count());
        BuiltLayer last = chain.isEmpty() ? null : chain.get(chain.size() - 1);
        if (layer instanceof Conv conv) {
            if (!(last instanceof ConvStack)) {
                last = new ConvStack();
                chain.add(last);
            }
            ((ConvStack) last).add(new ConvFilters(conv, name, parameters));
        } else if (!(layer instanceof Activation activation && last instanceof ConvStack stack
                && stack.add(activation))) {
            chain.add(build(layer, name));
        }
        if (parameters.size() == 0) {
            fixed = chain.size();
        }
        layers.add(layer);
        names.add(name);
        width = outputs;
    }

    private BuiltLayer build(Layer layer, String name) {
        if (layer instanceof Dense dense) {
            return new DenseLayer(dense, name, parameters);
        }
        if (layer instanceof Learned learned) {
            return new LearnedLayer(learned, width, name, parameters);
        }
        if (layer instanceof Scale scale) {
            return new ScaleLayer(scale.factors());
        }
        if (layer instanceof Activation activation) {
            return new ActivationLayer(activation, width);
        }
        throw new IllegalArgumentException("A network cannot be built with " + layer + ".");
    }

    Parameters parameters() {
        return parameters;
    }

    /** The built layers in order; consecutive convolutions form a single layer. */
    List<BuiltLayer> chain() {
        return chain;
    }

    /** The number of layers before the first one that learns. */
    int fixed() {
        return fixed;
    }

    /** The number of outputs of the last layer. */
    int outputs() {
        return width;
    }

    /** A table with a line for each layer: its name, its output shape, its number of parameters. */
    String summary() {
        String row = "%-12s %14s %12s%n";
        var text = new StringBuilder(row.formatted("layer", "output shape", "parameters"));
        int inputs = layers.get(0).inputs();
        for (int i = 0; i < layers.size(); i++) {
            text.append(row.formatted(names.get(i), layers.get(i).shape(inputs),
                    parameters.size(names.get(i))));
            inputs = layers.get(i).outputs(inputs);
        }
        return text.append(row.formatted("total", "", parameters.size())).toString();
    }

    /** The layers as a program writes them. */
    @Override
    public String toString() {
        return layers.stream().map(Layer::toString).collect(Collectors.joining(", "));
    }
}
