package shared.running;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.IntConsumer;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import shared.environments.Environment;
import shared.files.Npz;
import shared.files.Saveable;
import shared.files.Tensor;
import shared.files.UserError;
import shared.learning.Episode;
import shared.networks.Network;
import shared.playing.ActionRule;
import shared.playing.Agent;
import shared.playing.Animation;
import shared.playing.EpisodeView;
import shared.playing.Numbers;
import shared.playing.Randomness;
import shared.playing.SavedFile;

/**
 * One run: learning with one seed and one variant. It gives a lesson its random numbers, tells it
 * whether to go on, and takes what the lesson saves, records and shows. It belongs to the thread
 * that learns.
 */
public final class Run {

    /**
     * The environment number of the first of several games. Number 0 is for the only game of a run,
     * and number 1 for episodes that are only watched.
     */
    private static final int FIRST_OF_SEVERAL = 2;

    private static final String UPDATES = "updates";
    private static final String SECONDS = "seconds";

    private final long seed;
    private final String variant;
    private final String label;
    private final Goal goal;
    private final BooleanSupplier stopped;
    private final Records records;
    private final Kept kept;
    private final Shown shown = new Shown();
    private final Stopwatch stopwatch = new Stopwatch();
    private volatile int limit;
    private volatile int updates;
    private volatile boolean ended;
    private volatile boolean bySteps;
    private volatile String unit = "episode";
    private int threads = 1;
    private Team team;
    private Autosave autosave;
    private boolean mustKeep;
    private boolean begun;
    private boolean updating;

    /**
     * Makes a run whose label is its variant.
     *
     * @throws UserError if the file does not hold a whole run
     */
    Run(long seed, String variant, Goal goal, BooleanSupplier stopped, SavedFile resumed) {
        this(seed, variant, variant, goal, stopped, resumed);
    }

    /**
     * @param variant the variant that the lesson is told
     * @param label the name of the variant in charts, tables and files, which also has what
     *     {@code --vary} compares
     * @param stopped tells whether somebody has asked to stop
     * @param resumed the file to resume from, or null for a new run
     * @throws UserError if the file does not hold a whole run
     */
    Run(long seed, String variant, String label, Goal goal, BooleanSupplier stopped,
            SavedFile resumed) {
        this.seed = seed;
        this.variant = variant;
        this.label = label;
        this.goal = goal;
        this.stopped = stopped;
        records = new Records(goal);
        kept = new Kept(resumed);
        if (resumed != null) {
            restore(resumed);
        }
    }

    /** Returns the name of the variant that this run learns: one of {@link Experiment#variants}. */
    public String variant() {
        return variant;
    }

    /** Returns the name of the variant in charts, tables and files. */
    String label() {
        return label;
    }

    /** Sets the name of what is recorded, as {@link Experiment#unit} gives it. */
    void unit(String name) {
        unit = name;
    }

    /** Returns the name of what is recorded: "episode", unless another was set. */
    String unit() {
        return unit;
    }

    /** Returns the stream of random numbers for the next episode. */
    public RandomGenerator random() {
        return Randomness.stream(seed, 0, episodes());
    }

    /** Returns the stream for an episode of one of several games, both counted from 0. */
    RandomGenerator random(int game, int episode) {
        return Randomness.stream(seed, FIRST_OF_SEVERAL + game, episode);
    }

    /**
     * Returns a stream for a purpose other than an episode, such as "policy" for the initial
     * parameters of a policy.
     */
    public RandomGenerator random(String purpose) {
        return Randomness.stream(seed, purpose);
    }

    /**
     * Does the tasks 0 to {@code tasks} - 1, which must not depend on each other, on all threads of
     * this run, and returns when all are done. If a task throws an exception, this method throws
     * it.
     */
    public void parallel(int tasks, IntConsumer task) {
        if (team == null) {
            team = new Team(threads);
        }
        team.each(tasks, task);
    }

    /**
     * Keeps an object, so that it is saved with the run. In a resumed run the object is restored
     * from the saved file.
     *
     * @param name the name of the object in the file, such as "policy"
     * @return the same object
     * @throws UserError if what was saved under this name does not fit the object
     */
    public <T extends Saveable> T keep(String name, T object) {
        kept.add(name, object);
        return object;
    }

    /**
     * Sets the agent that plays in the window during learning, and that is shown, filmed and
     * evaluated after learning.
     *
     * @param worlds makes a world to play in, other than the one in which it learns
     * @param policy the network that learns; {@link #keep} gives it its name in the saved file
     * @param rule how actions follow from the policy
     */
    public <A> void show(Supplier<? extends Environment<A>> worlds, Network policy,
            ActionRule<A> rule) {
        show(worlds, policy, rule, EpisodeView::plain);
    }

