package shared.networks;

import java.util.random.RandomGenerator;

/**
 * One stage of a {@link Network}: what it computes and how its gradient flows back. A layer only
 * describes; {@link #attach} gives it a place in a network.
 */
public interface Layer {

    /**
     * Takes a place behind {@code inputs} numbers.
     *
     * @param name what its parameters are called, such as "dense1"
     * @param inputs how many numbers it will get
     * @param parameters where it makes room for its own
     * @throws IllegalArgumentException if it cannot take that many numbers
     */
    Attached attach(String name, int inputs, Parameters parameters);

    /** What kind of layer it is, in one word: the stem of its name. */
    String kind();

    /** The layer as it is written in a network, such as "dense(4, 16)"; see {@link Layers}. */
    @Override
    String toString();

    /** A layer that tells how many numbers it takes, so that a network can begin with it. */
    interface Sized extends Layer {

        /** How many numbers come in. */
        int inputs();
    }

    /** A layer that has its place in a network. */
    interface Attached {

        /** How many numbers it puts out for one state. */
        int outputs();

        /** The shape of its output, such as "(19, 19, 32)" of a picture. */
        default String shape() {
            return "(" + outputs() + ")";
        }

        /** Draws the parameters it starts to learn from. */
        void initialise(RandomGenerator random);

        /** Its output for one state, computed in plain Java; safe from several threads at once. */
        float[] forward(float[] input);

        /** Whether batches of so many rows are worth ND4J. */
        boolean needsBackend(int rows);

        /**
         * Room to take whole batches forward and back.
         *
         * @param first whether no layer before it learns, so that nobody asks for its gradient
         */
        Batch batch(int maxRows, boolean first);
    }

    /** A layer at work on batches: matrices with one state a row, stored row by row. */
    interface Batch {

        /**
         * The output (rows, outputs) for the input (rows, inputs). It is overwritten by the next
         * call; {@link #backward} needs both, so neither may be changed in between.
         */
        float[] forward(float[] input, int rows);

        /**
         * Takes the gradient of a loss back through the layer.
         *
         * @param outputGradient d loss / d output (rows, outputs) for the last forward's rows
         * @param gradient where it writes d loss / d parameters, at its parameters' places, which
         *     hold zeros
         * @return d loss / d input (rows, inputs); null where nobody needs it
         */
        float[] backward(float[] outputGradient, int rows, float[] gradient);
    }
}
