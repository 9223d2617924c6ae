package shared.playing;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import shared.film.Caption;
import shared.film.Gif;

/**
 * Films an animation, or an agent at several moments of its learning, as a GIF. The moments follow
 * one another, each with a caption.
 */
public final class Film {

    /**
     * The longest time for a moment of learning, and for the last one; an episode may end earlier.
     */
    private static final int SECONDS_A_MOMENT = 4;
    private static final int SECONDS_OF_THE_LAST = 7;

    /** How long the last picture of a moment stays. */
    private static final double SECONDS_AT_THE_END = 0.6;

    private static final int MOST_FRAMES_PER_SECOND = 25;

    private final List<BufferedImage> frames = new ArrayList<>();
    private final int framesPerSecond;

    /** 1; or 2 if an animation is too fast for a film, so that every second frame is left out. */
    private final int every;

    private Film(Animation animation) {
        every = animation.framesPerSecond() > MOST_FRAMES_PER_SECOND ? 2 : 1;
        framesPerSecond = animation.framesPerSecond() / every;
    }

    /**
     * Films an animation from its first frame to its last.
     *
     * @param seed decides which episode an agent plays
     * @throws IOException if writing to {@code out} fails
     */
    public static void write(Animation animation, long seed, OutputStream out)
            throws IOException {
        var film = new Film(animation);
        var seen = new int[1];
        animation.play(Evaluation.random(seed, 0), (picture, caption) -> {
            if (seen[0]++ % film.every == 0) {
                film.frames.add(picture.get());
            }
            return true;
        });
        Gif.write(out, film.frames, film.framesPerSecond);
    }

    /**
     * Films an agent as it was at several moments of its learning. The episodes of all moments have
     * the same random numbers, so they begin in the same state.
     *
     * @param moments at least one, in the order of learning
     * @param seed decides which episode the agent plays
     * @throws IOException if writing to {@code out} fails
     */
    public static void write(List<Snapshot> moments, long seed, OutputStream out)
            throws IOException {
        var film = new Film(moments.get(0).agent());
        for (int i = 0; i < moments.size(); i++) {
            film.add(moments.get(i), seed,
                    i == moments.size() - 1 ? SECONDS_OF_THE_LAST : SECONDS_A_MOMENT);
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
