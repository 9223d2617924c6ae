package shared.running;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
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
import shared.playing.Randomness;
import shared.playing.Snapshot;

/**
 * One seed's learning, as a lesson sees it: where it gets its chance from, whether to go on, what
 * to keep in a file and what to show at the end. It belongs to the thread that learns.
 */
public final class Run {

    /** After the one of a run that has one world alone, and that in which agents are shown. */
    private static final int FIRST_WORLD = 2;

    private static final String UPDATES = "updates";
    private static final String SECONDS = "seconds";

    private final long seed;
    private final String variant;
    private final Goal goal;
    private final BooleanSupplier stopped;
    private final Npz resumed;
    private final Map<String, Saveable> kept = new LinkedHashMap<>();
    private final Map<List<String>, Supplier<float[]>> tracked = new LinkedHashMap<>();
    private final Map<String, Object> results = new LinkedHashMap<>();
    private final Map<String, double[]> traces = new ConcurrentHashMap<>();
    private final Queue<String> words = new ConcurrentLinkedQueue<>();
    private final History history;
    private final Stopwatch stopwatch = new Stopwatch();
    private volatile int limit;
    private volatile int updates;
    private volatile boolean ended;
    private volatile boolean wanted;
    private volatile boolean speaks;
    private volatile boolean bySteps;
    private volatile Snapshot snapshot;
    private volatile Animation show;
    private Snapshots snapshots;
    private int threads = 1;
    private Runnable saving;
    private int saveEvery;
    private int lastSaved;
    private Team team;
    private boolean begun;
    private boolean mustKeep;
    private boolean updating;

    /** @param resumed the file to go on from, or null for a new run */
    Run(long seed, String variant, Goal goal, BooleanSupplier stopped, Npz resumed) {
        this.seed = seed;
        this.variant = variant;
        this.goal = goal;
        this.stopped = stopped;
        this.resumed = resumed;
        history = new History(goal);
        if (resumed != null) {
            restore();
        }
    }

    /** Which of {@link Lesson#variants} is to learn. */
    public String variant() {
        return variant;
    }

    /** The stream of random numbers for the episode that comes next. */
    public RandomGenerator random() {
        return Randomness.stream(seed, 0, history.size());
    }

    /** The same for an episode in one of several worlds that are played side by side. */
    RandomGenerator random(int world, int episode) {
        return Randomness.stream(seed, FIRST_WORLD + world, episode);
    }

    /** A stream for something other than an episode, such as "policy" for first parameters. */
    public RandomGenerator random(String purpose) {
        return Randomness.stream(seed, purpose);
    }

    /**
     * Does tasks number 0 to {@code tasks} - 1, which must not depend on each other, on as many
     * threads as there are for this run; returns when all are done.
     */
    public void parallel(int tasks, IntConsumer task) {
        if (team == null) {
            team = new Team(threads);
        }
        team.each(tasks, task);
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
        bySteps |= saveable instanceof Worker;
        if (resumed != null) {
            try {
                saveable.load(resumed.under(name));
            } catch (IllegalArgumentException e) {
                throw new UserError(UserError.USAGE, "The file to resume from holds another " + name
                        + " than this lesson's: " + e.getMessage(), e);
            }
        }
    }

    /**
     * What is to be shown as it learns, and shown, filmed and scored when it has learned.
     *
     * @param worlds makes a world to play in: another one than that in which it learns
     * @param policy what is learned; {@link #keep} says under which name it is saved
     * @param rule how actions follow from the policy
     */
    public <A> void show(Supplier<? extends Environment<A>> worlds, Network policy,
            ActionRule<A> rule) {
        show(worlds, policy, rule, EpisodeView::plain);
    }

    /**
     * The same where the world's picture is not all there is to see.
     *
     * @param views makes a view for each episode that is shown
     */
    public <A> void show(Supplier<? extends Environment<A>> worlds, Network policy,
            ActionRule<A> rule, Supplier<? extends EpisodeView> views) {
        show = new Agent<>(worlds, policy, rule, views);
    }

    /** What is to be shown and filmed when learning has ended. */
    public void show(Animation show) {
        this.show = show;
    }