    /**
     * Sets the agent that plays, with pictures that show more than the world's own.
     *
     * @param worlds makes a world to play in, other than the one in which it learns
     * @param policy what is learned
     * @param rule how actions follow from the policy
     * @param views makes a view for each episode that is shown
     */
    public <A> void show(Supplier<? extends Environment<A>> worlds, Network policy,
            ActionRule<A> rule, Supplier<? extends EpisodeView> views) {
        show(new Agent<>(worlds, policy, rule, views));
    }

    /** Sets the animation that is shown and filmed when learning has ended. */
    public void show(Animation animation) {
        shown.set(animation);
    }

    /**
     * Returns whether to go on learning: the limit is not reached, the world is not solved, and
     * nobody has asked to stop. It is the condition of the learning loop. Each iteration is an
     * update, which plays one or more episodes and then learns.
     *
     * @param maxUpdates the limit of the number of updates
     * @throws UserError if a number that is kept has become NaN or infinite, or if the run is to be
     *     saved but its policy is not kept
     */
    public boolean running(int maxUpdates) {
        if (!begun) {
            if (mustKeep) {
                requireKept();
            }
            begun = true;
            limit = maxUpdates;
            stopwatch.start();
        }
        if (updating) {
            kept.requireNumbers(updates);
            records.appendTracked();
            if (autosave != null) {
                stopwatch.stop();
                autosave.updateEnded();
                stopwatch.start();
            }
        }
        shown.betweenUpdates(updates, episodes());
        updating = updates < maxUpdates && !(goal.ends() && history().solved())
                && !stopped.getAsBoolean();
        if (updating) {
            shown.updateBegins();
            updates++;
        }
        return updating;
    }

    /**
     * Returns the share of the updates that is still to come, including the present one: 1 in the
     * first update, near 0 in the last.
     */
    public double remaining() {
        return 1 - (updates - 1.0) / limit;
    }

    /**
     * Records numbers after each update from now on.
     *
     * @param names the series to which they are appended
     * @param numbers gives as many numbers as there are names
     */
    public void track(List<String> names, Supplier<float[]> numbers) {
        records.track(names, numbers);
    }

    /** Records an episode. */
    public void record(Episode<?> episode) {
        record(episode.totalReward(), episode.length());
    }

    /**
     * Records an episode.
     *
     * @param totalReward the return of the episode
     * @param length its number of steps
     */
    public void record(double totalReward, int length) {
        history().add(totalReward, length, updates);
    }

    /**
     * Appends a number to the series of that name, for charts and files. Call it once in each
     * update.
     *
     * @param name any name except "return", "mean return", "length" and "update", which every run
     *     has
     * @throws IllegalArgumentException if the name is one of these, or that of a number which
     *     {@link #track} appends
     */
    public void record(String name, double value) {
        records.record(name, value);
    }

    /** Counts the steps of an episode that is not recorded, because it was played for practice. */
    void practised(int length) {
        history().practise(length);
    }

    /** Returns the number of episodes that were recorded. */
    public int episodes() {
        return history().size();
    }

    /**
     * Returns the environment steps of all episodes that are over, including those for practice.
     */
    public long steps() {
        return history().steps();
    }

    /** Returns the seconds of acting and learning so far. */
    public double seconds() {
        return stopwatch.seconds();
    }

    /**
     * Returns the mean return that is compared with {@link Experiment#goal}; NaN before the first
     * episode.
     */
    public double meanReturn() {
        return history().mean();
    }

    /**
     * Returns the mean return of the last n episodes, or of all if there are fewer; NaN if there is
     * none.
     */
    public double meanReturn(int n) {
        return history().series(History.RETURN).meanOfLast(n);
    }

    /**
     * Sets the numbers of a trace, which charts show in this order; they may belong to the steps of
     * an episode, for example. They replace the earlier numbers of that name, and are not saved.
     */
    public void trace(String name, double[] values) {
        records.trace(name, values);
    }

    /**
     * Prints a message of one or more lines. With several runs or {@code --quiet} it prints
     * nothing.
     */
    public void say(String message) {
        records.say(message, begun);
    }

    /**
     * Prints a message, formatted as by {@link String#format(String, Object...)} with a decimal
     * point.
     */
    public void say(String pattern, Object... values) {
        say(Numbers.format(pattern, values));
    }

