package shared.playing;

import shared.options.Interrupt;

import shared.options.Interrupt;

/** Keeps frames at their pace, however long each takes to draw. */
public final class FrameTimer {

    private final long frameNanos;
    private final Interrupt interrupt;
    private final long end;
    private long next = System.nanoTime();

    /**
     * Starts now.
     *
     * @param framesPerSecond above 0
     * @param seconds for how long there are frames; may be infinite
     */
    public FrameTimer(double framesPerSecond, double seconds, Interrupt interrupt) {
        frameNanos = (long) (1e9 / framesPerSecond);
        this.interrupt = interrupt;
        end = seconds == Double.POSITIVE_INFINITY ? Long.MAX_VALUE : next + (long) (seconds * 1e9);
    }

    /**
     * Waits until the next frame is due.
     *
     * @return false if time is over, or somebody has asked to stop
     */
    public boolean tick() {
        long now = System.nanoTime();
        next = Math.max(next + frameNanos, now);
        try {
            interrupt.await((next - now) / 1_000_000);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
        return !interrupt.stopped() && next < end;
    }
}
