package shared.running;

import java.awt.image.BufferedImage;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import shared.charts.FrameWindow;
import shared.charts.Gif;

/** Where a trained agent plays: before a window, a camera or a judge. */
final class Theatre {

    /** The streams of its episodes, so that learning never meets the same ones. */
    private static final long ENVIRONMENT = 1;

    private Theatre() {
    }

    private static RandomGenerator random(long seed, long episode) {
        return Chance.stream(seed, ENVIRONMENT, episode);
    }

    /** The mean return of so many new episodes. */
    static double evaluate(Performer<?> performer, long seed, int episodes, Interrupt interrupt) {
        double[] last = new double[1];
        double sum = 0;
        int played = 0;
        while (played < episodes && !(interrupt.stopped() && played > 0)) {
            performer.perform(random(seed, played), (picture, step, totalReward) -> {
                last[0] = totalReward;
                return true;
            });
            sum += last[0];
            played++;
        }
        return sum / played;
    }

    /** Plays episode after episode in a window until somebody closes it. */
    static void watch(String title, Performer<?> performer, long seed, Interrupt interrupt)
            throws InterruptedException {
        BufferedImage[] first = new BufferedImage[1];
        performer.perform(random(seed, 0), (picture, step, totalReward) -> {
            first[0] = picture.get();
            return false;
        });
        try (var window = FrameWindow.open(title, first[0].getWidth(), first[0].getHeight(),
                interrupt::stop)) {
            long frameMillis = 1000 / performer.world().framesPerSecond();
            for (int episode = 0; !interrupt.stopped(); episode++) {
                var clock = new Clock(frameMillis, interrupt);
                String name = "episode " + (episode + 1);
                performer.perform(random(seed, episode), (picture, step, totalReward) -> {
                    window.show(picture.get());
                    window.caption(String.format(Locale.ROOT, "%s, step %d, return %s", name,
                            step, Summary.plain(Math.round(totalReward * 100) / 100.0)));
                    return clock.tick();
                });
                interrupt.await(700);
            }
        }
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

    /** Films one episode, every second picture where the world is too quick for the format. */
    static void film(Performer<?> performer, long seed, OutputStream out)
            throws java.io.IOException {
        int every = performer.world().framesPerSecond() > 25 ? 2 : 1;
        List<BufferedImage> frames = new ArrayList<>();
        performer.perform(random(seed, 0), (picture, step, totalReward) -> {
            if (step % every == 0) {
                frames.add(picture.get());
            }
            return true;
        });
        Gif.write(out, frames, performer.world().framesPerSecond() / every);
    }
}
