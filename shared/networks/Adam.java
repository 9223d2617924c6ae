package shared.networks;

import java.util.LinkedHashMap;
import java.util.Map;
import shared.files.Saveable;
import shared.files.Tensor;

/**
 * Adam: each parameter moves by about the learning rate, in the direction of its gradient's
 * running mean m, less where the gradient's size, from the running mean v of its square, varies.
 * Kingma and Ba, "Adam: A Method for Stochastic Optimization" (2015), algorithm 1; the order of
 * the arithmetic is that of {@code torch.optim.Adam}.
 */
public class Adam implements Optimiser {

    private static final double BETA1 = 0.9;
    private static final double BETA2 = 0.999;
    private static final float EPSILON = 1e-8f;

    /** The parameters are shared out in so many parts, if there is somebody to do so. */
    private static final int PARTS = 8;

    private final Parameters parameters;
    private final Workers workers;
    private double learningRate;
    private final float[] m;
    private final float[] v;
    private long steps;

    /** @param learningRate alpha, above 0 */
    public Adam(Network network, double learningRate) {
        this(network, learningRate, Workers.ONE);
    }

    /**
     * The same for a network of so many parameters that moving them is work to share out. How that
     * is done does not change a bit of the result.
     *
     * @param workers who do it
     */
    public Adam(Network network, double learningRate, Workers workers) {
        this.parameters = network.parameters();
        this.workers = workers;
        this.learningRate = learningRate;
        m = new float[parameters.size()];
        v = new float[parameters.size()];
    }

    /** Alpha, the size of the steps. */
    double learningRate() {
        return learningRate;
    }

    /** Changes alpha for the steps to come; above 0. It is not saved. */
    public void learningRate(double learningRate) {
        this.learningRate = learningRate;
    }

    @Override
    public void step(float[] gradient) {
        steps++;
        float stepSize = (float) (learningRate / (1 - Math.pow(BETA1, steps)));
        float rootCorrection = (float) Math.sqrt(1 - Math.pow(BETA2, steps));
        float[] theta = parameters.values();
        int parts = workers == Workers.ONE ? 1 : PARTS;
        workers.each(parts, part -> move(theta, gradient, stepSize, rootCorrection,
                theta.length * part / parts, theta.length * (part + 1) / parts));
        parameters.changed();
    }

    private void move(float[] theta, float[] gradient, float stepSize, float rootCorrection,
            int from, int to) {
        float beta2 = (float) BETA2;
        float rest1 = (float) (1 - BETA1);
        float rest2 = (float) (1 - BETA2);
        for (int i = from; i < to; i++) {
            float g = gradient[i];
            m[i] += (g - m[i]) * rest1;
            v[i] = v[i] * beta2 + g * g * rest2;
            float size = (float) Math.sqrt(v[i]) / rootCorrection + EPSILON;
            theta[i] -= stepSize * (m[i] / size);
        }
    }

    /** The running means m and v and the number of steps so far. */
    @Override
    public Map<String, Tensor> state() {
        var state = new LinkedHashMap<String, Tensor>();
        state.put("m", Tensor.vector(m));
        state.put("v", Tensor.vector(v));
        state.put("steps", Tensor.vector(steps));
        return state;
    }

    @Override
    public void load(Map<String, Tensor> state) {
        float[] newM = Saveable.floats(state, "m", m.length);
        float[] newV = Saveable.floats(state, "v", v.length);
        long newSteps = Saveable.longs(state, "steps", 1)[0];
        System.arraycopy(newM, 0, m, 0, m.length);
        System.arraycopy(newV, 0, v, 0, v.length);
        steps = newSteps;
    }
}
