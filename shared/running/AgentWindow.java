package shared.running;

import java.awt.image.BufferedImage;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import shared.options.Interrupt;
import shared.playing.Agent;
import shared.playing.Animation;
import shared.playing.Evaluation;
import shared.playing.FrameTimer;
import shared.playing.Numbers;
import shared.playing.Snapshot;
import shared.windows.ChartWindow;
import shared.windows.FrameWindow;
import shared.windows.Slider;

/**
 * A window in which agents play: the newest agents during learning, the trained agents after it, or
 * the agents of an earlier moment that the user chooses with the slider. It shows the first run of
 * each variant, one variant after another. Closing the window ends only the playing; learning goes
 * on.
 */
final class AgentWindow implements AutoCloseable {

    /**
     * How long an agent plays during learning before a newer one or that of another run takes over.
     */
    private static final double SECONDS_WHILE_LEARNING = 2;

    /** During learning, the pause after a picture as a multiple of the time it took to draw. */
    private static final int REST = 50;
    private static final long MOST_REST_NANOS = 250_000_000;

    private static final int PAUSE_MILLIS = 700;
    private static final int LOOK_MILLIS = 30;
    private static final int LEAST_WIDTH = 600;
    private static final int LEAST_HEIGHT = 400;

    private final String title;
    private final List<Run> runs;
    private final ChartWindow charts;
    private final Interrupt interrupt;
    private final Slider slider = new Slider("moment of learning",
            "The left end shows the agent at the beginning, the right end the newest agent.",
            this::choose);
    private FrameWindow window;
    private volatile boolean closed;
    private volatile SliderPosition position = new SliderPosition(1);
    private volatile Throwable failure;

    /**
     * Starts a thread that shows the agents until somebody asks to stop.
     *
     * @param charts the window beside which this one opens
     */
    AgentWindow(String title, List<Run> runs, ChartWindow charts, Interrupt interrupt) {
        this.title = title;
        this.charts = charts;
        this.interrupt = interrupt;
        this.runs = seen(runs);
        var thread = new Thread(this::show, "agent window");
        thread.setDaemon(true);
        thread.start();
    }

    /**
     * Returns the runs that are shown: the first of each variant. They should keep snapshots of
     * their learning.
     */
    static List<Run> seen(List<Run> runs) {
        Map<String, Run> seen = new LinkedHashMap<>();
        runs.forEach(run -> seen.putIfAbsent(run.label(), run));
        return List.copyOf(seen.values());
    }

    private void choose(double share) {
        position = new SliderPosition(share);
    }

    private void show() {
        try {
            for (int i = 0; !interrupt.stopped() && !closed; i++) {
                Run run = runs.get(i % runs.size());
                // The first call only asks for a snapshot: what it returns is as old as the call
                // before.
                run.shown().newest();
                interrupt.await(LOOK_MILLIS);
                play(run, i / runs.size());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException | Error e) {
            failure = e;
            interrupt.stop();
        }
    }

    private void play(Run run, int episode) throws InterruptedException {
        boolean turns = runs.size() > 1 && !runs.stream().allMatch(Run::ended);
        var playback = new Playback(run, position);
        Animation show = playback.show;
        if (show == null) {
            return;
        }
        var timer = new FrameTimer(show.framesPerSecond(),
                turns ? SECONDS_WHILE_LEARNING : Double.POSITIVE_INFINITY, interrupt);
        show.play(Evaluation.random(run.seed(), episode), (picture, caption) -> {
            playback.renew();
            if (playback.toBeDrawn()) {
                long start = System.nanoTime();
                show(playback, picture.get(), playback.name() + caption.get());
                playback.restAfter(System.nanoTime() - start);
            }
            return timer.tick() && playback.wanted();
        });
        long end = System.nanoTime() + PAUSE_MILLIS * 1_000_000L;
        while (!turns && playback.wanted() && System.nanoTime() < end) {
            interrupt.await(LOOK_MILLIS);
        }
    }

    private synchronized void show(Playback playback, BufferedImage picture,
            String caption) {
        if (closed) {
            return;
        }
        if (window == null) {
            int width = Math.max(LEAST_WIDTH, picture.getWidth());
            int height = Math.max(LEAST_HEIGHT, picture.getHeight());
            window = charts.openAgent(title, width, height,
                    playback.shown == null ? null : slider, () -> closed = true);
        }
        window.show(picture);
        window.caption(caption);
        List<Snapshot> snapshots = playback.run.shown().snapshots();
        slider.show(playback.position.index(playback.run, snapshots), snapshots.size() + 1);
    }

    /**
     * An episode of a run's agent. During learning, a newer agent may take over in the middle of
     * it.
     */
    private final class Playback {
        private final Run run;
        private final SliderPosition position;
        private final boolean learned;
        private final boolean newest;
        private final Animation show;
        private Snapshot shown;
        private long changed = System.nanoTime();
        private boolean asked;
        private long restUntil = changed;

        Playback(Run run, SliderPosition position) {
            this.run = run;
            this.position = position;
            learned = run.ended();
            Snapshot snapshot = position.snapshot(run);
            newest = snapshot == null;
            shown = newest ? run.shown().newest() : snapshot;
            show = shown != null ? shown.agent() : learned ? run.shown().animation() : null;
        }

        /** Whether this is still what the user wants to see. */
        boolean wanted() {
            return position == AgentWindow.this.position && !interrupt.stopped() && !closed
                    && (learned || !newest || !run.ended());
        }

        /** Lets the newest agent take over if this one has played for long enough. */
        void renew() {
            boolean due = newest && !learned
                    && System.nanoTime() - changed > SECONDS_WHILE_LEARNING * 1e9;
            if (due && show instanceof Agent<?> agent) {
                Snapshot next = run.shown().newest();
                if (asked) {
                    shown = next;
                    agent.policy().parameters().set(shown.parameters());
                    changed = System.nanoTime();
                }
                asked = !asked;
            }
        }

        /** Whether the present picture is to be drawn. */
        boolean toBeDrawn() {
            return learned || System.nanoTime() - restUntil >= 0;
        }

        /** Draws slow pictures less often during learning, so that learning keeps the processor. */
        void restAfter(long nanos) {
            restUntil = System.nanoTime() + Math.min(REST * nanos, MOST_REST_NANOS);
        }

        /** The beginning of the caption. */
        String name() {
            return (run.label().isEmpty() ? "" : run.label() + ", ")
                    + (shown == null ? "" : (!newest ? "after" : learned ? "trained," : "learning,")
                            + Numbers.format(" %,d episodes: ", shown.episodes()));
        }
    }

    /**
     * Closes the window.
     *
     * @throws IllegalStateException if an agent failed while it was shown
     */
    @Override
    public synchronized void close() {
        closed = true;
        if (window != null) {
            window.close();
        }
        if (failure != null) {
            throw new IllegalStateException("the agent failed while it was shown: " + failure,
                    failure);
        }
    }
}
