package shared.running;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import shared.film.Caption;
import shared.film.Gif;

/**
 * A film for a GIF: of an episode of the trained agent, or of several moments of its learning, one
 * after the other, each with its caption.
 */
final class Film {

    /** How long a moment of learning is seen if its episode does not end before, and the last. */
    private static final int SECONDS_A_MOMENT = 4;
    private static final int SECONDS_OF_THE_LAST = 7;

    /** How long its last picture stays. */
    private static final double SECONDS_AT_THE_END = 0.6;

    private static final int MOST_FRAMES_PER_SECOND = 25;

    private final List<BufferedImage> frames = new ArrayList<>();
    private final int framesPerSecond;

    /** Every second moment of a show is left out if it is too quick for the format. */
    private final int every;

    private Film(Animation show) {
        every = show.framesPerSecond() > MOST_FRAMES_PER_SECOND ? 2 : 1;
        framesPerSecond = show.framesPerSecond() / every;
    }

    /** Films once through. */
    static void write(Animation show, long seed, OutputStream out) throws IOException {
        var film = new Film(show);
        var seen = new int[1];
        show.play(Evaluation.random(seed, 0), (picture, caption) -> {
            if (seen[0]++ % film.every == 0) {
                film.frames.add(picture.get());
            }
            return true;
        });
        Gif.write(out, film.frames, film.framesPerSecond);
    }

    /**
     * Films an agent as it was at several moments of its learning, the same episode each time as
     * far as it is the same.
     *
     * @param learned has kept moments, see {@link Run#keepSnapshots}
     * @param moments how many, at least 2: the first one, the last one, others in between
     */
    static void write(Run learned, int moments, OutputStream out) throws IOException {
        List<Snapshot> kept = learned.snapshots();
        var film = new Film(learned.show());
        for (int i = 0; i < moments; i++) {
            boolean last = i == moments - 1;
            film.add(last ? learned.snapshot() : kept.get(i * kept.size() / (moments - 1)),
                    learned.seed(), last ? SECONDS_OF_THE_LAST : SECONDS_A_MOMENT);
        }
        Gif.write(out, film.frames, film.framesPerSecond);
    }

    private void add(Snapshot moment, long seed, int seconds) {
        String when = String.format(Locale.ROOT, "after %,d episodes: ", moment.episodes());
        var seen = new int[1];
        moment.agent().play(Evaluation.random(seed, 0), (picture, caption) -> {
            if (seen[0]++ % every == 0) {
                frames.add(Caption.below(picture.get(), when + caption.get()));
            }
            return seen[0] < seconds * framesPerSecond * every;
        });
        for (int i = 0; i < SECONDS_AT_THE_END * framesPerSecond; i++) {
            frames.add(frames.get(frames.size() - 1));
        }
    }
}
