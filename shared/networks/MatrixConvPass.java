package shared.networks;

import java.util.Arrays;

/**
 * The pass through a convolution of images with many channels. The pixels are grouped by their
 * offset within the grid of the stride. All pixels of such a {@link Phase} are multiplied by the
 * same few weights, so together they form a matrix.
 */
final class MatrixConvPass extends ConvPass {

    private final Phase[] phases;

    /** For each row of W, the column at which its results begin in the matrix of its phase. */
    private final int[] columns;

    MatrixConvPass(ConvFilters filters) {
        super(filters);
        columns = new int[filters.weight().rows().length];
        // If the stride is larger than the kernel, no filter covers the pixels in between.
        int seen = Math.min(layer.stride(), layer.kernel());
        phases = new Phase[seen * seen];
        Arrays.setAll(phases, p -> new Phase(p / seen, p % seen));
    }

    @Override
    void forward(SparseImage[] x, SparseImage[] y, int rows) {
        group(x, rows);
        for (int t = 0; t < rows; t++) {
            filters.begin(x[t], y[t]);
        }
        for (Phase phase : phases) {
            phase.forward(x, y);
        }
    }

    /** Adds each listed pixel to its phase. */
    private void group(SparseImage[] x, int rows) {
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
    void backwardDifferences(SparseImage[] x, SparseImage[] y, int rows, Gradient gradient) {
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
     * The pixels in the rows S n + i and the columns S m + j for any n and m. Each pixel
     * contributes to up to {@code parts.length} positions of the output, each time through a
     * different part of W.
     */
    private final class Phase {

        /** For each part of W, the index of the row of its first channel. */
        private final int[] parts;
        private final int width;
        private final Matrix w;
        private final Matrix dw;
        private final float[] row;

        /** The listed pixels: the image of each, and its number in that image's list. */
        private int[] images = {};
        private int[] numbers = {};
        private int size;

        private Matrix x;
        private Matrix dx;
        private Matrix y;
        private MatrixProduct forward;
        private MatrixProduct backwardW;
        private MatrixProduct backwardX;
        private float[] differences = {};
        private float[] results = {};

        Phase(int i, int j) {
            int stride = layer.stride();
            int across = (layer.kernel() - j + stride - 1) / stride;
            parts = new int[(layer.kernel() - i + stride - 1) / stride * across];
            Arrays.setAll(parts, n -> filters.filter(i + n / across * stride,
                    j + n % across * stride));
            for (int n = 0; n < parts.length; n++) {
                columns[parts[n]] = n * layer.filters();
            }
            width = parts.length * layer.filters();
            w = Matrix.ofWeights(layer.channels(), width);
            dw = Matrix.ofWeights(layer.channels(), width);
            row = new float[width];
        }

        /** Adds the n-th listed pixel of image t. */
        void add(int t, int n) {
            if (size == images.length) {
                grow();
            }
            images[size] = t;
            numbers[size++] = n;
        }

        private void grow() {
            int room = Math.max(32, 2 * images.length);
            images = Arrays.copyOf(images, room);
            numbers = Arrays.copyOf(numbers, room);
            x = Matrix.ofBatch(room, layer.channels());
            dx = Matrix.ofBatch(room, layer.channels());
            y = Matrix.ofBatch(room, width);
            forward = new MatrixProduct(x, false, w, false, y);
            backwardW = new MatrixProduct(x, true, y, false, dw);
            backwardX = new MatrixProduct(y, false, w, true, dx);
            differences = new float[room * layer.channels()];
            results = new float[room * width];
        }

        private void writeWeights() {
            for (int k = 0; k < layer.channels(); k++) {
                for (int n = 0; n < parts.length; n++) {
                    System.arraycopy(filters.weight().rows()[parts[n] + k], 0, row,
                            n * layer.filters(), layer.filters());
                }
                w.writeRow(k, row);
            }
        }

        /** Adds the contribution of its pixels to the output. */
        void forward(SparseImage[] inputs, SparseImage[] outputs) {
            if (size == 0) {
                return;
            }
            writeWeights();
            writeDifferences(inputs);
            forward.run(size);
            y.read(results, size);
            for (int n = 0; n < size; n++) {
                SparseImage output = outputs[images[n]];
                for (ConvFilters.View view : views(inputs, n)) {
                    int from = n * width + columns[view.filter()];
                    float[] to = output.at(view.position());
                    for (int f = 0; f < to.length; f++) {
                        to[f] += results[from + f];
                    }
                }
            }
        }

        private ConvFilters.View[] views(SparseImage[] inputs, int n) {
            return filters.views(inputs[images[n]].pixel(numbers[n]));
        }

        private void writeDifferences(SparseImage[] inputs) {
            for (int n = 0; n < size; n++) {
                writeDifference(inputs[images[n]], numbers[n], differences, n * layer.channels());
            }
            x.write(differences, size);
        }

        /** Adds its part of the gradients of W and of the input. */
        void backward(SparseImage[] inputs, SparseImage[] outputs, Gradient gradient) {
            if (size == 0) {
                return;
            }
            Arrays.fill(results, 0, size * width, 0);
            for (int n = 0; n < size; n++) {
                SparseImage output = outputs[images[n]];
                for (ConvFilters.View view : views(inputs, n)) {
                    System.arraycopy(output.gradientAt(view.position()), 0, results,
                            n * width + columns[view.filter()], layer.filters());
                }
            }
            y.write(results, size);
            backwardW.run(size);
            addWeightGradient(gradient);
            backwardX.run(size);
            dx.read(differences, size);
            for (int n = 0; n < size; n++) {
                SparseImage input = inputs[images[n]];
                System.arraycopy(differences, n * layer.channels(), input.gradient(numbers[n]), 0,
                        layer.channels());
                Vectors.add(-1, input.gradient(numbers[n]), input.backgroundGradient());
            }
        }

        private void addWeightGradient(Gradient gradient) {
            for (int k = 0; k < layer.channels(); k++) {
                dw.readRow(k, row);
                for (int n = 0; n < parts.length; n++) {
                    float[] to = weightGradient(gradient, parts[n] + k);
                    for (int f = 0; f < to.length; f++) {
                        to[f] += row[n * to.length + f];
                    }
                }
            }
        }
    }
}
