package shared.networks;

/**
 * A convolution without padding: at each place of a picture where the kernel fits, every filter
 * adds up what lies under it,
 * y(r, c, f) = b(f) + sum over i, j, k of x(S r + i, S c + j, k) W(i, j, k, f).
 *
 * <p>Pictures are stored row by row, in a row pixel by pixel, and in a pixel channel by channel,
 * those that come out as those that go in; a dense layer can follow as it is. W has the shape
 * (kernel, kernel, channels, filters), as in Keras. Weights and biases start evenly drawn from
 * +-1/sqrt(kernel kernel channels), as those of {@code torch.nn.Conv2d}.
 *
 * <p>A picture that is mostly empty costs little: where pixels are the same as the first one,
 * number for number, only what the others differ by is multiplied. That changes no result, but for
 * rounding, and one thing on the way back: such pixels get the mean of their gradients, each the
 * same. Layers before this one learn the same from that, as they made these pixels alike.
 *
 * @param height rows of a picture that comes in
 * @param width its columns
 * @param channels numbers in a pixel
 * @param filters numbers in a pixel that goes out
 * @param kernel rows and columns of a filter
 * @param stride how far a filter moves at a time
 */
public record Conv(int height, int width, int channels, int filters, int kernel, int stride)
        implements Layer.Sized {

    /** @throws IllegalArgumentException if a number is below 1 or the kernel does not fit */
    public Conv {
        if (Math.min(Math.min(height, width), Math.min(channels, filters)) < 1
                || Math.min(kernel, stride) < 1 || kernel > Math.min(height, width)) {
            throw new IllegalArgumentException("conv(" + height + ", " + width + ", " + channels
                    + ", " + filters + ", " + kernel + ", " + stride + ") is no convolution: all"
                    + " numbers are at least 1, and the kernel fits into the picture.");
        }
    }

    /** The same as the constructor; reads well in a list of layers. */
    public static Conv conv(int height, int width, int channels, int filters, int kernel,
            int stride) {
        return new Conv(height, width, channels, filters, kernel, stride);
    }

    /** Numbers in a picture that comes in. */
    @Override
    public int inputs() {
        return height * width * channels;
    }

    /** Rows of a picture that goes out. */
    public int rows() {
        return (height - kernel) / stride + 1;
    }

    /** Its columns. */
    public int columns() {
        return (width - kernel) / stride + 1;
    }

    @Override
    public String kind() {
        return "conv";
    }

    @Override
    public Attached attach(String name, int inputs, Parameters parameters) {
        if (inputs != inputs()) {
            throw new IllegalArgumentException("A convolution of " + height + " x " + width + " x "
                    + channels + " numbers cannot follow " + inputs + " outputs.");
        }
        int weight = parameters.add(name + ".weight", kernel, kernel, channels, filters).offset();
        int bias = parameters.add(name + ".bias", filters).offset();
        return new AttachedConv(this, parameters, weight, bias);
    }

    /** As it is written in a network: "conv(80, 80, 2, 32, 7, 4)". */
    @Override
    public String toString() {
        return "conv(" + height + ", " + width + ", " + channels + ", " + filters + ", " + kernel
                + ", " + stride + ")";
    }
}
