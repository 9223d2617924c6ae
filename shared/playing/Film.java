package shared.playing;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Locale;
import java.util.function.BooleanSupplier;
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

    private final Gif gif;
    private final BooleanSupplier stopped;
    private final int framesPerSecond;

    /** 1; or 2 if an animation is too fast for a film, so that every second frame is left out. */
    private final int every;

    private Film(Animation animation, BooleanSupplier stopped) {
        this.stopped = stopped;
        every = animation.framesPerSecond() > MOST_FRAMES_PER_SECOND ? 2 : 1;
        framesPerSecond = animation.framesPerSecond() / every;
        gif = new Gif(framesPerSecond);
    }

    /**
     * Films an animation from its first frame to its last.
     *
     * @param seed decides which episode an agent plays
     * @param stopped tells whether to give up
     * @throws IOException if writing to {@code out} fails, or if it was given up
     */
    public static void write(Animation animation, long seed, BooleanSupplier stopped,
            OutputStream out) throws IOException {
        var film = new Film(animation, stopped);
        var seen = new int[1];
        animation.play(Evaluation.random(seed, 0), (picture, caption) -> {
            if (seen[0]++ % film.every == 0) {
                film.gif.add(picture.get());
            }
            return !stopped.getAsBoolean();
        });
        film.gif.write(out, stopped);
    }

    /**
     * Films an agent as it was at several moments of its learning. The episodes of all moments have
     * the same random numbers, so they begin in the same state.
     *
     * @param moments at least one, in the order of learning
     * @param seed decides which episode the agent plays
     * @param stopped tells whether to give up
     * @throws IOException if writing to {@code out} fails, or if it was given up
     */
    public static void write(List<Snapshot> moments, long seed, BooleanSupplier stopped,
            OutputStream out) throws IOException {
        var film = new Film(moments.get(0).agent(), stopped);
        for (int i = 0; i < moments.size() && !stopped.getAsBoolean(); i++) {
            film.add(moments.get(i), seed,
                    i == moments.size() - 1 ? SECONDS_OF_THE_LAST : SECONDS_A_MOMENT);
        }
        film.gif.write(out, stopped);
    }

    private void add(Snapshot moment, long seed, int seconds) {
        String when = String.format(Locale.ROOT, "after %,d episodes: ", moment.episodes());
        var seen = new int[1];
        var last = new BufferedImage[1];
        moment.agent().play(Evaluation.random(seed, 0), (picture, caption) -> {
            if (seen[0]++ % every == 0) {
                last[0] = Caption.below(picture.get(), when + caption.get());
                gif.add(last[0]);
            }
            return seen[0] < seconds * framesPerSecond * every && !stopped.getAsBoolean();
        });
        for (int i = 0; i < SECONDS_AT_THE_END * framesPerSecond; i++) {
            gif.add(last[0]);
        }
    }
}