    /**
     * Whether to learn on: below the limit, not solved, and nobody asked to stop. The condition of
     * the loop in which each turn plays (an episode or several) and then learns: an update.
     *
     * @param maxUpdates how many turns there are at the most
     * @throws UserError if what is kept has become NaN, or what is to be saved is not kept
     */
    public boolean running(int maxUpdates) {
        if (!begun) {
            if (mustKeep) {
                ForgottenCalls.requireKept(this);
            }
            begun = true;
            limit = maxUpdates;
            stopwatch.start();
        }
        if (updating) {
            ForgottenCalls.requireNumbers(kept, updates);
            tracked.forEach((names, numbers) -> {
                float[] now = numbers.get();
                for (int i = 0; i < now.length; i++) {
                    history.add(names.get(i), now[i]);
                }
            });
        }
        if (saving != null && history.size() >= lastSaved + saveEvery) {
            lastSaved = history.size();
            saving.run();
        }
        if (wanted && show instanceof Agent<?> agent) {
            wanted = false;
            snapshot = take(agent);
        }
        updating = updates < maxUpdates && !(goal.ends() && solved())
                && !stopped.getAsBoolean();
        if (updating) {
            if (snapshots != null && show instanceof Agent<?> agent) {
                snapshots.pass(() -> take(agent));
            }
            updates++;
        }
        return updating;
    }

    /** The share of the updates that is still to come: from 1 in the first one down to 0. */
    public double remaining() {
        return 1 - (updates - 1.0) / limit;
    }

    /** Has numbers recorded after each update, each as a series of its name. */
    public void track(List<String> names, Supplier<float[]> numbers) {
        tracked.put(names, numbers);
    }

    /** Says that an episode was played. */
    public void record(Episode<?> episode) {
        record(episode.totalReward(), episode.length());
    }

    /** The same where there is no such object: a return and the number of its steps. */
    public void record(double totalReward, int length) {
        history.add(totalReward, length, updates);
    }

    /** Counts the steps of an episode that was played for practice and is not to be recorded. */
    void practised(int length) {
        history.practise(length);
    }

    /** How many episodes were recorded. */
    public int episodes() {
        return history.size();
    }

    /** The environment steps of all episodes that are over, those of practice included. */
    public long steps() {
        return history.steps();
    }

    /** The seconds of acting and learning so far. */
    public double seconds() {
        return stopwatch.seconds();
    }

    /** The mean return that {@link Lesson#goal} looks at; NaN before the first episode. */
    public double meanReturn() {
        return history.mean();
    }

    /** The mean return of so many episodes, the last ones; NaN before the first. */
    public double meanReturn(int episodes) {
        return history.series(History.RETURN).meanOfLast(episodes);
    }

    /** Appends a number to the series of that name, for charts and files; once an update. */
    public void record(String name, double value) {
        history.add(name, value);
    }

    /**
     * Shows numbers in the order they came, along an episode for example, in the place of those
     * that it last showed under that name. They go into charts alone.
     */
    public void trace(String name, double[] values) {
        traces.put(name, values.clone());
    }

    /**
     * Says something to who waits for the only run, a line or more; that of one of several, or of
     * a quiet one, is not heard.
     */
    public void say(String text) {
        speaks = true;
        words.add(text);
    }

    /** Whether it has ever said anything. */
    boolean speaks() {
        return speaks;
    }

    /** What was said and not heard yet; null if nothing. */
    String heard() {
        return words.poll();
    }

    /** What was last traced under a name; none before the first. */
    double[] traced(String name) {
        return traces.getOrDefault(name, new double[0]);
    }

    /**
     * Says what came out under that name, for tables and files: a number, a truth, a text, actions
     * (a list) or a policy ({@code float[][]}, a row for each state).
     */
    public void result(String name, Object value) {
        results.put(name, value);
    }

    /** Whether the goal is reached: now, or once on the way if learning does not end there. */
    boolean solved() {
        return goal.exists() && (goal.ends() ? history.size() >= goal.episodes()
                && history.mean() >= goal.target() : episodesToSolve() > 0);
    }

