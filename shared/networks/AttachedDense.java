package shared.networks;

import java.util.Arrays;
import java.util.random.RandomGenerator;

/** A dense layer in a network: where W and b are in the flat vector, and W again as arrays. */
final class AttachedDense implements Layer.Attached {

    /** Up to so many products of an input and a weight, a batch is done in plain Java. */
    private static final int SMALL = 8192;

    /** A few outputs are sums over the inputs; more are better taken side by side. */
    private static final int NARROW = 4;

    /** So many fit the registers. */
    private static final int EIGHT = 8;

    private final Dense layer;
    private final Parameters parameters;
    private final int weight;
    private final int bias;

    /**
     * The columns of a narrow W, the rows of a wide one. The JVM makes vector code of loops
     * over arrays from their beginning, which the flat vector does not allow.
     */
    private final float[][] vectors;

    /** Of five to eight outputs once more the rows of W, each filled up to eight; else null. */
    private final float[] eights;

    /** Which rows were changed here and not yet in the flat vector. */
    private final boolean[] ahead;
    private boolean late;

    AttachedDense(Dense layer, Parameters parameters, int weight, int bias) {
        this.layer = layer;
        this.parameters = parameters;
        this.weight = weight;
        this.bias = bias;
        vectors = narrow() ? new float[layer.outputs()][layer.inputs()]
                : new float[layer.inputs()][layer.outputs()];
        eights = narrow() || layer.outputs() > EIGHT ? null : new float[EIGHT * layer.inputs()];
        ahead = new boolean[vectors.length];
        parameters.onChange(weight, bias, this::copyWeights);
    }

    /** Whether {@link #vectors} are columns of W. */
    boolean narrow() {
        return layer.outputs() <= NARROW;
    }

    float[][] vectors() {
        return vectors;
    }

    /** Says that one of the rows was changed; the flat vector follows late. */
    void rowChanged(int i) {
        ahead[i] = true;
        copyEight(i);
    }

    /** Says that some rows were changed, after {@link #rowChanged} has said which. */
    void rowsChanged() {
        late = true;
        parameters.late(this::bringBack);
    }

    /** The flat vector, in which this layer's own numbers are those of now. */
    float[] theta() {
        bringBack();
        return parameters.present();
    }

    private void bringBack() {
        if (!late) {
            return;
        }
        late = false;
        for (int i = 0; i < vectors.length; i++) {
            if (ahead[i]) {
                System.arraycopy(vectors[i], 0, parameters.present(),
                        weight + i * vectors[i].length, vectors[i].length);
                ahead[i] = false;
            }
        }
    }

    Parameters parameters() {
        return parameters;
    }

    /** Where W begins in the flat vector. */
    int weight() {
        return weight;
    }

    /** Where b begins in the flat vector. */
    int bias() {
        return bias;
    }

    int inputs() {
        return layer.inputs();
    }

    private void copyWeights() {
        float[] theta = parameters.present();
        Arrays.fill(ahead, false);
        late = false;
        int outputs = layer.outputs();
        for (int i = 0; i < layer.inputs(); i++) {
            int row = weight + i * outputs;
            if (narrow()) {
                for (int j = 0; j < outputs; j++) {
                    vectors[j][i] = theta[row + j];
                }
            } else {
                System.arraycopy(theta, row, vectors[i], 0, outputs);
                copyEight(i);
            }
        }
    }

    private void copyEight(int i) {
        if (eights != null) {
            System.arraycopy(vectors[i], 0, eights, EIGHT * i, vectors[i].length);
        }
    }

    @Override
    public int outputs() {
        return layer.outputs();
    }

    @Override
    public void initialise(RandomGenerator random) {
        float bound = (float) (1 / Math.sqrt(layer.inputs()));
        for (int i = weight; i < bias + layer.outputs(); i++) {
            parameters.values()[i] = random.nextFloat(-bound, bound);
        }
    }

    @Override
    public float[] forward(float[] x) {
        var y = new float[layer.outputs()];
        System.arraycopy(parameters.present(), bias, y, 0, y.length);
        if (narrow()) {
            for (int j = 0; j < y.length; j++) {
                y[j] += Vectors.dot(x, vectors[j]);
            }
        } else if (eights != null) {
            addEights(x, y);
        } else {
            addRows(x, y);
        }
        return y;
    }

    /** The same for up to eight outputs: loops over so few are not worth their beginning. */
    private void addEights(float[] x, float[] y) {
        float y0 = 0;
        float y1 = 0;
        float y2 = 0;
        float y3 = 0;
        float y4 = 0;
        float y5 = 0;
        float y6 = 0;
        float y7 = 0;
        for (int i = 0; i < x.length; i++) {
            float a = x[i];
            // Of units that are rectified, half are 0.
            if (a != 0) {
                int k = EIGHT * i;
                y0 += a * eights[k];
                y1 += a * eights[k + 1];
                y2 += a * eights[k + 2];
                y3 += a * eights[k + 3];
                y4 += a * eights[k + 4];
                y5 += a * eights[k + 5];
                y6 += a * eights[k + 6];
                y7 += a * eights[k + 7];
            }
        }
        float[] sums = {y0, y1, y2, y3, y4, y5, y6, y7};
        for (int j = 0; j < y.length; j++) {
            y[j] += sums[j];
        }
    }

    /**
     * The same for an input of zeros, ones and minus ones.
     *
     * @param places p for a 1 at p, ~p for a -1 at p
     */
    float[] forward(int[] places) {
        var y = new float[layer.outputs()];
        System.arraycopy(parameters.present(), bias, y, 0, y.length);
        int i = 0;
        for (; i + 3 < places.length; i += 4) {
            int p = places[i];
            int q = places[i + 1];
            int r = places[i + 2];
            int s = places[i + 3];
            Vectors.addFour(sign(p), row(p), sign(q), row(q), sign(r), row(r), sign(s), row(s), y);
        }
        for (; i < places.length; i++) {
            Vectors.add(sign(places[i]), row(places[i]), y);
        }
        return y;
    }

    private static float sign(int p) {
        return p >= 0 ? 1 : -1;
    }

    private float[] row(int p) {
        return vectors[p >= 0 ? p : ~p];
    }

    /** y += x W. */
    private void addRows(float[] x, float[] y) {
        int i = 0;
        // Four rows of W at a time: each output is fetched and put back a quarter as often.
        for (; i + 3 < x.length; i += 4) {
            float x0 = x[i];
            float x1 = x[i + 1];
            float x2 = x[i + 2];
            float x3 = x[i + 3];
            if (x0 == 0 && x1 == 0 && x2 == 0 && x3 == 0) {
                // Pictures and boards are mostly zeros.
                continue;
            }
            Vectors.addFour(x0, vectors[i], x1, vectors[i + 1], x2, vectors[i + 2], x3,
                    vectors[i + 3], y);
        }
        for (; i < x.length; i++) {
            Vectors.add(x[i], vectors[i], y);
        }
    }

    @Override
    public Layer.Batch batch(int maxRows, boolean first) {
        return needsBackend(maxRows) ? new DenseBatch(this, maxRows, first)
                : new DensePlainBatch(this, maxRows, first);
    }

    @Override
    public boolean needsBackend(int rows) {
        return (long) rows * layer.inputs() * layer.outputs() > SMALL;
    }
}
