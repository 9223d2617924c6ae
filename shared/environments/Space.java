package shared.environments;

import java.util.Arrays;

/** The set of all observations or of all actions, as in Gymnasium's {@code gymnasium.spaces}. */
public sealed interface Space {

    /**
     * The length of an element written as a vector: the number of components in a box, or the
     * number of possible values in a discrete space, whose elements are written one-hot. This is
     * Gymnasium's {@code flatdim}.
     */
    int size();

    /**
     * The space of the whole numbers 0, 1, ..., {@code n} - 1.
     *
     * @param n the number of elements, at least 1
     */
    record Discrete(int n) implements Space {

        /**
         * Checks the number of elements.
         *
         * @throws IllegalArgumentException if {@code n} is below 1
         */
        public Discrete {
            if (n < 1) {
                throw new IllegalArgumentException("A discrete space needs n >= 1, not " + n + ".");
            }
        }

        /** The number of possible values, n. */
        @Override
        public int size() {
            return n;
        }

        /** As Gymnasium writes it, such as {@code Discrete(2)}. */
        @Override
        public String toString() {
            return "Discrete(" + n + ")";
        }

        /** Whether {@code value} is one of 0, ..., n - 1. */
        public boolean contains(int value) {
            return 0 <= value && value < n;
        }
    }

    /**
     * The space of the vectors whose components lie between a lower and an upper bound, both
     * included.
     *
     * @param low the smallest value of each component; may be negative infinity
     * @param high the largest value of each component, as long as {@code low}; may be infinity
     */
    record Box(float[] low, float[] high) implements Space {

        /**
         * Checks the bounds and copies them.
         *
         * @throws IllegalArgumentException if the lengths differ or a lower bound is not at most
         *     its upper bound
         */
        public Box {
            if (low.length != high.length) {
                throw new IllegalArgumentException("A box needs as many lower as upper bounds, not "
                        + low.length + " and " + high.length + ".");
            }
            for (int i = 0; i < low.length; i++) {
                if (!(low[i] <= high[i])) {
                    throw new IllegalArgumentException("Component " + i + " of a box goes from "
                            + low[i] + " to " + high[i] + ": the bounds are the wrong way round.");
                }
            }
            low = low.clone();
            high = high.clone();
        }

        /** The number of components of a vector. */
        @Override
        public int size() {
            return low.length;
        }

        /** As Gymnasium writes it, such as {@code Box([-2.0], [2.0])}. */
        @Override
        public String toString() {
            return "Box(" + Arrays.toString(low) + ", " + Arrays.toString(high) + ")";
        }

        /** Whether {@code vector} has the right length and every component lies in its bounds. */
        public boolean contains(float[] vector) {
            if (vector.length != low.length) {
                return false;
            }
            for (int i = 0; i < low.length; i++) {
                if (!(low[i] <= vector[i] && vector[i] <= high[i])) {
                    return false;
                }
            }
            return true;
        }
    }
}
