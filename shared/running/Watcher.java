package shared.running;

import java.awt.image.BufferedImage;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import shared.charts.FrameWindow;

/**
 * A window in which the agents play: as they are now while they learn, as they have become when
 * they have learned. Of the runs of each variant the first one is seen, one variant after another.
 */
final class Watcher implements AutoCloseable {

    /** As long as learning goes on, an agent is soon out of date. */
    private static final double SECONDS_WHILE_LEARNING = 2;

    private static final int PAUSE_MILLIS = 700;
    private static final int LOOK_MILLIS = 30;
    private static final int LEAST_WIDTH = 600;
    private static final int LEAST_HEIGHT = 400;

    private final String title;
    private final List<Run> runs;
    private final Interrupt interrupt;
    private FrameWindow window;
    private boolean closed;
    private volatile Throwable failure;

    /** Begins to watch in a thread of its own, until the interrupt asks to stop. */
    Watcher(String title, List<Run> runs, Interrupt interrupt) {
        this.title = title;
        this.interrupt = interrupt;
        Map<String, Run> cast = new LinkedHashMap<>();
        runs.forEach(run -> cast.putIfAbsent(run.variant(), run));
        this.runs = List.copyOf(cast.values());
        var thread = new Thread(this::watch, "watcher");
        thread.setDaemon(true);
        thread.start();
    }

    private void watch() {
        try {
            for (int time = 0; !interrupt.stopped(); time++) {
                Run run = runs.get(time % runs.size());
                // Asked twice, as the first answer is as old as the last question.
                run.snapshot();
                interrupt.await(LOOK_MILLIS);
                perform(run, time / runs.size());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException | Error e) {
            failure = e;
            interrupt.stop();
        }
    }

    private void perform(Run run, int time) throws InterruptedException {
        boolean learned = run.ended();
        Snapshot snapshot = run.snapshot();
        Show show = snapshot != null ? snapshot.performer() : learned ? run.show() : null;
        if (show == null) {
            return;
        }
        boolean all = runs.stream().allMatch(Run::ended);
        String who = (run.variant().isEmpty() ? "" : run.variant() + ", ")
                + (snapshot == null ? "" : (learned ? "trained" : "learning") + ", "
                        + String.format(Locale.ROOT, "%,d episodes: ", snapshot.episodes()));
        var clock = new Clock(show.framesPerSecond(),
                all ? Double.POSITIVE_INFINITY : SECONDS_WHILE_LEARNING, interrupt);
        show.perform(Theatre.random(run.seed(), time), (picture, caption) -> {
            show(picture.get(), who + caption.get());
            return clock.tick();
        });
        if (all) {
            interrupt.await(PAUSE_MILLIS);
        }
    }

    private synchronized void show(BufferedImage picture, String caption) {
        if (closed) {
            return;
        }
        if (window == null) {
            window = FrameWindow.open(title, Math.max(LEAST_WIDTH, picture.getWidth()),
                    Math.max(LEAST_HEIGHT, picture.getHeight()), interrupt::stop);
        }
        window.show(picture);
        window.caption(caption);
    }

    /**
     * Closes the window.
     *
     * @throws IllegalStateException if an agent failed while it was watched
     */
    @Override
    public synchronized void close() {
        closed = true;
        if (window != null) {
            window.close();
        }
        if (failure != null) {
            throw new IllegalStateException("the agent failed as it was watched: " + failure,
                    failure);
        }
    }
}
