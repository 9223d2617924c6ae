package shared.networks;

/**
 * The pass through the first convolution of a network, whose input needs no gradient. Its pixels
 * have one or two channels, for which a loop is faster than a matrix product.
 */
final class DirectConvPass extends ConvPass {

    DirectConvPass(ConvFilters filters) {
        super(filters);
    }

    @Override
    void forward(SparseImage[] x, SparseImage[] y, int rows) {
        for (int t = 0; t < rows; t++) {
            filters.forward(x[t], y[t]);
        }
    }

    @Override
    void backwardDifferences(SparseImage[] x, SparseImage[] y, int rows, Gradient gradient) {
        var difference = new float[layer.channels()];
        var sums = new float[filters.weight().rows().length][];
        for (int n = 0; n < sums.length; n++) {
            sums[n] = weightGradient(gradient, n);
        }
        for (int t = 0; t < rows; t++) {
            for (int n = 0; n < x[t].size(); n++) {
                writeDifference(x[t], n, difference, 0);
                for (ConvFilters.View view : filters.views(x[t].pixel(n))) {
                    float[] dy = y[t].gradientAt(view.position());
                    for (int k = 0; k < difference.length; k++) {
                        Vectors.add(difference[k], dy, sums[view.filter() + k]);
                    }
                }
            }
        }
    }
}
