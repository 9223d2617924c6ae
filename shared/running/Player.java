package shared.running;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import shared.environments.Environment;
import shared.environments.Step;
import shared.networks.Saveable;

/**
 * Plays on and on in one world, episode after episode, so that a lesson can learn from a fixed
 * number of steps, wherever episodes begin and end in them. Each episode is recorded when it is
 * over.
 *
 * <p>What it saves is the actions of the episode it is in: loaded, it takes them once more and
 * goes on as if never interrupted. So it is to be kept after everything else that a run keeps.
 */
public final class Player implements Saveable {

    private static final String EPISODE = "episode";

    private final Run run;
    private final Environment<Integer> world;
    private final List<Integer> actions = new ArrayList<>();
    private Counted random;
    private Step now;
    private double totalReward;

    /** Begins an episode of the run. */
    public Player(Run run, Environment<Integer> world) {
        this.run = run;
        this.world = world;
        begin();
    }

    private void begin() {
        actions.clear();
        totalReward = 0;
        random = new Counted(run.random());
        now = world.reset(random.nextLong());
    }

    /** What it sees: the state in which it has to act. */
    public float[] observation() {
        return now.observation();
    }

    /** Where the chance of its actions comes from: a stream of the episode it is in. */
    public RandomGenerator random() {
        return random;
    }

    /**
     * Takes an action. If that ends the episode, the next one has begun afterwards.
     *
     * @return what the world answered
     */
    public Step step(int action) {
        Step answer = take(action);
        if (answer.done()) {
            run.record(totalReward, actions.size());
            begin();
        }
        return answer;
    }

    private Step take(int action) {
        now = world.step(action);
        actions.add(action);
        totalReward += now.reward();
        return now;
    }

    /** How many random numbers the episode has drawn, and behind it the actions so far. */
    @Override
    public Map<String, INDArray> state() {
        var numbers = new long[actions.size() + 1];
        numbers[0] = random.drawn;
        for (int t = 0; t < actions.size(); t++) {
            numbers[t + 1] = actions.get(t);
        }
        return Map.of(EPISODE, Nd4j.createFromArray(numbers));
    }

    @Override
    public void load(Map<String, INDArray> state) {
        INDArray array = state.get(EPISODE);
        int length = array == null ? 1 : (int) array.length();
        long[] numbers = Saveable.require(state, EPISODE, DataType.INT64, length).toLongVector();
        begin();
        for (int t = 1; t < numbers.length; t++) {
            if (now.done()) {
                throw new IllegalArgumentException("its episode goes on after its end.");
            }
            take((int) numbers[t]);
        }
        while (random.drawn < numbers[0]) {
            random.nextLong();
        }
    }

    /** A stream that knows how far it has come. */
    private static final class Counted implements RandomGenerator {
        private final RandomGenerator source;
        private long drawn;

        Counted(RandomGenerator source) {
            this.source = source;
        }

        @Override
        public long nextLong() {
            drawn++;
            return source.nextLong();
        }
    }
}
