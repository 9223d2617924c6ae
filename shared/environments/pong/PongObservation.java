package shared.environments.pong;

import java.util.Arrays;
import shared.environments.Sparse;

/** What an agent sees of Pong, computed from two pictures: now, and at its last action. */
public enum PongObservation {

    /**
     * The difference of the pictures, 80 x 80 numbers: 1 where a cell is lit now and was dark, -1
     * where it is dark now and was lit, 0 elsewhere.
     */
    DIFFERENCE(PongPicture.CELLS) {
        @Override
        public Sparse of(PongPicture now, PongPicture before) {
            return now.minus(before);
        }
    },

    /**
     * Both pictures, 80 x 80 x 2 numbers: for each cell first whether it is lit now, then whether
     * it was lit before, 1 or 0.
     */
    TWO_FRAMES(2 * PongPicture.CELLS) {
        @Override
        public Sparse of(PongPicture now, PongPicture before) {
            int[] is = now.cells();
            int[] was = before.cells();
            var indices = new int[is.length + was.length];
            for (int i = 0; i < is.length; i++) {
                indices[i] = 2 * is[i];
            }
            for (int i = 0; i < was.length; i++) {
                indices[is.length + i] = 2 * was[i] + 1;
            }
            var values = new float[indices.length];
            Arrays.fill(values, 1);
            return new Sparse(size(), indices, values);
        }
    };

    private final int size;

    PongObservation(int size) {
        this.size = size;
    }

    /** The length of an observation. */
    public int size() {
        return size;
    }

    /**
     * Computes the observation from two pictures.
     *
     * @param now the present picture
     * @param before the picture at the last action
     * @return a vector of {@link #size} numbers, 0, 1 or -1
     */
    public abstract Sparse of(PongPicture now, PongPicture before);
}
