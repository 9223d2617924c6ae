package shared.running;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import shared.files.Npz;
import shared.files.Saveable;
import shared.files.Tensor;

/**
 * The numbers that a run has recorded. For each episode these are its return, its length, the mean
 * return up to it and the update that learned from it. For each update there may be other numbers,
 * under names that the lesson chooses. The thread that learns appends numbers, and other threads
 * may read them at the same time.
 */
final class History {

    static final String RETURN = "return";
    static final String MEAN_RETURN = "mean return";
    static final String LENGTH = "length";
    static final String UPDATE = "update";

    private static final Set<String> OWN = Set.of(RETURN, MEAN_RETURN, LENGTH, UPDATE);

    /** The parts of the memory of which the numbers of a resumed run take two at most. */
    private static final int PARTS = 16;

    private static final String EPISODES = "episodes";
    private static final String SERIES = "series";
    private static final String PRACTISED = "practised";

    private final Goal goal;
    private final Series returns = new Series();
    private final Series means = new Series();
    private final Series lengths = new Series();
    private final Series updates = new Series();
    private final Map<String, Series> others = new ConcurrentHashMap<>();
    private double windowSum;
    private volatile long steps;
    private long practised;

    /** @param goal decides how the mean of the returns is taken, and when the goal is reached */
    History(Goal goal) {
        this.goal = goal;
    }

    /**
     * Appends an episode.
     *
     * @param totalReward the return of the episode
     * @param length its number of steps
     * @param update the number of the update that learns from it, counted from 1
     */
    void add(double totalReward, int length, int update) {
        int n = returns.size();
        int window = goal.episodes();
        double rate = goal.rate();
        windowSum += totalReward;
        if (n >= window) {
            windowSum -= returns.get(n - window);
        }
        lengths.add(length);
        updates.add(update);
        means.add(rate == 0 ? windowSum / Math.min(n + 1, window)
                : n == 0 ? totalReward : means.last() + rate * (totalReward - means.last()));
        steps += length;
        returns.add(totalReward);
    }

    /** Counts the steps of an episode that is not recorded. */
    void practise(int length) {
        practised += length;
        steps += length;
    }

    /**
     * Appends a number to the series of that name.
     *
     * @throws IllegalArgumentException if the name is that of a series of episodes, such as
     *     "return"
     */
    void add(String name, double value) {
        if (OWN.contains(name)) {
            throw new IllegalArgumentException("\"" + name + "\" is recorded for every episode:"
                    + " choose another name for a number of your own.");
        }
        Series series = others.get(name);
        if (series == null) {
            series = new Series();
            others.put(name, series);
        }
        series.add(value);
    }

    /**
     * Returns all series as tensors. Their names are "episodes.return", for example, or "series."
     * and the name that the lesson chose.
     */
    Map<String, Tensor> state() {
        var state = new LinkedHashMap<String, Tensor>();
        for (String name : List.of(RETURN, LENGTH, UPDATE)) {
            put(state, EPISODES, name);
        }
        names().forEach(name -> put(state, SERIES, name));
        if (practised > 0) {
            state.put(PRACTISED, Tensor.vector(practised));
        }
        return state;
    }

    private void put(Map<String, Tensor> state, String group, String name) {
        double[] values = series(name).toArray();
        if (values.length > 0) {
            state.put(group + "." + name, Tensor.vector(values));
        }
    }

    /**
     * Restores the numbers that {@link #state} returned.
     *
     * @param done the number of updates of the run
     * @throws IllegalArgumentException if a tensor is missing or does not fit, or if numbers
     *     contradict each other
     */
    void load(Npz saved, int done) {
        Map<String, Tensor> episodes = saved.under(EPISODES);
        Map<String, Tensor> series = saved.under(SERIES);
        requireRoom(episodes);
        requireRoom(series);
        if (!episodes.isEmpty()) {
            double[] returns = vector(episodes, RETURN);
            long[] lengths = Saveable.counts(episodes, LENGTH, Integer.MAX_VALUE,
                    returns.length);
            long[] learned = Saveable.counts(episodes, UPDATE, Integer.MAX_VALUE,
                    returns.length);
            for (int i = 0; i < returns.length; i++) {
                // The update that learns from the last episodes may still be to come.
                if (learned[i] < (i == 0 ? 0 : learned[i - 1]) || learned[i] > done + 1L) {
                    throw new IllegalArgumentException("episode " + (i + 1) + " belongs to update "
                            + learned[i] + ", which cannot be after " + done + " updates.");
                }
                add(returns[i], (int) lengths[i], (int) learned[i]);
            }
        }
        if (saved.arrays().containsKey(PRACTISED)) {
            practised = Saveable.counts(saved.arrays(), PRACTISED, Long.MAX_VALUE >> 1, 1)[0];
            steps += practised;
        }
        // A series of the lesson may have gaps, which are NaN.
        series.forEach((name, values) -> {
            for (double value : values.doubles()) {
                add(name, value);
            }
        });
    }

    private static double[] vector(Map<String, Tensor> arrays, String name) {
        Tensor array = arrays.get(name);
        int length = array == null ? 1 : array.size();
        return Saveable.doubles(arrays, name, length);
    }

    /** Checks that the numbers take at most a part of the memory. */
    private static void requireRoom(Map<String, Tensor> arrays) {
        long numbers = arrays.values().stream().mapToLong(Tensor::size).sum();
        if (numbers > Runtime.getRuntime().maxMemory() / Double.BYTES / PARTS) {
            throw new IllegalArgumentException("it has recorded " + numbers + " numbers, too many"
                    + " for the memory that Java has; JAVA_TOOL_OPTIONS=-Xmx4g gives it 4 GB.");
        }
    }

    /** The number of episodes. */
    int size() {
        return returns.size();
    }

    /** All environment steps so far, including those for practice. */
    long steps() {
        return steps;
    }

    /** The steps of the first episodes that were recorded. */
    long steps(int episodes) {
        long sum = 0;
        for (int i = 0; i < episodes; i++) {
            sum += (long) lengths.get(i);
        }
        return sum;
    }

    /** The mean return that the goal compares with its target; NaN before the first episode. */
    double mean() {
        return means.last();
    }

    /**
     * Whether the goal is reached. If learning goes on after the goal, it is enough that the goal
     * was reached at some time.
     */
    boolean solved() {
        return goal.exists() && (goal.ends() ? size() >= goal.episodes()
                && mean() >= goal.target() : episodesToSolve() > 0);
    }

    /** The number of episodes after which the goal was reached; 0 if it was not reached. */
    int episodesToSolve() {
        if (goal.ends()) {
            return solved() ? size() : 0;
        }
        for (int i = goal.episodes() - 1; i < means.size(); i++) {
            if (means.get(i) >= goal.target()) {
                return i + 1;
            }
        }
        return 0;
    }

    /** The names of the lesson's own series, sorted. */
    List<String> names() {
        var names = new ArrayList<>(others.keySet());
        names.sort(null);
        return names;
    }

    /**
     * The series of that name, which is one of episodes or one of the lesson's own; empty if there
     * is none.
     */
    Series series(String name) {
        return switch (name) {
            case RETURN -> returns;
            case MEAN_RETURN -> means;
            case LENGTH -> lengths;
            case UPDATE -> updates;
            default -> others.getOrDefault(name, new Series());
        };
    }
}