    /**
     * Sets a result, which appears in tables and files.
     *
     * @param name the name of the result
     * @param value a number, boolean, string, list of actions, or policy ({@code float[][]}, a row
     *     for each state)
     */
    public void result(String name, Object value) {
        records.result(name, value);
    }

    /** Sets the number of threads that this run may use. Call it before learning begins. */
    void threads(int threads) {
        this.threads = threads;
    }

    /**
     * Demands that the lesson keep its policy, because the run will be saved. Call it before
     * learning begins.
     */
    void mustKeep() {
        mustKeep = true;
    }

    /** Saves this run at regular intervals during learning, always between two updates. */
    void autosave(Duration every, Runnable saving) {
        autosave = new Autosave(every, saving);
    }

    /**
     * Notes that an update is a fixed number of steps, which may begin and end within an episode.
     */
    void updatesBySteps() {
        bySteps = true;
    }

    /** Ends learning. */
    void end() {
        stopwatch.stop();
        // There may be a hundred runs, and all stay in memory until the last one has ended.
        kept.release();
        shown.end(updates, episodes());
        ended = true;
    }

    /** Ends the threads of this run, even if learning has failed. */
    void dismiss() {
        if (team != null) {
            team.close();
            team = null;
        }
    }

    /** Whether the lesson has called {@link #running} at all. */
    boolean begun() {
        return begun;
    }

    /** Whether learning has ended. */
    boolean ended() {
        return ended;
    }

    /** The number of updates that have begun. */
    int updates() {
        return updates;
    }

    /**
     * The limit of the updates, or their number once learning has ended; 0 before the first update.
     */
    int limit() {
        return ended ? updates : limit;
    }

    /** The limit that the lesson gave; 0 before the first update. */
    int asked() {
        return limit;
    }

    /** Whether an update is a fixed number of steps. */
    boolean bySteps() {
        return bySteps;
    }

    /** The name under which the policy of the agent is kept; empty if there is none. */
    Optional<String> agentName() {
        Agent<?> agent = shown.agent();
        return agent == null ? Optional.empty() : kept.name(agent.policy());
    }

    /** Checks that the policy is kept: without it, a saved run could neither act nor be resumed. */
    private void requireKept() {
        if (kept.isEmpty() || shown.agent() != null && agentName().isEmpty()) {
            throw new UserError(UserError.WORLD, "Saving would leave out what is learned: call"
                    + " run.keep(\"policy\", policy) before run.running.");
        }
    }

    /** Returns the name of this run in texts: "seed 7" or "clamped, seed 7". */
    String title() {
        return (label.isEmpty() ? "" : label + ", ") + "seed " + seed;
    }

    /** Returns the name of this run in file names: "seed-7" or "clamped-seed-7". */
    String name() {
        // What follows the variant has numbers, which must not lose their points and signs.
        String name = variant.replaceAll("[^A-Za-z0-9]+", "-")
                + label.substring(variant.length()).replaceAll("[^A-Za-z0-9.-]+", "-");
        return (name.isEmpty() ? "" : name + "-") + "seed-" + seed;
    }

    long seed() {
        return seed;
    }

    Goal goal() {
        return goal;
    }

    Records records() {
        return records;
    }

    History history() {
        return records.history();
    }

    Stopwatch stopwatch() {
        return stopwatch;
    }

    Kept kept() {
        return kept;
    }

    Shown shown() {
        return shown;
    }

    /** Whether a file holds a whole run, which can be resumed, and not its agent alone. */
    static boolean isWhole(Npz file) {
        return file.arrays().containsKey(UPDATES);
    }

    /** Returns everything that is needed to resume this run later. */
    Npz state(String settings) {
        var arrays = new LinkedHashMap<String, Tensor>(kept.state());
        arrays.putAll(history().state());
        arrays.put(UPDATES, Tensor.vector((long) updates));
        arrays.put(SECONDS, Tensor.vector(stopwatch.seconds()));
        return new Npz(arrays, settings);
    }

    private void restore(SavedFile resumed) {
        Map<String, Tensor> arrays = resumed.npz().arrays();
        try {
            double seconds = Saveable.doubles(arrays, SECONDS, 1)[0];
            if (seconds < 0) {
                throw new IllegalArgumentException("it has taken " + seconds + " seconds.");
            }
            stopwatch.add(seconds);
            updates = (int) Saveable.counts(arrays, UPDATES, Integer.MAX_VALUE, 1)[0];
            history().load(resumed.npz(), updates);
        } catch (IllegalArgumentException e) {
            throw new UserError(UserError.USAGE, resumed.file() + " does not hold a whole"
                    + " run: " + e.getMessage(), e);
        }
    }
}
