package shared.playing;

import java.awt.image.BufferedImage;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/** A sequence of frames, shown in a window or written as a film. */
public interface Animation {

    /** Receives the frames of an animation, and decides how long it is played. */
    interface Viewer {

        /**
         * Receives a frame.
         *
         * @param picture draws the frame; need not be called
         * @param caption describes the frame; need not be called
         * @return whether the animation goes on
         */
        boolean see(Supplier<BufferedImage> picture, Supplier<String> caption);
    }

    /**
     * Plays all frames once, or until the viewer has seen enough.
     *
     * @param random the source of all random numbers
     */
    void play(RandomGenerator random, Viewer viewer);

    /** Returns the number of frames to show in a second. */
    int framesPerSecond();

    /**
     * Makes an animation of the pictures with the numbers 0 to {@code count} - 1. Each is drawn
     * only when the viewer asks for it.
     */
    static Animation of(int framesPerSecond, int count, IntFunction<BufferedImage> picture) {
        return new Animation() {
            @Override
            public void play(RandomGenerator random, Viewer viewer) {
                for (int i = 0; i < count; i++) {
                    int now = i;
                    if (!viewer.see(() -> picture.apply(now), () -> now + 1 + "/" + count)) {
                        return;
                    }
                }
            }

            @Override
            public int framesPerSecond() {
                return framesPerSecond;
            }
        };
    }
}
