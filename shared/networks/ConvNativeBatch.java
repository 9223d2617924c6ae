package shared.networks;

import java.util.Arrays;

/**
 * A convolution of pictures with many numbers a pixel. Pixels are taken together by where they lie
 * between two steps of the filters: those of one {@link Phase} meet the same few weights, so that
 * they make a matrix.
 */
final class ConvNativeBatch extends ConvBatch {

    private final Phase[] phases;

    /** Where in a row of its phase's results the numbers stand that come through a filter. */
    private final int[] columns;
    private int version = -1;

    ConvNativeBatch(AttachedConv conv) {
        super(conv);
        Backend.start();
        columns = new int[conv.filters().length];
        // A stride beyond the kernel leaves pixels out that no filter sees.
        int seen = Math.min(layer.stride(), layer.kernel());
        phases = new Phase[seen * seen];
        Arrays.setAll(phases, p -> new Phase(p / seen, p % seen));
    }

    @Override
    void forward(Sketch[] x, Sketch[] y, int rows) {
        shareOut(x, rows);
        for (int t = 0; t < rows; t++) {
            conv.begin(x[t], y[t]);
        }
        boolean changed = version != conv.parameters().version();
        version = conv.parameters().version();
        for (Phase phase : phases) {
            if (changed) {
                phase.copyWeights();
            }
            phase.forward(x, y);
        }
    }

    /** Gives each pixel to its phase. */
    private void shareOut(Sketch[] x, int rows) {
        for (Phase phase : phases) {
            phase.size = 0;
        }
        int seen = Math.min(layer.stride(), layer.kernel());
        for (int t = 0; t < rows; t++) {
            for (int n = 0; n < x[t].size(); n++) {
                int i = x[t].pixel(n) / layer.width() % layer.stride();
                int j = x[t].pixel(n) % layer.width() % layer.stride();
                if (i < seen && j < seen) {
                    phases[i * seen + j].add(t, n);
                }
            }
        }
    }

    @Override
    void backwardDifferences(Sketch[] x, Sketch[] y, int rows, float[] gradient) {
        for (int t = 0; t < rows; t++) {
            for (int n = 0; n < x[t].size(); n++) {
                Arrays.fill(x[t].gradient(n), 0);
            }
        }
        for (Phase phase : phases) {
            phase.backward(x, y, gradient);
        }
    }

    /**
     * The pixels in rows S n + i and columns S m + j for some n and m: seen from up to so many
     * places of the output, each time through another part of W.
     */
    private final class Phase {

        /** Which parts of W: the numbers of their first channels. */
        private final int[] filters;
        private final int width;
        private final NativeMatrix w;
        private final NativeMatrix dw;

        /** The pixels on the lists: of which picture, and which of its. */
        private int[] pictures = {};
        private int[] numbers = {};
        private int size;

        private NativeMatrix x;
        private NativeMatrix dx;
        private NativeMatrix y;
        private float[] differences = {};
        private float[] results = {};

        Phase(int i, int j) {
            int stride = layer.stride();
            int across = (layer.kernel() - j + stride - 1) / stride;
            filters = new int[(layer.kernel() - i + stride - 1) / stride * across];
            Arrays.setAll(filters, n -> conv.filter(i + n / across * stride,
                    j + n % across * stride));
            for (int n = 0; n < filters.length; n++) {
                columns[filters[n]] = n * layer.filters();
            }
            width = filters.length * layer.filters();
            w = new NativeMatrix(layer.channels(), width);
            dw = new NativeMatrix(layer.channels(), width);
        }

        /** Takes in the n-th pixel on picture t's list. */
        void add(int t, int n) {
            if (size == pictures.length) {
                grow();
            }
            pictures[size] = t;
            numbers[size++] = n;
        }

        private void grow() {
            int room = Math.max(32, 2 * pictures.length);
            pictures = Arrays.copyOf(pictures, room);
            numbers = Arrays.copyOf(numbers, room);
            x = new NativeMatrix(room, layer.channels());
            dx = new NativeMatrix(room, layer.channels());
            y = new NativeMatrix(room, width);
            differences = new float[room * layer.channels()];
            results = new float[room * width];
        }

        void copyWeights() {
            float[] row = new float[width];
            for (int k = 0; k < layer.channels(); k++) {
                for (int n = 0; n < filters.length; n++) {
                    System.arraycopy(conv.filters()[filters[n] + k], 0, row, n * layer.filters(),
                            layer.filters());
                }
                w.writeRow(k, row);
            }
        }

        /** Adds what its pixels contribute to the output. */
        void forward(Sketch[] inputs, Sketch[] outputs) {
            if (size == 0) {
                return;
            }
            writeDifferences(inputs);
            x.times(w, false, size, y);
            y.read(results, 0, size * width);
            for (int n = 0; n < size; n++) {
                Sketch output = outputs[pictures[n]];
                for (AttachedConv.View view : conv.views(inputs[pictures[n]].pixel(numbers[n]))) {
                    int from = n * width + columns[view.filter()];
                    float[] to = output.at(view.place());
                    for (int f = 0; f < to.length; f++) {
                        to[f] += results[from + f];
                    }
                }
            }
        }

        private void writeDifferences(Sketch[] inputs) {
            for (int n = 0; n < size; n++) {
                writeDifference(inputs[pictures[n]], numbers[n], differences,
                        n * layer.channels());
            }
            x.write(differences, 0, size * layer.channels());
        }

        /** Adds its part of the gradients of W and of the input. */
        void backward(Sketch[] inputs, Sketch[] outputs, float[] gradient) {
            if (size == 0) {
                return;
            }
            Arrays.fill(results, 0, size * width, 0);
            for (int n = 0; n < size; n++) {
                Sketch output = outputs[pictures[n]];
                for (AttachedConv.View view : conv.views(inputs[pictures[n]].pixel(numbers[n]))) {
                    System.arraycopy(output.gradientAt(view.place()), 0, results,
                            n * width + columns[view.filter()], layer.filters());
                }
            }
            y.write(results, 0, size * width);
            x.transposedTimes(y, size, dw);
            addWeights(gradient);
            y.times(w, true, size, dx);
            dx.read(differences, 0, size * layer.channels());
            for (int n = 0; n < size; n++) {
                Sketch input = inputs[pictures[n]];
                System.arraycopy(differences, n * layer.channels(), input.gradient(numbers[n]), 0,
                        layer.channels());
                Vectors.add(-1, input.gradient(numbers[n]), input.commonGradient());
            }
        }

        private void addWeights(float[] gradient) {
            var sums = new float[layer.channels() * width];
            dw.read(sums, 0, sums.length);
            int from = 0;
            for (int k = 0; k < layer.channels(); k++) {
                for (int filter : filters) {
                    int to = conv.weight() + layer.filters() * (filter + k);
                    for (int f = 0; f < layer.filters(); f++) {
                        gradient[to + f] += sums[from++];
                    }
                }
            }
        }
    }
}
