package shared.networks;

/** The forward and backward pass of several sparse images through one convolution. */
abstract class ConvPass {

    final ConvFilters filters;
    final Conv layer;

    ConvPass(ConvFilters filters) {
        this.filters = filters;
        layer = filters.layer();
    }

    /** Computes the outputs of the first {@code rows} images of x into y. */
    abstract void forward(SparseImage[] x, SparseImage[] y, int rows);

    /**
     * Takes the gradient from y, the output of the last forward pass, back to x and the parameters.
     *
     * @param gradient the gradient to which d loss / d parameters is added
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
                // This treats all pixels as background; the listed ones are corrected later.
                x[t].backgroundGradient()[k] = Vectors.dot(filters.sums()[k], sum);
            }
        }
        for (int n = 0; n < filters.weight().rows().length; n++) {
            Vectors.add(1, everywhere[n % everywhere.length], weightGradient(gradient, n));
        }
        backwardDifferences(x, y, rows, gradient);
    }

    /** The row of d loss / d W(i, j, k, .), where n is the index of that row of W. */
    final float[] weightGradient(Gradient gradient, int n) {
        return gradient.row(filters.weight().first() + n);
    }

    /** Adds the contribution of the differences between the listed pixels and the background. */
    abstract void backwardDifferences(SparseImage[] x, SparseImage[] y, int rows,
            Gradient gradient);

    /** Writes the difference between the n-th listed pixel and the background. */
    static void writeDifference(SparseImage x, int n, float[] target, int offset) {
        float[] value = x.value(n);
        float[] background = x.background();
        for (int k = 0; k < background.length; k++) {
            target[offset + k] = value[k] - background[k];
        }
    }
}
