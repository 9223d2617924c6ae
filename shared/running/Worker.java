package shared.running;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import shared.environments.Environment;
import shared.environments.Sparse;
import shared.environments.Step;
import shared.files.Saveable;
import shared.files.Tensor;

/**
 * Plays one game without end, episode after episode, so that a lesson can learn from a fixed number
 * of steps, wherever episodes begin and end in them.
 *
 * <p>The only worker of a run records each episode when it is over. Of several workers, which may
 * play in different threads, each holds back its episodes until {@link #report}, so that the lesson
 * decides in which order they are recorded; see {@link Rollouts}.
 *
 * <p>It saves the actions of the episode that it is in. Loaded, it takes them once more, and goes
 * on as if never interrupted.
 */
public final class Worker implements Saveable {

    private static final String EPISODE = "episode";

    /** When it is saved, two numbers stand before the actions. */
    private static final int HEAD = 2;

    /** An episode that is over. */
    private record Played(double totalReward, int length) {
    }

    private final Run run;
    private final Environment<Integer> world;
    private final IntFunction<RandomGenerator> streams;
    private final boolean alone;
    private final List<Played> played = new ArrayList<>();
    private final List<Integer> actions = new ArrayList<>();
    private int episodes;
    private CountingRandom random;
    private Step now;
    private double totalReward;

    /** The only worker of a run begins its next episode. */
    public Worker(Run run, Environment<Integer> world) {
        this(run, world, episode -> run.random(), true);
    }

    /**
     * One of several workers of a run begins an episode.
     *
     * @param number which one it is, from 0; each number has other streams of random numbers
     */
    public Worker(Run run, int number, Environment<Integer> world) {
        this(run, world, episode -> run.random(number, episode), false);
    }

    /**
     * Several workers, each with its game; the run keeps them as "player0", "player1", ...
     *
     * @param number how many there are
     * @param worlds makes the game of each, counted from 0
     */
    static List<Worker> several(Run run, int number,
            IntFunction<? extends Environment<Integer>> worlds) {
        return IntStream.range(0, number)
                .mapToObj(i -> run.keep("player" + i, new Worker(run, i, worlds.apply(i))))
                .toList();
    }

    private Worker(Run run, Environment<Integer> world, IntFunction<RandomGenerator> streams,
            boolean alone) {
        this.run = run;
        this.world = world;
        this.streams = streams;
        this.alone = alone;
        run.updatesBySteps();
        begin();
    }

    private void begin() {
        actions.clear();
        totalReward = 0;
        random = new CountingRandom(streams.apply(episodes));
        now = world.reset(random.nextLong());
    }

    /** Records the episodes that are over and were not recorded yet. */
    void report() {
        played.forEach(episode -> run.record(episode.totalReward, episode.length));
        played.clear();
    }

    /** Counts the steps of the episodes that are over, without recording them. */
    void practised() {
        played.forEach(episode -> run.practised(episode.length));
        played.clear();
    }

    /** The state in which it is to act; see {@link Step#observation}. */
    public float[] observation() {
        return now.observation();
    }

    /** The state in which it is to act, without its zeros; see {@link Step#sparse}. */
    public Sparse sparse() {
        return now.sparse();
    }

    /** The random numbers of the episode that it is in; actions are drawn with them. */
    public RandomGenerator random() {
        return random;
    }

    /**
     * Takes an action. If that ends the episode, the next one begins at once.
     *
     * @return what the world answered
     */
    public Step step(int action) {
        Step answer = take(action);
        if (answer.done()) {
            played.add(new Played(totalReward, actions.size()));
            episodes++;
            if (alone) {
                report();
            }
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

    /**
     * The number of episodes that are over, the number of random numbers that the present one has
     * drawn, and its actions so far: a vector of integers under "episode".
     */
    @Override
    public Map<String, Tensor> state() {
        var numbers = new long[actions.size() + HEAD];
        numbers[0] = episodes;
        numbers[1] = random.drawn;
        for (int t = 0; t < actions.size(); t++) {
            numbers[t + HEAD] = actions.get(t);
        }
        return Map.of(EPISODE, Tensor.vector(numbers));
    }

    @Override
    public void load(Map<String, Tensor> state) {
        Tensor array = state.get(EPISODE);
        int length = array == null ? HEAD : Math.max(HEAD, array.size());
        long[] numbers = Saveable.longs(state, EPISODE, length);
        episodes = (int) numbers[0];
        begin();
        for (int t = HEAD; t < numbers.length; t++) {
            if (now.done()) {
                throw new IllegalArgumentException("its episode goes on after its end.");
            }
            take((int) numbers[t]);
        }
        while (random.drawn < numbers[1]) {
            random.nextLong();
        }
    }

    /** A stream that counts the numbers drawn from it. */
    private static final class CountingRandom implements RandomGenerator {
        private final RandomGenerator source;
        private long drawn;

        CountingRandom(RandomGenerator source) {
            this.source = source;
        }

        @Override
        public long nextLong() {
            drawn++;
            return source.nextLong();
        }
    }
}
