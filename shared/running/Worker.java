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
 * Plays one game without end, episode after episode. So a lesson can learn from a fixed number of
 * steps, which may begin and end within an episode.
 *
 * <p>The only worker of a run records each episode when it is over. Several workers may play in
 * different threads. They do not record their episodes until {@link #report} is called, so that the
 * order of the recorded episodes does not depend on the threads; see {@link Rollouts}.
 *
 * <p>A worker saves the actions of its present episode. When it is loaded, it takes these actions
 * again, and goes on as if it had not been interrupted.
 */
public final class Worker implements Saveable {

    private static final String EPISODE = "episode";

    /** The number of integers that are saved before the actions. */
    private static final int HEAD = 2;

    /** More random numbers than an episode draws, which take less than a second to draw. */
    private static final long MAX_DRAWN = 100_000_000;

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

    /** Makes the only worker of a run, which begins the run's next episode. */
    public Worker(Run run, Environment<Integer> world) {
        this(run, world, episode -> run.random(), true);
    }

    /**
     * Makes one of several workers of a run, which begins its first episode.
     *
     * @param number the number of the worker, from 0; each worker has its own streams of random
     *     numbers
     */
    public Worker(Run run, int number, Environment<Integer> world) {
        this(run, world, episode -> run.random(number, episode), false);
    }

    /**
     * Makes several workers, each with its own game. The run keeps them as "player0", "player1",
     * ...
     *
     * @param number the number of workers
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

    /** Returns the state in which the next action is taken; see {@link Step#observation}. */
    public float[] observation() {
        return now.observation();
    }

    /**
     * Returns the state in which the next action is taken, without its zeros; see
     * {@link Step#sparse}.
     */
    public Sparse sparse() {
        return now.sparse();
    }

    /**
     * Returns the stream of random numbers of the present episode, with which actions are drawn.
     */
    public RandomGenerator random() {
        return random;
    }

    /**
     * Takes an action. If the action ends the episode, the next episode begins at once.
     *
     * @return the answer of the world to the action
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
     * Returns a vector of integers under "episode": the number of episodes that are over, the
     * number of random numbers drawn in the present episode, and its actions so far.
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
        long[] numbers = Saveable.counts(state, EPISODE, Integer.MAX_VALUE, length);
        episodes = (int) numbers[0];
        begin();
        for (int t = HEAD; t < numbers.length; t++) {
            if (now.done()) {
                throw new IllegalArgumentException("its episode goes on after its end.");
            }
            take((int) numbers[t]);
        }
        if (numbers[1] < random.drawn || numbers[1] > MAX_DRAWN) {
            throw new IllegalArgumentException("its episode cannot have drawn " + numbers[1]
                    + " random numbers.");
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
