package shared.playing;

import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/**
 * Makes the streams of random numbers. Each episode has its own stream, which depends only on the
 * seed, the environment and the number of the episode. So an episode can be played again without
 * those before it, a resumed run goes on as if it had not been interrupted, and the number of
 * threads does not change a result.
 */
public final class Randomness {

    private Randomness() {
    }

    /** Returns the stream of one episode in one of several environments. */
    public static RandomGenerator stream(long seed, long environment, long episode) {
        return new SplittableRandom(mix(mix(mix(seed) + environment) + episode));
    }

    /**
     * Returns a stream for a purpose other than an episode, such as "policy" for the initial
     * parameters of a policy.
     */
    public static RandomGenerator stream(long seed, String purpose) {
        long hash = 0;
        for (int i = 0; i < purpose.length(); i++) {
            hash = mix(hash + purpose.charAt(i));
        }
        return stream(seed, hash, -1);
    }

    /**
     * Maps numbers that are close together to numbers far apart. This is the last step of
     * SplitMix64 (Steele, Lea and Flood, "Fast splittable pseudorandom number generators", 2014).
     */
    private static long mix(long z) {
        z += 0x9E3779B97F4A7C15L;
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }
}
