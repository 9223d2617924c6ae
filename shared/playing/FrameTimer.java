package shared.playing;

import shared.options.Interrupt;

import shared.options.Interrupt;

/** Shows frames at a constant rate, although some take longer to draw than others. */
public final class FrameTimer {

    private final long frameNanos;
    private final Interrupt interrupt;
    private final long end;
    private long next = System.nanoTime();

    /**
     * Makes a timer that starts now.
     *
     * @param framesPerSecond the number of frames in a second, above 0
     * @param seconds the time after which there are no more frames; may be infinite
     * @param interrupt tells when somebody asks to stop
     */
    public FrameTimer(double framesPerSecond, double seconds, Interrupt interrupt) {
        frameNanos = (long) (1e9 / framesPerSecond);
        this.interrupt = interrupt;
        end = seconds == Double.POSITIVE_INFINITY ? Long.MAX_VALUE : next + (long) (seconds * 1e9);
    }

    /**
     * Waits until the next frame is due.
     *
     * @return false if the time is over, or if somebody has asked to stop
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
