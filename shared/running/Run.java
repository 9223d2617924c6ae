package shared.running;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
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

/**
 * The learning of one seed, as a lesson sees it: its random numbers, whether to go on, what to
 * save, what to record and what to show. It belongs to the thread that learns.
 */
public final class Run {

    /** Environment 0 is that of a run's only game, 1 that of episodes that are only watched. */
    private static final int FIRST_OF_SEVERAL = 2;

    private static final String UPDATES = "updates";
    private static final String SECONDS = "seconds";

    private final long seed;
    private final String variant;
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
    private int threads = 1;
    private Team team;
    private Autosave autosave;
    private boolean mustKeep;
    private boolean begun;
    private boolean updating;

    /**
     * @param stopped whether somebody has asked to stop
     * @param resumed the file to go on from, or null for a new run
     * @throws UserError if the file is not that of a run
     */
    Run(long seed, String variant, Goal goal, BooleanSupplier stopped, Npz resumed) {
        this.seed = seed;
        this.variant = variant;
        this.goal = goal;
        this.stopped = stopped;
        records = new Records(goal);
        kept = new Kept(resumed);
        if (resumed != null) {
            restore(resumed);
        }
    }

    /** Which of {@link Experiment#variants} is to learn. */
    public String variant() {
        return variant;
    }

    /** The stream of random numbers for the next episode. */
    public RandomGenerator random() {
        return Randomness.stream(seed, 0, episodes());
    }

    /** The stream for an episode of one of several games, both counted from 0. */
    RandomGenerator random(int game, int episode) {
        return Randomness.stream(seed, FIRST_OF_SEVERAL + game, episode);
    }

    /** A stream for anything other than an episode, such as "policy" for first parameters. */
    public RandomGenerator random(String purpose) {
        return Randomness.stream(seed, purpose);
    }

    /**
     * Does tasks number 0 to {@code tasks} - 1, which must not depend on each other, on all threads
     * of this run; returns when all are done. An exception of a task is thrown here.
     */
    public void parallel(int tasks, IntConsumer task) {
        if (team == null) {
            team = new Team(threads);
        }
        team.each(tasks, task);
    }

    /**
     * Has an object saved with the run. In a resumed run the object goes on from what was saved.
     *
     * @param name what it is called in the file, such as "policy"
     * @return the object
     * @throws UserError if what was saved does not fit it
     */
    public <T extends Saveable> T keep(String name, T object) {
        kept.add(name, object);
        return object;
    }

    /**
     * Sets what plays in the window while it learns, and is shown, filmed and scored when it has
     * learned.
     *
     * @param worlds makes a world to play in, other than the one in which it learns
     * @param policy what is learned; {@link #keep} says under which name it is saved
     * @param rule how actions follow from the policy
     */
    public <A> void show(Supplier<? extends Environment<A>> worlds, Network policy,
            ActionRule<A> rule) {
        show(worlds, policy, rule, EpisodeView::plain);
    }

    /**
     * Sets what plays, with a picture that shows more than the world's own.
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

    /** Sets what is shown and filmed when learning has ended. */
    public void show(Animation animation) {
        shown.set(animation);
    }

    /**
     * Whether to go on learning: below the limit, not solved, and nobody has asked to stop. It is
     * the condition of the loop; each turn of it is an update, which plays an episode or several
     * and then learns.
     *
     * @param maxUpdates the limit
     * @throws UserError if what is kept has become NaN, or what is to be saved is not kept
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

    /** The share of the updates that is still to come: 1 in the first one, near 0 in the last. */
    public double remaining() {
        return 1 - (updates - 1.0) / limit;
    }

    /**
     * Has numbers recorded after each update.
     *
     * @param names the series to which they are appended
     * @param numbers as many numbers as there are names
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
     * @param length how many steps it had
     */
    public void record(double totalReward, int length) {
        history().add(totalReward, length, updates);
    }

    /**
     * Appends a number to the series of that name, for charts and files; once an update.
     *
     * @param name not "return", "mean return", "length" or "update", which every run has
     * @throws IllegalArgumentException if it is one of these
     */
    public void record(String name, double value) {
        history().add(name, value);
    }

    /** Counts the steps of an episode that is not recorded, because it was played for practice. */
    void practised(int length) {
        history().practise(length);
    }

    /** How many episodes were recorded. */
    public int episodes() {
        return history().size();
    }

