package shared.running;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import shared.environments.Environment;
import shared.environments.Step;
import shared.files.Saveable;
import shared.files.Tensor;

/**
 * Plays on and on in one world, episode after episode, so that a lesson can learn from a fixed
 * number of steps, wherever episodes begin and end in them.
 *
 * <p>One worker alone has each episode recorded when it is over. Of several, which may play in
 * different threads, each keeps the episodes that are over until {@link #report}, so that it is
 * up to the lesson in which order they are recorded.
 *
 * <p>What it saves is the actions of the episode it is in: loaded, it takes them once more and
 * goes on as if never interrupted. So it is to be kept after everything else that a run keeps.
 */
public final class Worker implements Saveable {

    private static final String EPISODE = "episode";

    /** So many numbers go before the actions when it is saved. */
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
    private Counted random;
    private Step now;
    private double totalReward;

    /** The only worker of a run begins its next episode. */
    public Worker(Run run, Environment<Integer> world) {
        this(run, world, episode -> run.random(), true);
    }

    /**
     * One of several workers of a run begins an episode.
     *
     * @param number which one it is, from 0: another number, other chance
     */
    public Worker(Run run, int number, Environment<Integer> world) {
        this(run, world, episode -> run.random(number, episode), false);
    }

    /**
     * Several workers, each in a world of its own; the run keeps them as "player0", "player1", ...
     *
     * @param number how many
     * @param worlds makes the world of each, counted from 0
     */
    public static List<Worker> several(Run run, int number,
            IntFunction<? extends Environment<Integer>> worlds) {
        return IntStream.range(0, number).mapToObj(i -> {
            var worker = new Worker(run, i, worlds.apply(i));
            run.keep("worker" + i, worker);
            return worker;
        }).toList();
    }

    private Worker(Run run, Environment<Integer> world, IntFunction<RandomGenerator> streams,
            boolean alone) {
        this.run = run;
        this.world = world;
        this.streams = streams;
        this.alone = alone;
        begin();
    }

    private void begin() {
        actions.clear();
        totalReward = 0;
        random = new Counted(streams.apply(episodes));
        now = world.reset(random.nextLong());
    }

    /** Has the episodes recorded that are over and were not recorded yet. */
    public void report() {
        played.forEach(episode -> run.record(episode.totalReward, episode.length));
        played.clear();
    }

    /** Says that the episodes that are over were practice: of them only the steps count. */
    public void practised() {
        played.forEach(episode -> run.practised(episode.length));
        played.clear();
    }

    /** What it sees: the state in which it has to act. */
    public float[] observation() {
        return now.observation();
    }

    /** The same told by its places, see {@link Step#places}. */
    public int[] places() {
        return now.places();
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
     * How many episodes are over, how many random numbers the present one has drawn, and behind
     * them its actions so far.
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
