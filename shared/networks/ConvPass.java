package shared.networks;

/** Takes several sparse images through one convolution, forward and back. */
abstract class ConvPass {

    final ConvFilters filters;
    final Conv layer;

    ConvPass(ConvFilters filters) {
        this.filters = filters;
        layer = filters.layer();
    }

    /** Draws the output of the first images of x into y. */
    abstract void forward(SparseImage[] x, SparseImage[] y, int rows);

    /**
     * Takes the gradient of y, which is that of the last forward, back to x and the parameters.
     *
     * @param gradient where it adds d loss / d parameters
     */
    final void backward(SparseImage[] x, SparseImage[] y, int rows, Gradient gradient) {
        float[] biasGradient = gradient.row(filters.bias().first());
        var everywhere = new float[layer.channels()][layer.filters()];
        for (int t = 0; t < rows; t++) {
            float[] sum = y[t].backgroundGradient().clone();
            for (int n = 0; n < y[t].size(); n++) {
                Vectors.add(1, y[t].gradient(n), sum);
            }
            Vectors.add(1, sum, biasGradient);
            for (int k = 0; k < everywhere.length; k++) {
                Vectors.add(x[t].background()[k], sum, everywhere[k]);
                // As if all pixels were background; the listed ones are taken off later.
                x[t].backgroundGradient()[k] = Vectors.dot(filters.sums()[k], sum);
            }
        }
        for (int n = 0; n < filters.weight().rows().length; n++) {
            Vectors.add(1, everywhere[n % everywhere.length], weightGradient(gradient, n));
        }
        backwardDifferences(x, y, rows, gradient);
    }

    /** d loss / d W(i, j, k, .), of which n is the row. */
    final float[] weightGradient(Gradient gradient, int n) {
        return gradient.row(filters.weight().first() + n);
    }

    /** Adds what the listed pixels contribute by differing from the background. */
    abstract void backwardDifferences(SparseImage[] x, SparseImage[] y, int rows,
            Gradient gradient);

    /** Writes the n-th listed pixel less the background. */
    static void writeDifference(SparseImage x, int n, float[] target, int offset) {
        float[] value = x.value(n);
        float[] background = x.background();
        for (int k = 0; k < background.length; k++) {
            target[offset + k] = value[k] - background[k];
        }
    }
}
