package shared.networks;

/** A dense layer at work in plain Java where that is quicker, else on ND4J. */
final class DenseBatch implements Layer.Batch {

    /** Plain Java leaves zeros out; it wins where at most one number in so many is not 0. */
    private static final int SPARSE = 8;

    private final AttachedDense dense;
    private final int maxRows;
    private final boolean first;
    private final DensePlainBatch small;
    private DenseNativeBatch large;
    private Layer.Batch current;

    DenseBatch(AttachedDense dense, int maxRows, boolean first) {
        this.dense = dense;
        this.maxRows = maxRows;
        this.first = first;
        small = new DensePlainBatch(dense, maxRows, first);
    }

    @Override
    public float[] forward(float[] input, int rows) {
        current = !dense.needsBackend(rows) || first && sparse(input, rows) ? small
                : large();
        return current.forward(input, rows);
    }

    private DenseNativeBatch large() {
        if (large == null) {
            large = new DenseNativeBatch(dense, maxRows, first);
        }
        return large;
    }

    private boolean sparse(float[] input, int rows) {
        int n = rows * dense.inputs();
        int nonzeros = 0;
        for (int i = 0; i < n; i++) {
            nonzeros += input[i] == 0 ? 0 : 1;
        }
        return (long) nonzeros * SPARSE <= n;
    }

    @Override
    public float[] backward(float[] outputGradient, int rows, float[] gradient) {
        return current.backward(outputGradient, rows, gradient);
    }
}
