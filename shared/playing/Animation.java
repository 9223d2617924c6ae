package shared.playing;

import java.awt.image.BufferedImage;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/** Something to look at frame by frame, in a window or as a film. */
public interface Animation {

    /** Sees an animation, and decides how long it is played. */
    interface Viewer {

        /**
         * Sees a frame.
         *
         * @param picture draws it; may be left uncalled
         * @param caption describes it; may be left uncalled
         * @return whether to go on
         */
        boolean see(Supplier<BufferedImage> picture, Supplier<String> caption);
    }

    /**
     * Plays all frames once, or until the viewer has seen enough.
     *
     * @param random decides everything random
     */
    void play(RandomGenerator random, Viewer viewer);

    /** How many frames are meant to be seen in a second. */
    int framesPerSecond();

    /** Pictures number 0 to {@code count} - 1, each drawn when it is seen. */
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
