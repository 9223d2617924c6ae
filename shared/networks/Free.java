package shared.networks;

import java.util.Arrays;
import java.util.random.RandomGenerator;

/**
 * Puts numbers behind its input that are learned but depend on no input, such as the logarithm of
 * a standard deviation that is the same in every state. They start at 0.
 *
 * @param count how many, at least 1
 */
public record Free(int count) implements Layer {

    /** @throws IllegalArgumentException if the count is below 1 */
    public Free {
        if (count < 1) {
            throw new IllegalArgumentException("There must be at least 1 free parameter, not "
                    + count + ".");
        }
    }

    /** The same as the constructor; reads well in a list of layers. */
    public static Free free(int count) {
        return new Free(count);
    }

    @Override
    public String kind() {
        return "free";
    }

    @Override
    public Attached attach(String name, int width, Parameters parameters) {
        int offset = parameters.add(name + ".value", count).offset();
        return new AttachedFree(width, count, parameters, offset);
    }

    /** As it is written in a network: "free(1)". */
    @Override
    public String toString() {
        return "free(" + count + ")";
    }

    /** @param offset of the numbers in the flat vector */
    private record AttachedFree(int inputs, int count, Parameters parameters, int offset)
            implements Attached {

        @Override
        public int outputs() {
            return inputs + count;
        }

        @Override
        public void initialise(RandomGenerator random) {
            Arrays.fill(parameters.values(), offset, offset + count, 0);
        }

        @Override
        public float[] forward(float[] input) {
            var output = new float[inputs + count];
            append(input, 0, output, 0);
            return output;
        }

        private void append(float[] input, int from, float[] output, int to) {
            System.arraycopy(input, from, output, to, inputs);
            System.arraycopy(parameters.present(), offset, output, to + inputs, count);
        }

        @Override
        public boolean needsBackend(int rows) {
            return false;
        }

        @Override
        public Batch batch(int maxRows, boolean first) {
            return new FreeBatch(this, maxRows);
        }
    }

    private static final class FreeBatch implements Batch {

        private final AttachedFree free;
        private final float[] output;
        private final float[] inputGradient;

        FreeBatch(AttachedFree free, int maxRows) {
            this.free = free;
            output = new float[maxRows * free.outputs()];
            inputGradient = new float[maxRows * free.inputs];
        }

        @Override
        public float[] forward(float[] input, int rows) {
            for (int t = 0; t < rows; t++) {
                free.append(input, t * free.inputs, output, t * free.outputs());
            }
            return output;
        }

        @Override
        public float[] backward(float[] outputGradient, int rows, float[] gradient) {
            for (int t = 0; t < rows; t++) {
                int row = t * free.outputs();
                System.arraycopy(outputGradient, row, inputGradient, t * free.inputs,
                        free.inputs);
                for (int k = 0; k < free.count; k++) {
                    gradient[free.offset + k] += outputGradient[row + free.inputs + k];
                }
            }
            return inputGradient;
        }
    }
}
