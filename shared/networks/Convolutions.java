package shared.networks;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * Convolutions in a row with what activations there are between and behind them: they hand each
 * other sketches, and only what comes out is a whole picture again.
 */
final class Convolutions implements Layer.Attached {

    /** A convolution and the activation behind it. */
    private record Link(AttachedConv conv, Activation activation) {
    }

    private final List<Link> links = new ArrayList<>();

    /** One convolution alone. */
    Convolutions(AttachedConv conv) {
        links.add(new Link(conv, Activation.IDENTITY));
    }

    /** A network's layers, in their order, with each row of convolutions made one. */
    static List<Layer.Attached> join(List<Layer.Attached> layers) {
        var joined = new ArrayList<Layer.Attached>();
        for (Layer.Attached layer : layers) {
            Layer.Attached last = joined.isEmpty() ? null : joined.get(joined.size() - 1);
            if (!(last instanceof Convolutions row && row.take(layer))) {
                joined.add(layer instanceof AttachedConv conv ? new Convolutions(conv) : layer);
            }
        }
        return joined;
    }

    /** Takes the layer into the row; false if it does not belong there. */
    private boolean take(Layer.Attached layer) {
        Link last = links.get(links.size() - 1);
        if (layer instanceof AttachedConv conv) {
            links.add(new Link(conv, Activation.IDENTITY));
            return true;
        }
        if (layer instanceof Activation.Attached next && last.activation == Activation.IDENTITY) {
            links.set(links.size() - 1, new Link(last.conv, next.activation()));
            return true;
        }
        return false;
    }

    private Link last() {
        return links.get(links.size() - 1);
    }

    @Override
    public int outputs() {
        return last().conv.outputs();
    }

    @Override
    public void initialise(RandomGenerator random) {
        links.forEach(link -> link.conv.initialise(random));
    }

    @Override
    public float[] forward(float[] input) {
        Sketch x = links.get(0).conv.newInput();
        x.draw(input, 0);
        return forward(x);
    }

    /**
     * The same for a picture of zeros, ones and minus ones.
     *
     * @param places p for a 1 at p, ~p for a -1 at p
     */
    float[] forward(int[] places) {
        Sketch x = links.get(0).conv.newInput();
        x.draw(places);
        return forward(x);
    }

    private float[] forward(Sketch input) {
        Sketch x = input;
        for (Link link : links) {
            Sketch y = link.conv.newOutput();
            link.conv.forward(x, y);
            y.apply(link.activation);
            x = y;
        }
        var output = new float[outputs()];
        x.write(output, 0);
        return output;
    }

    @Override
    public boolean needsBackend(int rows) {
        return true;
    }

    @Override
    public Batch batch(int maxRows, boolean first) {
        return new Batch(maxRows, first);
    }

    /** Room for so many pictures, before and behind each convolution. */
    final class Batch implements Layer.Batch {

        private final Sketch[] inputs;
        private final Sketch[][] outputs = new Sketch[links.size()][];
        private final ConvBatch[] convs = new ConvBatch[links.size()];
        private final float[] output;
        private final float[] inputGradient;

        Batch(int maxRows, boolean first) {
            inputs = new Sketch[maxRows];
            Arrays.setAll(inputs, t -> links.get(0).conv.newInput());
            for (int i = 0; i < convs.length; i++) {
                AttachedConv conv = links.get(i).conv;
                convs[i] = i == 0 && first ? new ConvPlainBatch(conv) : new ConvNativeBatch(conv);
                outputs[i] = new Sketch[maxRows];
                Arrays.setAll(outputs[i], t -> conv.newOutput());
            }
            output = new float[maxRows * outputs()];
            inputGradient = first ? null
                    : new float[maxRows * links.get(0).conv.layer().inputs()];
        }

        @Override
        public float[] forward(float[] input, int rows) {
            for (int t = 0; t < rows; t++) {
                inputs[t].draw(input, t * links.get(0).conv.layer().inputs());
            }
            return forward(rows);
        }

        /** The same for pictures told by the places that are not 0. */
        float[] forward(int[][] places) {
            for (int t = 0; t < places.length; t++) {
                inputs[t].draw(places[t]);
            }
            return forward(places.length);
        }

        private float[] forward(int rows) {
            Sketch[] x = inputs;
            for (int i = 0; i < convs.length; i++) {
                convs[i].forward(x, outputs[i], rows);
                for (int t = 0; t < rows; t++) {
                    outputs[i][t].apply(links.get(i).activation);
                }
                x = outputs[i];
            }
            for (int t = 0; t < rows; t++) {
                x[t].write(output, t * outputs());
            }
            return output;
        }

        @Override
        public float[] backward(float[] outputGradient, int rows, float[] gradient) {
            for (int t = 0; t < rows; t++) {
                outputs[convs.length - 1][t].readGradient(outputGradient, t * outputs());
            }
            for (int i = convs.length - 1; i >= 0; i--) {
                for (int t = 0; t < rows; t++) {
                    outputs[i][t].slope(links.get(i).activation);
                }
                convs[i].backward(i == 0 ? inputs : outputs[i - 1], outputs[i], rows, gradient);
            }
            if (inputGradient != null) {
                int width = links.get(0).conv.layer().inputs();
                for (int t = 0; t < rows; t++) {
                    inputs[t].writeGradient(inputGradient, t * width);
                }
            }
            return inputGradient;
        }
    }
}
