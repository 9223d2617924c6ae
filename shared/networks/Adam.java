package shared.networks;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import shared.files.Saveable;
import shared.files.Tensor;

/**
 * Adam: each parameter moves by about the learning rate in the direction of m, the running mean of
 * its gradient, less where the size of the gradient, from v, the running mean of its square,
 * varies. Kingma and Ba, "Adam: A Method for Stochastic Optimization" (2015), algorithm 1; the
 * order of the arithmetic is that of {@code torch.optim.Adam}.
 *
 * <p>A lazy one leaves rows of the parameters alone that have no gradient in a step, and their
 * running means, too: {@code torch.optim.SparseAdam}.
 */
public class Adam implements Optimiser {

    private static final double BETA1 = 0.9;
    private static final double BETA2 = 0.999;
    private static final float EPSILON = 1e-8f;

    private final Parameters parameters;
    private final boolean lazy;
    private double learningRate;

    /** The running means; null for a row that never had a gradient, as they are 0. */
    private final float[][] m;
    private final float[][] v;
    private long steps;

    /** The gradient of a row that has none. */
    private final float[] zeros;

    /**
     * An optimiser of a network's parameters.
     *
     * @param learningRate alpha, above 0
     * @throws IllegalArgumentException if it is not
     */
    public Adam(Network network, double learningRate) {
        this(network, learningRate, false);
    }

    /**
     * One that moves only rows with a gradient: of a first layer on mostly empty states these are
     * few. Errors as of the constructor.
     *
     * @param learningRate alpha, above 0
     */
    public static Adam lazy(Network network, double learningRate) {
        return new Adam(network, learningRate, true);
    }

    private Adam(Network network, double learningRate, boolean lazy) {
        parameters = network.parameters();
        this.lazy = lazy;
        this.learningRate = Optimiser.requireRate(learningRate);
        m = new float[parameters.rows().size()][];
        v = new float[m.length][];
        zeros = new float[parameters.longestRow()];
    }

    /** Alpha, the size of the steps. */
    public double learningRate() {
        return learningRate;
    }

    /**
     * Changes alpha for the steps to come; it is not saved.
     *
     * @param learningRate above 0
     * @throws IllegalArgumentException if it is not
     */
    public void learningRate(double learningRate) {
        this.learningRate = Optimiser.requireRate(learningRate);
    }

    @Override
    public void step(Gradient gradient, Parallel parallel) {
        gradient.requireOf(parameters);
        steps++;
        float stepSize = (float) (learningRate / (1 - Math.pow(BETA1, steps)));
        float rootCorrection = (float) Math.sqrt(1 - Math.pow(BETA2, steps));
        List<float[]> rows = parameters.rows();
        gradient.each(parallel, (from, to) -> {
            for (int i = from; i < to; i++) {
                if (gradient.has(i)) {
                    if (m[i] == null) {
                        m[i] = new float[rows.get(i).length];
                        v[i] = new float[m[i].length];
                    }
                    move(rows.get(i), m[i], v[i], gradient.row(i), stepSize, rootCorrection);
                } else if (!lazy && m[i] != null) {
                    move(rows.get(i), m[i], v[i], zeros, stepSize, rootCorrection);
                }
            }
        });
        parameters.changed();
    }

    private static void move(float[] theta, float[] m, float[] v, float[] gradient, float stepSize,
            float rootCorrection) {
        float beta2 = (float) BETA2;
        float rest1 = (float) (1 - BETA1);
        float rest2 = (float) (1 - BETA2);
        for (int j = 0; j < theta.length; j++) {
            float g = gradient[j];
            m[j] += (g - m[j]) * rest1;
            v[j] = v[j] * beta2 + g * g * rest2;
            float size = (float) Math.sqrt(v[j]) / rootCorrection + EPSILON;
            theta[j] -= stepSize * (m[j] / size);
        }
    }

    /** The running means m and v, as vectors in the parameters' order, and the steps so far. */
    @Override
    public Map<String, Tensor> state() {
        var state = new LinkedHashMap<String, Tensor>();
        state.put("m", Tensor.vector(flat(m)));
        state.put("v", Tensor.vector(flat(v)));
        state.put("steps", Tensor.vector(steps));
        return state;
    }

    private float[] flat(float[][] means) {
        var rows = new ArrayList<float[]>();
        for (int i = 0; i < means.length; i++) {
            rows.add(means[i] == null ? new float[parameters.rows().get(i).length] : means[i]);
        }
        return Parameters.flat(rows);
    }

    @Override
    public void load(Map<String, Tensor> state) {
        float[] newM = Saveable.floats(state, "m", parameters.size());
        float[] newV = Saveable.floats(state, "v", parameters.size());
        steps = Saveable.longs(state, "steps", 1)[0];
        int from = 0;
        for (int i = 0; i < m.length; i++) {
            int to = from + parameters.rows().get(i).length;
            float[] rowM = Arrays.copyOfRange(newM, from, to);
            float[] rowV = Arrays.copyOfRange(newV, from, to);
            boolean zero = zero(rowM) && zero(rowV);
            m[i] = zero ? null : rowM;
            v[i] = zero ? null : rowV;
            from = to;
        }
    }

    private static boolean zero(float[] numbers) {
        return Arrays.equals(numbers, new float[numbers.length]);
    }
}
