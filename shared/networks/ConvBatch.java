package shared.networks;

/** A convolution at work on the sketches of several pictures, forward and back. */
abstract class ConvBatch {

    final AttachedConv conv;
    final Conv layer;

    ConvBatch(AttachedConv conv) {
        this.conv = conv;
        layer = conv.layer();
    }

    /** Draws the output of the first pictures of x into y. */
    abstract void forward(Sketch[] x, Sketch[] y, int rows);

    /**
     * Takes the gradient of y, which is that of the last forward, back to x and the parameters.
     *
     * @param gradient where it writes d loss / d parameters, at its parameters' places, which hold
     *     zeros
     */
    final void backward(Sketch[] x, Sketch[] y, int rows, float[] gradient) {
        var biasGradient = new float[layer.filters()];
        var everywhere = new float[layer.channels()][layer.filters()];
        for (int t = 0; t < rows; t++) {
            float[] sum = y[t].commonGradient().clone();
            for (int n = 0; n < y[t].size(); n++) {
                Vectors.add(1, y[t].gradient(n), sum);
            }
            Vectors.add(1, sum, biasGradient);
            for (int k = 0; k < everywhere.length; k++) {
                Vectors.add(x[t].common()[k], sum, everywhere[k]);
                // As if all pixels were alike: those that are not are taken off later.
                x[t].commonGradient()[k] = Vectors.dot(conv.sums()[k], sum);
            }
        }
        System.arraycopy(biasGradient, 0, gradient, conv.bias(), biasGradient.length);
        for (int n = 0; n < conv.filters().length; n++) {
            System.arraycopy(everywhere[n % everywhere.length], 0, gradient,
                    conv.weight() + n * layer.filters(), layer.filters());
        }
        backwardDifferences(x, y, rows, gradient);
    }

    /** What pixels on the list add to the gradient by being otherwise than the others. */
    abstract void backwardDifferences(Sketch[] x, Sketch[] y, int rows, float[] gradient);

    /** Writes what the n-th pixel on the list is above the others. */
    final void writeDifference(Sketch x, int n, float[] target, int offset) {
        float[] value = x.value(n);
        float[] common = x.common();
        for (int k = 0; k < common.length; k++) {
            target[offset + k] = value[k] - common[k];
        }
    }
}
