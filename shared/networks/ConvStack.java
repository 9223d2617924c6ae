package shared.networks;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import shared.environments.Sparse;

/**
 * A sequence of convolutions, with the activations between and after them. They pass sparse images
 * to each other; only the output of the last one is written out in full.
 */
final class ConvStack implements BuiltLayer {

    /** A convolution and the activation after it. */
    private record Link(ConvFilters filters, Activation activation) {
    }

    private final List<Link> links = new ArrayList<>();

    /** Appends a convolution. */
    void add(ConvFilters filters) {
        links.add(new Link(filters, Activation.IDENTITY));
    }

    /** Appends an activation; returns false if the last convolution already has one. */
    boolean add(Activation activation) {
        Link link = links.get(links.size() - 1);
        if (link.activation != Activation.IDENTITY) {
            return false;
        }
        links.set(links.size() - 1, new Link(link.filters, activation));
        return true;
    }

    private Conv first() {
        return links.get(0).filters.layer();
    }

    /** The number of numbers in the output of the last convolution. */
    private int outputs() {
        Conv last = links.get(links.size() - 1).filters.layer();
        return last.rows() * last.columns() * last.filters();
    }

    @Override
    public void initialise(RandomGenerator random) {
        links.forEach(link -> link.filters.initialise(random));
    }

    @Override
    public float[] forward(float[] input) {
        SparseImage x = links.get(0).filters.newInput();
        x.draw(input, 0);
        return forward(x);
    }

    @Override
    public float[] forward(Sparse input) {
        SparseImage x = links.get(0).filters.newInput();
        x.draw(input);
        return forward(x);
    }

    private float[] forward(SparseImage input) {
        SparseImage x = input;
        for (Link link : links) {
            SparseImage y = link.filters.newOutput();
            link.filters.forward(x, y);
            y.apply(link.activation);
            x = y;
        }
        var output = new float[outputs()];
        x.write(output, 0);
        return output;
    }

    @Override
    public LayerPass pass(int maxRows, boolean last) {
        return new Pass(maxRows, last);
    }

    @Override
    public SparsePass sparsePass(int maxRows) {
        return new Pass(maxRows, true);
    }

    /** A pass with buffers for the images before and after each convolution. */
    private final class Pass implements LayerPass, SparsePass {

        private final SparseImage[] inputs;
        private final SparseImage[][] outputs = new SparseImage[links.size()][];
        private final ConvPass[] convs = new ConvPass[links.size()];
        private final float[] output;
        private final float[] inputGradient;
        private int rows;

        Pass(int maxRows, boolean last) {
            inputs = new SparseImage[maxRows];
            Arrays.setAll(inputs, t -> links.get(0).filters.newInput());
            for (int i = 0; i < convs.length; i++) {
                ConvFilters filters = links.get(i).filters;
                convs[i] = i == 0 && last ? new DirectConvPass(filters)
                        : new MatrixConvPass(filters);
                outputs[i] = new SparseImage[maxRows];
                Arrays.setAll(outputs[i], t -> filters.newOutput());
            }
            output = new float[maxRows * outputs()];
            inputGradient = last ? null : new float[maxRows * first().inputs()];
        }

        @Override
        public float[] forward(float[] input, int rows) {
            for (int t = 0; t < rows; t++) {
                inputs[t].draw(input, t * first().inputs());
            }
            return forward(rows);
        }

        @Override
        public float[] forward(Sparse[] input, Map<Sparse, float[]> known) {
            for (int t = 0; t < input.length; t++) {
                inputs[t].draw(input[t]);
            }
            return forward(input.length);
        }

        private float[] forward(int rows) {
            this.rows = rows;
            SparseImage[] x = inputs;
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
        public void backward(float[] outputGradient, Gradient gradient) {
            backward(outputGradient, rows, gradient);
        }

        @Override
        public float[] backward(float[] outputGradient, int rows, Gradient gradient) {
            SparseImage[] result = outputs[convs.length - 1];
            for (int t = 0; t < rows; t++) {
                result[t].readGradient(outputGradient, t * outputs());
            }
            for (int i = convs.length - 1; i >= 0; i--) {
                for (int t = 0; t < rows; t++) {
                    outputs[i][t].slope(links.get(i).activation);
                }
                convs[i].backward(i == 0 ? inputs : outputs[i - 1], outputs[i], rows, gradient);
            }
            if (inputGradient != null) {
                for (int t = 0; t < rows; t++) {
                    inputs[t].writeGradient(inputGradient, t * first().inputs());
                }
            }
            return inputGradient;
        }
    }
}
