package shared.running;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.random.RandomGenerator;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import shared.environments.Environment;
import shared.environments.Episode;
import shared.networks.Npz;
import shared.networks.Saveable;

/**
 * One seed's learning, as a lesson sees it: where it gets its chance from, whether to go on, what
 * to keep in a file and what to show at the end. It belongs to the thread that learns.
 */
public final class Run {

    private static final String EPISODES = "episodes";

    private final long seed;
    private final Goal goal;
    private final BooleanSupplier stopped;
    private final Npz resumed;
    private final Map<String, Saveable> kept = new LinkedHashMap<>();
    private final History history;
    private final Stopwatch stopwatch = new Stopwatch();
    private volatile int limit;
    private Performer<?> performer;

    /** @param resumed the file to go on from, or null for a new run */
    Run(long seed, Goal goal, BooleanSupplier stopped, Npz resumed) {
        this.seed = seed;
        this.goal = goal;
        this.stopped = stopped;
        this.resumed = resumed;
        history = new History(goal.episodes());
        if (resumed != null) {
            restoreHistory();
        }
    }

    /** The stream of random numbers for the episode that comes next. */
    public RandomGenerator random() {
        return Chance.stream(seed, 0, history.size());
    }

    /** A stream for something other than an episode, such as "policy" for first parameters. */
    public RandomGenerator random(String purpose) {
        return Chance.stream(seed, purpose);
    }

    /**
     * Has an object saved with the run; where the run was resumed, the object goes on from what
     * was saved.
     *
     * @param name what it is called in the file, such as "policy"
     * @throws IllegalArgumentException if what was saved does not fit it
     */
    public void keep(String name, Saveable saveable) {
        kept.put(name, saveable);
        if (resumed != null) {
            try {
                saveable.load(resumed.under(name));
            } catch (IllegalArgumentException e) {
                throw new Failure(Failure.USAGE, "The file to resume from holds another " + name
                        + " than this lesson's: " + e.getMessage(), e);
            }
        }
    }

    /** What is to be shown, filmed and scored when learning has ended. */
    public <A> void show(Environment<A> world, Agent<A> agent) {
        performer = new Performer<>(world, agent);
    }

    /** Whether to play on: not solved, below the limit, and nobody asked to stop. */
    public boolean running(int maxEpisodes) {
        limit = maxEpisodes;
        stopwatch.start();
        return history.size() < maxEpisodes && !solved() && !stopped.getAsBoolean();
    }

    /** Says that an episode was played and learned from. */
    public void record(Episode episode) {
        history.add(episode.totalReward(), episode.length(), System.currentTimeMillis());
    }

    /** Whether the goal is reached. */
    boolean solved() {
        return history.size() >= goal.episodes() && history.mean() >= goal.target();
    }

    /** Says that it will play no more episodes. */
    void end() {
        stopwatch.stop();
        limit = history.size();
    }

    /** How many episodes it plays at the most, as far as is known; 0 before the first. */
    int limit() {
        return limit;
    }

    long seed() {
        return seed;
    }

    Goal goal() {
        return goal;
    }

    History history() {
        return history;
    }

    Stopwatch stopwatch() {
        return stopwatch;
    }

    /** What {@link #show} was given; null if nothing. */
    Performer<?> performer() {
        return performer;
    }

    /** Everything that is needed to go on later. */
    Npz state(String settings) {
        var arrays = new LinkedHashMap<String, INDArray>();
        kept.forEach((name, saveable) -> saveable.state()
                .forEach((key, array) -> arrays.put(name + "." + key, array)));
        int size = history.size();
        var returns = new double[size];
        var lengths = new long[size];
        var millis = new long[size];
        for (int i = 0; i < size; i++) {
            History.Row row = history.get(i);
            returns[i] = row.totalReward();
            lengths[i] = row.length();
            millis[i] = row.millis();
        }
        if (size > 0) {
            arrays.put(EPISODES + ".return", Nd4j.createFromArray(returns));
            arrays.put(EPISODES + ".length", Nd4j.createFromArray(lengths));
            arrays.put(EPISODES + ".millis", Nd4j.createFromArray(millis));
        }
        arrays.put(EPISODES + ".seconds", Nd4j.createFromArray(stopwatch.seconds()));
        return new Npz(arrays, settings);
    }

    private void restoreHistory() {
        Map<String, INDArray> saved = resumed.under(EPISODES);
        try {
            stopwatch.add(Saveable.require(saved, "seconds", DataType.DOUBLE, 1).getDouble(0));
            if (saved.containsKey("return")) {
                int size = (int) saved.get("return").length();
                double[] returns = Saveable.require(saved, "return", DataType.DOUBLE, size)
                        .toDoubleVector();
                long[] lengths = Saveable.require(saved, "length", DataType.INT64, size)
                        .toLongVector();
                long[] millis = Saveable.require(saved, "millis", DataType.INT64, size)
                        .toLongVector();
                for (int i = 0; i < size; i++) {
                    history.add(returns[i], (int) lengths[i], millis[i]);
                }
            }
        } catch (IllegalArgumentException e) {
            throw new Failure(Failure.USAGE, "The file to resume from was not saved by a lesson: "
                    + e.getMessage(), e);
        }
    }
}