    /** The environment steps of all episodes that are over, including those for practice. */
    public long steps() {
        return history().steps();
    }

    /** The seconds of acting and learning so far. */
    public double seconds() {
        return stopwatch.seconds();
    }

    /** The mean return that {@link Experiment#goal} looks at; NaN before the first episode. */
    public double meanReturn() {
        return history().mean();
    }

    /** The mean return of the last n episodes, of all if there are fewer; NaN if there is none. */
    public double meanReturn(int n) {
        return history().series(History.RETURN).meanOfLast(n);
    }

    /**
     * Sets the numbers of a trace, which charts show in their order: along an episode, for example.
     * They replace those set before under that name, and go into no file.
     */
    public void trace(String name, double[] values) {
        records.trace(name, values);
    }

    /** Prints a message of one or more lines; ignored with several runs or {@code --quiet}. */
    public void say(String message) {
        records.say(message);
    }

    /** Prints a message; see {@link String#format(String, Object...)}, with a decimal point. */
    public void say(String pattern, Object... values) {
        say(Numbers.format(pattern, values));
    }

    /**
     * Sets a result, for tables and files.
     *
     * @param value a number, boolean, string, list of actions, or policy ({@code float[][]}, a row
     *     for each state)
     */
    public void result(String name, Object value) {
        records.result(name, value);
    }

    /** Sets, before it begins, how many threads it may use. */
    void threads(int threads) {
        this.threads = threads;
    }

    /** Says, before it begins, that it will be saved, so that its lesson must keep its policy. */
    void mustKeep() {
        mustKeep = true;
    }

    /** Has it saved on the way, between two updates, each time that so much time has gone by. */
    void autosave(Duration every, Runnable saving) {
        autosave = new Autosave(every, saving);
    }

    /** Says that an update is a number of steps, wherever episodes begin and end in them. */
    void updatesBySteps() {
        bySteps = true;
    }

    /** Says that it will learn no more. */
    void end() {
        stopwatch.stop();
        // A hundred runs are all kept until the last one has ended.
        kept.release();
        shown.end(updates, episodes());
        ended = true;
    }

    /** Ends its threads, whether or not it has ended well. */
    void dismiss() {
        if (team != null) {
            team.close();
            team = null;
        }
    }

    /** Whether its lesson has called {@link #running} at all. */
    boolean begun() {
        return begun;
    }

    /** Whether it will learn no more. */
    boolean ended() {
        return ended;
    }

    /** How many updates have begun. */
    int updates() {
        return updates;
    }

    /** The limit of its updates as far as it is known; 0 before the first. */
    int limit() {
        return ended ? updates : limit;
    }

    /** The limit that its lesson gave; 0 before the first update. */
    int asked() {
        return limit;
    }

    /** Whether an update is a number of steps. */
    boolean bySteps() {
        return bySteps;
    }

    /** The name under which the policy of the agent is kept; empty if there is none. */
    Optional<String> agentName() {
        Agent<?> agent = shown.agent();
        return agent == null ? Optional.empty() : kept.name(agent.policy());
    }

    /** Without its policy, a saved run could neither act nor go on. */
    private void requireKept() {
        if (kept.isEmpty() || shown.agent() != null && agentName().isEmpty()) {
            throw new UserError(UserError.WORLD, "Saving would leave out what is learned: call"
                    + " run.keep(\"policy\", policy) before run.running.");
        }
    }

    /** Tells it from the others in texts: "seed 7" or "clamped, seed 7". */
    String title() {
        return (variant.isEmpty() ? "" : variant + ", ") + "seed " + seed;
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

    /** Everything that is needed to go on later. */
    Npz state(String settings) {
        var arrays = new LinkedHashMap<String, Tensor>(kept.state());
        arrays.putAll(history().state());
        arrays.put(UPDATES, Tensor.vector((long) updates));
        arrays.put(SECONDS, Tensor.vector(stopwatch.seconds()));
        return new Npz(arrays, settings);
    }

    private void restore(Npz resumed) {
        try {
            stopwatch.add(Saveable.doubles(resumed.arrays(), SECONDS, 1)[0]);
            updates = (int) Saveable.longs(resumed.arrays(), UPDATES, 1)[0];
            history().load(resumed);
        } catch (IllegalArgumentException e) {
            throw new UserError(UserError.USAGE, "The file to resume from does not hold all that a"
                    + " lesson saves: " + e.getMessage(), e);
        }
    }
}