    /** After how many episodes the goal was reached; 0 if it was not. */
    int episodesToSolve() {
        if (goal.ends()) {
            return solved() ? history.size() : 0;
        }
        Series means = history.series(History.MEAN_RETURN);
        for (int i = goal.episodes() - 1; i < means.size(); i++) {
            if (means.get(i) >= goal.target()) {
                return i + 1;
            }
        }
        return 0;
    }

    /** To be called before it begins: how many threads it may work on. */
    void threads(int threads) {
        this.threads = threads;
    }

    /** To be called before it begins: it will be saved, so that its lesson must keep its policy. */
    void mustKeep() {
        mustKeep = true;
    }

    /** Whether there is anything to save but the numbers that were recorded. */
    boolean keeps() {
        return !kept.isEmpty();
    }

    /** Whether its updates are made of steps, wherever episodes begin and end in them. */
    boolean bySteps() {
        return bySteps;
    }

    /** Has it saved after every so many episodes, at least 1. */
    void saveEvery(int episodes, Runnable saving) {
        saveEvery = episodes;
        this.saving = saving;
        lastSaved = history.size();
    }

    /** Gives back its threads, whether or not it has ended well. */
    void dismiss() {
        if (team != null) {
            team.close();
            team = null;
        }
    }

    /** Whether its lesson has asked {@link #running} at all. */
    boolean begun() {
        return begun;
    }

    /** Says that it will learn no more. */
    void end() {
        stopwatch.stop();
        // Of a hundred runs, all are kept until the end.
        kept.values().forEach(saveable -> {
            if (saveable instanceof Network network) {
                network.release();
            }
        });
        ended = true;
    }

    /** Whether it will learn no more. */
    boolean ended() {
        return ended;
    }

    /** How many updates there are at the most, as far as is known; 0 before the first. */
    int limit() {
        return ended ? updates : limit;
    }

    /** How many updates its lesson asked for at the most; 0 before the first. */
    int asked() {
        return limit;
    }

    /** How many updates have begun. */
    int updates() {
        return updates;
    }

    /**
     * The agent as it was a moment ago, or is when it has learned; null before there is one. Asks
     * for a newer one, which takes an update or so. Any thread may call it.
     */
    Snapshot snapshot() {
        if (ended) {
            return show instanceof Agent<?> agent ? take(agent) : null;
        }
        wanted = true;
        return snapshot;
    }

    private Snapshot take(Agent<?> agent) {
        return new Snapshot(agent, agent.policy().parameters().values().clone(), updates,
                history.size());
    }

    /** To be called before it begins: it keeps some moments for who wants to look back. */
    void keepSnapshots() {
        snapshots = new Snapshots();
        // The first update may take long.
        wanted = true;
    }

    /** The agent as it was at moments of its learning, the first one first; none by default. */
    List<Snapshot> snapshots() {
        return snapshots == null ? List.of() : snapshots.kept();
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
    Animation show() {
        return show;
    }

    /** The name under which the policy of an agent is kept; empty if there is none. */
    Optional<String> agentName() {
        return kept.entrySet().stream()
                .filter(entry -> show instanceof Agent<?> agent
                        && entry.getValue() == agent.policy())
                .map(Map.Entry::getKey).findFirst();
    }

    /** Everything that is needed to go on later. */
    Npz state(String settings) {
        var arrays = new LinkedHashMap<String, Tensor>();
        kept.forEach((name, saveable) -> saveable.state()
                .forEach((key, array) -> arrays.put(name + "." + key, array)));
        arrays.putAll(history.state());
        arrays.put(UPDATES, Tensor.vector((long) updates));
        arrays.put(SECONDS, Tensor.vector(stopwatch.seconds()));
        return new Npz(arrays, settings);
    }

    private void restore() {
        try {
            stopwatch.add(Saveable.doubles(resumed.arrays(), SECONDS, 1)[0]);
            updates = (int) Saveable.longs(resumed.arrays(), UPDATES, 1)[0];
            history.load(resumed);
        } catch (IllegalArgumentException e) {
            throw new UserError(UserError.USAGE, "The file to resume from does not hold all that a"
                    + " lesson saves: " + e.getMessage(), e);
        }
    }
}
