package shared.running;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import shared.charts.Gif;

/** Where a trained agent plays before a camera or a judge. */
final class Theatre {

    /** The streams of its episodes, so that learning never meets the same ones. */
    private static final long ENVIRONMENT = 1;

    private Theatre() {
    }

    /** The stream of an episode that is only looked at or scored. */
    static RandomGenerator random(long seed, long episode) {
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
}
