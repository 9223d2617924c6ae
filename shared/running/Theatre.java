package shared.running;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import shared.charts.FrameWindow;
import shared.charts.Gif;

/** Where a trained agent plays: before a window, a camera or a judge. */
final class Theatre {

    /** The streams of its episodes, so that learning never meets the same ones. */
    private static final long ENVIRONMENT = 1;

    private static final int PAUSE_MILLIS = 700;

    private Theatre() {
    }

    private static RandomGenerator random(long seed, long episode) {
        return Chance.stream(seed, ENVIRONMENT, episode);
    }

    /** The mean return of so many new episodes. */
    static double evaluate(Performer<?> performer, long seed, int episodes, Interrupt interrupt) {
        double sum = 0;
        int played = 0;
        while (played < episodes && !(interrupt.stopped() && played > 0)) {
            sum += performer.play(random(seed, played));
            played++;
        }
        return sum / played;
    }

    /** Performs again and again in a window until somebody closes it. */
    static void watch(String title, Show show, long seed, Interrupt interrupt)
            throws InterruptedException {
        BufferedImage[] first = new BufferedImage[1];
        show.perform(random(seed, 0), (picture, caption) -> {
            first[0] = picture.get();
            return false;
        });
        try (var window = FrameWindow.open(title, first[0].getWidth(), first[0].getHeight(),
                interrupt::stop)) {
            long frameMillis = 1000 / show.framesPerSecond();
            for (int time = 0; !interrupt.stopped(); time++) {
                var clock = new Clock(frameMillis, interrupt);
                show.perform(random(seed, time), (picture, caption) -> {
                    window.show(picture.get());
                    window.caption(caption.get());
                    return clock.tick();
                });
                interrupt.await(PAUSE_MILLIS);
            }
        }
    }

    /** Films once through, every second picture where the show is too quick for the format. */
    static void film(Show show, long seed, OutputStream out) throws IOException {
        int every = show.framesPerSecond() > 25 ? 2 : 1;
        List<BufferedImage> frames = new ArrayList<>();
        int[] moment = new int[1];
        show.perform(random(seed, 0), (picture, caption) -> {
            if (moment[0]++ % every == 0) {
                frames.add(picture.get());
            }
            return true;
        });
        Gif.write(out, frames, show.framesPerSecond() / every);
    }

    /** Keeps a play at its pace however long a picture takes. */
    private static final class Clock {
        private final long frameMillis;
        private final Interrupt interrupt;
        private long next = System.nanoTime();

        Clock(long frameMillis, Interrupt interrupt) {
            this.frameMillis = frameMillis;
            this.interrupt = interrupt;
        }

        /** Waits for the next frame's time; false if somebody asked to stop. */
        boolean tick() {
            next = Math.max(next + frameMillis * 1_000_000, System.nanoTime());
            try {
                interrupt.await((next - System.nanoTime()) / 1_000_000);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return false;
            }
            return !interrupt.stopped();
        }
    }
}
