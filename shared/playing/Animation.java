package shared.playing;

import java.awt.image.BufferedImage;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/** Something to look at when learning has ended: moment by moment, in a window or as a film. */
public interface Animation {

    /** Who looks on. */
    interface Viewer {

        /**
         * Sees a moment.
         *
         * @param picture draws it, if asked
         * @param caption says what it is, if asked
         * @return whether the show shall go on
         */
        boolean see(Supplier<BufferedImage> picture, Supplier<String> caption);
    }

    /**
     * Goes through all moments once, or until the viewer has seen enough.
     *
     * @param random decides all chance
     */
    void play(RandomGenerator random, Viewer viewer);

    /** How many moments make a second. */
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
