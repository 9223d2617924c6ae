package shared.networks;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import shared.files.Saveable;
import shared.files.Tensor;

/**
 * {@link Adam} for a network whose observations are mostly zeros and come from {@link Tape}s. Of
 * the first layer's weights it looks at those rows alone that there is something to do for.
 *
 * <p>The gradient of several tapes is the sum of theirs. How the work is shared out does not
 * change a bit of the result.
 */
public final class SparseAdam implements Saveable {

    /** What becomes of weights whose input was 0 in all observations of an update. */
    public enum Idle {
        /** They stay, and so do their running means; {@code torch.optim.SparseAdam}. */
        LAZY,
        /** They go on as their running means say; {@code torch.optim.Adam}, exactly. */
        DENSE
    }

    private static final double BETA1 = 0.9;
    private static final double BETA2 = 0.999;
    private static final double EPSILON = 1e-8;

    /** The inputs are shared out in so many parts. */
    private static final int PARTS = 8;

    private final Parameters parameters;
    private final AttachedDense first;
    private double learningRate;
    private final Idle idle;
    private final Workers workers;

    /** The running means of the first layer's weights: a row for each input that ever was not 0. */
    private final float[][] m;
    private final float[][] v;
    private final int[] known;
    private int knownSize;

    /** Those of all other parameters, which stand behind these weights. */
    private final float[] restM;
    private final float[] restV;
    private long steps;

    /** The inputs that were not 0 in this update; of each the last such update, and its row. */
    private final int[] now;
    private int nowSize;
    private final long[] met;
    private final int[] place;

    /** The gradient, in as many rows as there are inputs now: the same few again and again. */
    private final float[][] gradient;
    private final float[] none;
    private final float[] restGradient;
    private final float[] restTheta;

    /**
     * @param learningRate alpha, above 0
     * @param idle what becomes of weights whose input was 0
     * @param workers who do the work
     * @throws IllegalArgumentException if the network does not begin with a dense layer of more
     *     than a few outputs
     */
    public SparseAdam(Network network, double learningRate, Idle idle, Workers workers) {
        parameters = network.parameters();
        first = network.firstDense();
        this.learningRate = learningRate;
        this.idle = idle;
        this.workers = workers;
        m = new float[first.inputs()][];
        v = new float[first.inputs()][];
        known = new int[first.inputs()];
        now = new int[first.inputs()];
        met = new long[first.inputs()];
        place = new int[first.inputs()];
        gradient = new float[first.inputs()][];
        none = new float[first.outputs()];
        int rest = parameters.size() - first.bias();
        restM = new float[rest];
        restV = new float[rest];
        restGradient = new float[rest];
        restTheta = new float[rest];
    }

    /** Changes alpha for the steps to come; above 0. It is not saved. */
    public void learningRate(double learningRate) {
        this.learningRate = learningRate;
    }

    /**
     * Changes the parameters once.
     *
     * @param tapes those of the network that went backward; they are cleared
     * @param maxNorm a longer gradient is shortened to this length, keeping its direction
     * @return the length it had
     */
    public double step(List<Tape> tapes, double maxNorm) {
        steps++;
        collect(tapes);
        var squares = new double[PARTS];
        workers.each(PARTS, part -> squares[part] = addUp(tapes, part));
        Arrays.fill(restGradient, 0);
        tapes.forEach(tape -> tape.addRest(restGradient));
        double norm = Math.sqrt(Arrays.stream(squares).sum() + squares(restGradient));
        var move = new Move(learningRate, steps, maxNorm / (norm + 1e-6));
        workers.each(PARTS, part -> moveRows(move, part));
        moveRest(move);
        tapes.forEach(Tape::clear);
        return norm;
    }

    private static double squares(float[] numbers) {
        double sum = 0;
        for (float number : numbers) {
            sum += (double) number * number;
        }
        return sum;
    }

    /** Which inputs were not 0, each once. */
    private void collect(List<Tape> tapes) {
        nowSize = 0;
        for (Tape tape : tapes) {
            for (int i = 0; i < tape.touchedSize(); i++) {
                int input = tape.touched(i);
                if (m[input] == null) {
                    know(input);
                }
                if (met[input] != steps) {
                    met[input] = steps;
                    place[input] = nowSize;
                    if (gradient[nowSize] == null) {
                        gradient[nowSize] = new float[first.outputs()];
                    }
                    now[nowSize++] = input;
                }
            }
        }
    }

    private void know(int input) {
        m[input] = new float[first.outputs()];
        v[input] = new float[first.outputs()];
        known[knownSize++] = input;
    }

