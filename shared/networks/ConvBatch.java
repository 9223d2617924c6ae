package shared.networks;

import java.util.Arrays;

/**
 * A convolution at work. Pixels are taken together by where they lie between two steps of the
 * filters: those of one {@link Phase} meet the same few weights, so that they make a matrix.
 */
final class ConvBatch implements Layer.Batch {

    private final AttachedConv conv;
    private final Conv layer;
    private final int inputs;
    private final int outputs;
    private final Sketch[] sketches;
    private final float[] output;
    private final float[] inputGradient;
    private final Phase[] phases;
    private int version = -1;

    ConvBatch(AttachedConv conv, int maxRows, boolean first) {
        Backend.start();
        this.conv = conv;
        layer = conv.layer();
        inputs = layer.inputs();
        outputs = conv.outputs();
        sketches = new Sketch[maxRows];
        Arrays.setAll(sketches, t -> new Sketch(layer.height() * layer.width(), layer.channels()));
        output = new float[maxRows * outputs];
        inputGradient = first ? null : new float[maxRows * inputs];
        // A stride beyond the kernel leaves pixels out that no filter sees.
        int seen = Math.min(layer.stride(), layer.kernel());
        phases = new Phase[seen * seen];
        Arrays.setAll(phases, p -> new Phase(p / seen, p % seen));
    }

    @Override
    public float[] forward(float[] input, int rows) {
        for (Phase phase : phases) {
            phase.size = 0;
        }
        for (int t = 0; t < rows; t++) {
            sketches[t].draw(input, t * inputs);
            shareOut(t);
            float[] base = conv.everywhere(sketches[t].common());
            for (int at = t * outputs; at < (t + 1) * outputs; at += base.length) {
                System.arraycopy(base, 0, output, at, base.length);
            }
        }
        boolean changed = version != conv.parameters().version();
        version = conv.parameters().version();
        for (Phase phase : phases) {
            phase.forward(changed);
        }
        return output;
    }

    /** Gives each pixel to its phase. */
    private void shareOut(int t) {
        int seen = Math.min(layer.stride(), layer.kernel());
        for (int n = 0; n < sketches[t].size(); n++) {
            int i = sketches[t].pixel(n) / layer.width() % layer.stride();
            int j = sketches[t].pixel(n) % layer.width() % layer.stride();
            if (i < seen && j < seen) {
                phases[i * seen + j].add(t, n);
            }
        }
    }

    @Override
    public float[] backward(float[] outputGradient, int rows, float[] gradient) {
        var everywhere = new float[layer.channels()][layer.filters()];
        var biasGradient = new float[layer.filters()];
        for (int t = 0; t < rows; t++) {
            var sum = new float[layer.filters()];
            for (int at = t * outputs; at < (t + 1) * outputs; at += sum.length) {
                for (int f = 0; f < sum.length; f++) {
                    sum[f] += outputGradient[at + f];
                }
            }
            Vectors.add(1, sum, biasGradient);
            for (int k = 0; k < layer.channels(); k++) {
                Vectors.add(sketches[t].common()[k], sum, everywhere[k]);
            }
            if (inputGradient != null) {
                startInputGradient(t, sum);
            }
        }
        System.arraycopy(biasGradient, 0, gradient, conv.bias(), biasGradient.length);
        for (int n = 0; n < conv.filters().length; n++) {
            System.arraycopy(everywhere[n % layer.channels()], 0, gradient,
                    conv.weight() + n * layer.filters(), layer.filters());
        }
        for (Phase phase : phases) {
            phase.backward(outputGradient, gradient);
        }
        if (inputGradient != null) {
            takeOff(rows);
        }
        return inputGradient;
    }

    /** The gradients of all pixels of a picture, added up, to its first pixel. */
    private void startInputGradient(int t, float[] sum) {
        Arrays.fill(inputGradient, t * inputs, (t + 1) * inputs, 0);
        for (int k = 0; k < layer.channels(); k++) {
            inputGradient[t * inputs + k] = Vectors.dot(conv.sums()[k], sum);
        }
    }

    /** Takes off what pixels that differ from the first one got, and shares out the rest. */
    private void takeOff(int rows) {
        int channels = layer.channels();
        for (int t = 0; t < rows; t++) {
            int start = t * inputs;
            var rest = Arrays.copyOfRange(inputGradient, start, start + channels);
            for (int n = 0; n < sketches[t].size(); n++) {
                for (int k = 0; k < channels; k++) {
                    rest[k] -= inputGradient[start + sketches[t].pixel(n) * channels + k];
                }
            }
            int alike = inputs / channels - sketches[t].size();
            for (int k = 0; k < channels; k++) {
                rest[k] /= alike;
            }
            int next = 0;
            for (int pixel = 0; pixel < inputs / channels; pixel++) {
                if (next < sketches[t].size() && sketches[t].pixel(next) == pixel) {
                    next++;
                } else {
                    System.arraycopy(rest, 0, inputGradient, start + pixel * channels, channels);
                }
            }
        }
    }

