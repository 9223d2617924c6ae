package shared.running;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
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
    private static final String SERIES = "series";
    private static final String SECONDS = "seconds";

    private final long seed;
    private final String variant;
    private final Goal goal;
    private final BooleanSupplier stopped;
    private final Npz resumed;
    private final Map<String, Saveable> kept = new LinkedHashMap<>();
    private final Map<List<String>, Supplier<float[]>> tracked = new LinkedHashMap<>();
    private final Map<String, Object> results = new LinkedHashMap<>();
    private final History history;
    private final Stopwatch stopwatch = new Stopwatch();
    private volatile int limit;
    private volatile boolean ended;
    private boolean begun;
    private Show show;

    /** @param resumed the file to go on from, or null for a new run */
    Run(long seed, String variant, Goal goal, BooleanSupplier stopped, Npz resumed) {
        this.seed = seed;
        this.variant = variant;
        this.goal = goal;
        this.stopped = stopped;
        this.resumed = resumed;
        history = new History(goal.episodes());
        if (resumed != null) {
            restoreHistory();
        }
    }

    /** Which of {@link Lesson#variants} is to learn. */
    public String variant() {
        return variant;
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
        show = new Performer<>(world, agent);
    }

    /** What is to be shown and filmed when learning has ended. */
    public void show(Show show) {
        this.show = show;
    }

    /** Whether to play on: not solved, below the limit, and nobody asked to stop. */
    public boolean running(int maxEpisodes) {
        if (!begun) {
            begun = true;
            limit = maxEpisodes;
            stopwatch.start();
        }
        return history.size() < maxEpisodes && !solved() && !stopped.getAsBoolean();
    }

    /** Has numbers recorded after each episode, each as a series of its name. */
    public void track(List<String> names, Supplier<float[]> numbers) {
        tracked.put(names, numbers);
    }

    /** Says that an episode was played and learned from. */
    public void record(Episode episode) {
        record(episode.totalReward(), episode.length());
    }

    /** The same where there is no such object: a return and the number of its steps. */
    public void record(double totalReward, int length) {
        tracked.forEach((names, numbers) -> {
            float[] now = numbers.get();
            for (int i = 0; i < now.length; i++) {
                history.add(names.get(i), now[i]);
            }
        });
        history.add(totalReward, length);
    }

    /** Appends a number to the series of that name, for charts and files. */
    public void record(String name, double value) {
        history.add(name, value);
    }

    /**
     * Says what came out under that name, for tables and files: a number, a truth, a text, actions
     * ({@code int[]}) or a policy ({@code float[][]}, a row for each state).
     */
    public void result(String name, Object value) {
        results.put(name, value);
    }

    /** Whether the goal is reached. */
    boolean solved() {
        return goal.exists() && history.size() >= goal.episodes()
                && history.mean() >= goal.target();
    }

    /** Says that it will play no more episodes. */
    void end() {
        stopwatch.stop();
        limit = history.size();
        ended = true;
    }

    /** Whether it will play no more episodes. */
    boolean ended() {
        return ended;
    }

    /** How many episodes it plays at the most, as far as is known; 0 before the first. */
    int limit() {
        return limit;
    }

    /** Tells it from the others in the names of files: "seed-7" or "clamped-seed-7". */
    String name() {
        return (variant.isEmpty() ? "" : variant.replaceAll("[^A-Za-z0-9]+", "-") + "-")
                + "seed-" + seed;
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

    Map<String, Object> results() {
        return results;
    }

    /** What there is to see; null if nothing. */
    Show show() {
        return show;
    }

    /** Everything that is needed to go on later. */
    Npz state(String settings) {
        var arrays = new LinkedHashMap<String, INDArray>();
        kept.forEach((name, saveable) -> saveable.state()
                .forEach((key, array) -> arrays.put(name + "." + key, array)));
        put(arrays, EPISODES, History.RETURN);
        put(arrays, EPISODES, History.LENGTH);
        history.names().forEach(name -> put(arrays, SERIES, name));
        arrays.put(SECONDS, Nd4j.createFromArray(stopwatch.seconds()));
        return new Npz(arrays, settings);
    }

    private void put(Map<String, INDArray> arrays, String group, String name) {
        double[] values = history.series(name).toArray();
        if (values.length > 0) {
            arrays.put(group + "." + name, Nd4j.createFromArray(values));
        }
    }

    private void restoreHistory() {
        try {
            stopwatch.add(Saveable.require(resumed.arrays(), SECONDS, DataType.DOUBLE, 1)
                    .getDouble(0));
            Map<String, INDArray> episodes = resumed.under(EPISODES);
            if (!episodes.isEmpty()) {
                double[] returns = vector(episodes, History.RETURN);
                double[] lengths = vector(episodes, History.LENGTH);
                if (returns.length != lengths.length) {
                    throw new IllegalArgumentException("returns and lengths differ in number.");
                }
                for (int i = 0; i < returns.length; i++) {
                    history.add(returns[i], (int) lengths[i]);
                }
            }
            Map<String, INDArray> series = resumed.under(SERIES);
            for (String name : series.keySet()) {
                for (double value : vector(series, name)) {
                    history.add(name, value);
                }
            }
        } catch (IllegalArgumentException e) {
            throw new Failure(Failure.USAGE, "The file to resume from was not saved by a lesson: "
                    + e.getMessage(), e);
        }
    }

    private static double[] vector(Map<String, INDArray> arrays, String name) {
        INDArray array = arrays.get(name);
        int length = array == null ? 1 : (int) array.length();
        return Saveable.require(arrays, name, DataType.DOUBLE, length).toDoubleVector();
    }
}
