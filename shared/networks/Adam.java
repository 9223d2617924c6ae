package shared.networks;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import shared.files.Saveable;
import shared.files.Tensor;

/**
 * The Adam optimiser. Each parameter moves against m, the running mean of its gradient, by about
 * the learning rate. The step is shorter where the gradient varies: it is the learning rate times
 * m / sqrt(v), where v is the running mean of the squared gradient. Kingma and Ba, "Adam: A Method
 * for Stochastic Optimization" (2015), algorithm 1; the order of the arithmetic is that of
 * {@code torch.optim.Adam}.
 *
 * <p>Lazy Adam skips the rows of the parameters that have no gradient in a step, and does not
 * change their running means, as {@code torch.optim.SparseAdam} does.
 */
public class Adam implements Optimiser {

    private static final double BETA1 = 0.9;
    private static final double BETA2 = 0.999;
    private static final float EPSILON = 1e-8f;

    private final Parameters parameters;
    private final boolean lazy;
    private double learningRate;

    /**
     * The running means of each row; null for a row that never had a gradient, whose means are 0.
     */
    private final float[][] m;
    private final float[][] v;
    private long steps;

    /** Zeros: the gradient of a row that has none. */
    private final float[] zeros;

    /**
     * Creates an optimiser for a network's parameters.
     *
     * @param network the network whose parameters it changes
     * @param learningRate alpha, above 0
     * @throws IllegalArgumentException if the learning rate is not above 0 and finite
     */
    public Adam(Network network, double learningRate) {
        this(network, learningRate, false);
    }

    /**
     * Creates lazy Adam, which moves only the rows with a gradient. If most numbers of a state are
     * 0, only a few rows of the first layer have one.
     *
     * @param network the network whose parameters it changes
     * @param learningRate alpha, above 0
     * @throws IllegalArgumentException if the learning rate is not above 0 and finite
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

    /** The learning rate alpha. */
    public double learningRate() {
        return learningRate;
    }

    /**
     * Changes the learning rate for all later steps. It is not part of {@link #state}.
     *
     * @param learningRate alpha, above 0
     * @throws IllegalArgumentException if the learning rate is not above 0 and finite
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

    /**
     * The running means m and v, as vectors in the order of the parameters, and the number of steps
     * so far.
     */
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
        for (float mean : newV) {
            if (mean < 0) {
                throw new IllegalArgumentException("\"v\" holds " + mean
                        + ", but a mean of squares is not negative.");
            }
        }
        steps = Saveable.counts(state, "steps", Long.MAX_VALUE, 1)[0];
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
