package shared.running;

import java.awt.image.BufferedImage;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/** Something to look at when learning has ended: moment by moment, in a window or as a film. */
public interface Show {

    /** Who looks on. */
    interface Audience {

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
     * Goes through all moments once, or until the audience has seen enough.
     *
     * @param random decides all chance
     */
    void perform(RandomGenerator random, Audience audience);

    /** How many moments make a second. */
    int framesPerSecond();

    /** Pictures number 0 to {@code count} - 1, each drawn when it is seen. */
    static Show of(int framesPerSecond, int count, IntFunction<BufferedImage> picture) {
        return new Show() {
            @Override
            public void perform(RandomGenerator random, Audience audience) {
                for (int i = 0; i < count; i++) {
                    int now = i;
                    if (!audience.see(() -> picture.apply(now), () -> now + 1 + "/" + count)) {
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