    /** The gradient of a part of the rows; the sum of its squares. */
    private double addUp(List<Tape> tapes, int part) {
        var squares = new float[first.outputs()];
        int from = nowSize * part / PARTS;
        for (int i = from; i < nowSize * (part + 1) / PARTS; i++) {
            float[] g = gradient[i];
            // Neighbours in a picture often light up and go dark together.
            if (i > from && same(tapes, now[i - 1], now[i])) {
                System.arraycopy(gradient[i - 1], 0, g, 0, g.length);
            } else {
                Arrays.fill(g, 0);
                for (Tape tape : tapes) {
                    tape.addRow(now[i], g);
                }
            }
            Vectors.addSquares(g, squares);
        }
        double sum = 0;
        for (float square : squares) {
            sum += square;
        }
        return sum;
    }

    private static boolean same(List<Tape> tapes, int input, int other) {
        for (Tape tape : tapes) {
            if (!tape.same(input, other)) {
                return false;
            }
        }
        return true;
    }

    private void moveRows(Move move, int part) {
        int size = idle == Idle.LAZY ? nowSize : knownSize;
        for (int i = size * part / PARTS; i < size * (part + 1) / PARTS; i++) {
            int input = idle == Idle.LAZY ? now[i] : known[i];
            float[] g = met[input] == steps ? gradient[place[input]] : none;
            move.apply(first.vectors()[input], m[input], v[input], g);
            first.rowChanged(input);
        }
    }

    private void moveRest(Move move) {
        int offset = first.bias();
        float[] theta = parameters.present();
        System.arraycopy(theta, offset, restTheta, 0, restTheta.length);
        move.apply(restTheta, restM, restV, restGradient);
        System.arraycopy(restTheta, 0, theta, offset, restTheta.length);
        parameters.changed(offset, parameters.size());
        first.rowsChanged();
    }

    /**
     * The arithmetic of a step, algorithm 1 of Kingma and Ba in the order of their section 2: one
     * division for each number, where {@link Adam} has two.
     *
     * @param size alpha, corrected for running means that started at 0
     * @param epsilon corrected likewise
     * @param scale what the gradient is multiplied by before anything else
     */
    private record Move(float size, float epsilon, float scale) {

        Move(double learningRate, long steps, double scale) {
            this((float) (learningRate * Math.sqrt(1 - Math.pow(BETA2, steps))
                    / (1 - Math.pow(BETA1, steps))),
                    (float) (EPSILON * Math.sqrt(1 - Math.pow(BETA2, steps))),
                    (float) Math.min(1, scale));
        }

        void apply(float[] theta, float[] m, float[] v, float[] gradient) {
            float rest1 = (float) (1 - BETA1);
            float rest2 = (float) (1 - BETA2);
            float beta2 = (float) BETA2;
            for (int i = 0; i < theta.length; i++) {
                float g = gradient[i] * scale;
                m[i] += (g - m[i]) * rest1;
                v[i] = v[i] * beta2 + g * g * rest2;
                theta[i] -= size * m[i] / ((float) Math.sqrt(v[i]) + epsilon);
            }
        }
    }

    /** The running means m and v, as those of {@link Adam}, and the number of steps so far. */
    @Override
    public Map<String, Tensor> state() {
        var state = new LinkedHashMap<String, Tensor>();
        state.put("m", Tensor.vector(flat(m, restM)));
        state.put("v", Tensor.vector(flat(v, restV)));
        state.put("steps", Tensor.vector(steps));
        return state;
    }

    private float[] flat(float[][] rows, float[] rest) {
        var flat = new float[parameters.size()];
        System.arraycopy(rest, 0, flat, first.bias(), rest.length);
        for (int i = 0; i < knownSize; i++) {
            System.arraycopy(rows[known[i]], 0, flat, first.weight()
                    + known[i] * first.outputs(), first.outputs());
        }
        return flat;
    }

    @Override
    public void load(Map<String, Tensor> state) {
        float[] newM = Saveable.floats(state, "m", parameters.size());
        float[] newV = Saveable.floats(state, "v", parameters.size());
        long newSteps = Saveable.longs(state, "steps", 1)[0];
        System.arraycopy(newM, first.bias(), restM, 0, restM.length);
        System.arraycopy(newV, first.bias(), restV, 0, restV.length);
        Arrays.fill(m, null);
        knownSize = 0;
        for (int input = 0; input < m.length; input++) {
            int from = first.weight() + input * first.outputs();
            int to = from + first.outputs();
            // Who never met a number other than 0 has no running mean other than 0.
            if (anyNot0(newM, from, to) || anyNot0(newV, from, to)) {
                know(input);
                System.arraycopy(newM, from, m[input], 0, first.outputs());
                System.arraycopy(newV, from, v[input], 0, first.outputs());
            }
        }
        steps = newSteps;
        Arrays.fill(met, 0);
    }

    private static boolean anyNot0(float[] numbers, int from, int to) {
        for (int i = from; i < to; i++) {
            if (numbers[i] != 0) {
                return true;
            }
        }
        return false;
    }
}
