package shared.networks;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import shared.files.Tensor;

/** Takes a batch through a network by tapes, and moves only what had something to do with it. */
final class TapeTrainer implements Trainer {

    private static final int PARTS = 2;

    private final Network network;
    private final Workers workers;
    private final SparseAdam adam;
    private Tape[] tapes;
    private int room;

    TapeTrainer(Network network, double learningRate, Workers workers) {
        this.network = network;
        this.workers = workers;
        adam = new SparseAdam(network, learningRate, SparseAdam.Idle.LAZY, workers);
    }

    @Override
    public void step(int[][] states, OutputGradient gradient, double maxNorm) {
        int n = states.length;
        if (n > room) {
            room = n;
            tapes = new Tape[PARTS];
            Arrays.setAll(tapes, part -> new Tape(network, (room + PARTS - 1) / PARTS));
        }
        workers.each(PARTS, part -> {
            int from = n * part / PARTS;
            var dy = new float[n * (part + 1) / PARTS - from][];
            for (int i = 0; i < dy.length; i++) {
                float[] y = tapes[part].forward(states[from + i]);
                dy[i] = gradient.of(from + i, y);
            }
            tapes[part].backward(dy);
        });
        adam.step(List.of(tapes), maxNorm);
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
