package shared.networks;

import java.util.Arrays;
import java.util.Map;
import shared.files.Tensor;
import shared.learning.Statistics;

/** Takes the halves of a batch through a network of its own way each, and moves all parameters. */
final class PassTrainer implements Trainer {

    private static final int PARTS = 2;

    private final Workers workers;
    private final Pass[] passes = new Pass[PARTS];
    private final Adam adam;

    PassTrainer(Network network, double learningRate, int batch, Workers workers) {
        this.workers = workers;
        Arrays.setAll(passes, part -> new Pass(network, (batch + PARTS - 1) / PARTS));
        adam = new Adam(network, learningRate, workers);
    }

    @Override
    public void step(int[][] states, OutputGradient gradient, double maxNorm) {
        int n = states.length;
        var gradients = new float[PARTS][];
        // The last part is never empty, the first one is for a single state.
        workers.each(PARTS, part -> {
            int from = n * part / PARTS;
            int to = n * (part + 1) / PARTS;
            if (from < to) {
                float[][] y = passes[part].forward(Arrays.copyOfRange(states, from, to));
                for (int i = from; i < to; i++) {
                    y[i - from] = gradient.of(i, y[i - from]);
                }
                gradients[part] = passes[part].backward(y);
            }
        });
        float[] sum = gradients[0] == null ? gradients[1]
                : Statistics.sum(gradients[0], gradients[1]);
        if (Double.isFinite(maxNorm)) {
            Optimiser.clipNorm(sum, maxNorm);
        }
        adam.step(sum);
    }

    @Override
    public void learningRate(double learningRate) {
        adam.learningRate(learningRate);
    }

    @Override
    public Map<String, Tensor> state() {
        return adam.state();
    }

    @Override
    public void load(Map<String, Tensor> state) {
        adam.load(state);
    }
}