    /**
     * The pixels in rows S n + i and columns S m + j for some n and m: seen from up to so many
     * places of the output, each time through another part of W.
     */
    private final class Phase {

        private final int[] rowOffsets;
        private final int[] columnOffsets;
        private final int width;
        private final NativeMatrix w;
        private final NativeMatrix dw;

        /** The pixels that differ from the first one: of which picture, and which of its. */
        private int[] pictures = {};
        private int[] numbers = {};
        private int size;

        private NativeMatrix x;
        private NativeMatrix y;
        private float[] differences = {};
        private float[] results = {};

        Phase(int i, int j) {
            rowOffsets = offsets(i);
            columnOffsets = offsets(j);
            width = rowOffsets.length * columnOffsets.length * layer.filters();
            w = new NativeMatrix(layer.channels(), width);
            dw = new NativeMatrix(layer.channels(), width);
        }

        private int[] offsets(int from) {
            return java.util.stream.IntStream.iterate(from, at -> at < layer.kernel(),
                    at -> at + layer.stride()).toArray();
        }

        /** Takes in the n-th pixel of picture t that differs from the first one. */
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
            y = new NativeMatrix(room, width);
            differences = new float[room * layer.channels()];
            results = new float[room * width];
        }

        /** Adds what its pixels contribute to the output. */
        void forward(boolean changed) {
            if (changed) {
                copyWeights();
            }
            if (size == 0) {
                return;
            }
            writeDifferences();
            x.times(w, false, size, y);
            y.read(results, 0, size * width);
            for (int n = 0; n < size; n++) {
                visit(n, (at, place) -> {
                    for (int f = 0; f < layer.filters(); f++) {
                        output[place + f] += results[at + f];
                    }
                });
            }
        }

        private void copyWeights() {
            float[] row = new float[width];
            for (int k = 0; k < layer.channels(); k++) {
                int at = 0;
                for (int kernelRow : rowOffsets) {
                    for (int kernelColumn : columnOffsets) {
                        System.arraycopy(conv.filters()[conv.filter(kernelRow, kernelColumn) + k],
                                0, row, at, layer.filters());
                        at += layer.filters();
                    }
                }
                w.writeRow(k, row);
            }
        }

        private void writeDifferences() {
            for (int n = 0; n < size; n++) {
                sketches[pictures[n]].copyDifference(numbers[n], differences,
                        n * layer.channels());
            }
            x.write(differences, 0, size * layer.channels());
        }

        /** Adds its part of the gradients of W and of the input. */
        void backward(float[] outputGradient, float[] gradient) {
            if (size == 0) {
                return;
            }
            Arrays.fill(results, 0, size * width, 0);
            for (int n = 0; n < size; n++) {
                visit(n, (at, place) -> System.arraycopy(outputGradient, place, results, at,
                        layer.filters()));
            }
            y.write(results, 0, size * width);
            writeDifferences();
            x.transposedTimes(y, size, dw);
            var sums = new float[layer.channels() * width];
            dw.read(sums, 0, sums.length);
            addWeights(sums, gradient);
            if (inputGradient != null) {
                y.times(w, true, size, x);
                x.read(differences, 0, size * layer.channels());
                for (int n = 0; n < size; n++) {
                    int pixel = sketches[pictures[n]].pixel(numbers[n]);
                    System.arraycopy(differences, n * layer.channels(), inputGradient,
                            pictures[n] * inputs + pixel * layer.channels(), layer.channels());
                }
            }
        }

        private void addWeights(float[] sums, float[] gradient) {
            int at = 0;
            for (int k = 0; k < layer.channels(); k++) {
                for (int kernelRow : rowOffsets) {
                    for (int kernelColumn : columnOffsets) {
                        int to = conv.weight() + layer.filters()
                                * (conv.filter(kernelRow, kernelColumn) + k);
                        for (int f = 0; f < layer.filters(); f++) {
                            gradient[to + f] += sums[at++];
                        }
                    }
                }
            }
        }

        /** Goes to all places of the output from which the n-th pixel is seen. */
        private void visit(int n, Visitor visitor) {
            int pixel = sketches[pictures[n]].pixel(numbers[n]);
            int start = pictures[n] * outputs;
            int at = n * width;
            for (int kernelRow : rowOffsets) {
                int r = (pixel / layer.width() - kernelRow) / layer.stride();
                for (int kernelColumn : columnOffsets) {
                    int c = (pixel % layer.width() - kernelColumn) / layer.stride();
                    // Above the upper edge a quotient of 0 may hide a number below 0.
                    if (pixel / layer.width() >= kernelRow && r < layer.rows()
                            && pixel % layer.width() >= kernelColumn && c < layer.columns()) {
                        visitor.visit(at, start
                                + (r * layer.columns() + c) * layer.filters());
                    }
                    at += layer.filters();
                }
            }
        }
    }

    /** Where the numbers for a place of the output are: in a phase's results and in the output. */
    private interface Visitor {
        void visit(int at, int place);
    }
}
