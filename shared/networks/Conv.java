package shared.networks;

/**
 * A convolution without padding: at each position of an image where the kernel fits, every filter
 * computes the weighted sum of the numbers under it, y(r, c, f) = b(f) + sum over i, j, k of
 * x(S r + i, S c + j, k) W(i, j, k, f), where S is the stride.
 *
 * <p>Input and output images are stored in the order row, column, channel, so that a dense layer
 * can follow directly. W has the shape (kernel, kernel, channels, filters), as in Keras. The
 * initial weights and biases are uniform in +-1/sqrt(kernel kernel channels), as in
 * {@code torch.nn.Conv2d}.
 *
 * <p>An image that is mostly one colour needs little computation: only the pixels that differ from
 * its first pixel are multiplied. The results are the same except for rounding, with one exception
 * in the backward pass: all pixels of the common colour get the mean of their gradients. The layers
 * before this one still learn the same, because they gave these pixels equal values.
 *
 * @param height the number of rows of the input image
 * @param width the number of columns of the input image
 * @param channels the number of channels of an input pixel
 * @param filters the number of filters, which is the number of channels of an output pixel
 * @param kernel the number of rows, and of columns, of a filter
 * @param stride the number of pixels by which a filter moves at a time
 */
public record Conv(int height, int width, int channels, int filters, int kernel, int stride)
        implements Layer {

    /**
     * Checks the numbers.
     *
     * @throws IllegalArgumentException if a number is below 1, the kernel does not fit, or an image
     *     would be too large
     */
    public Conv {
        if (Math.min(Math.min(height, width), Math.min(channels, filters)) < 1
                || Math.min(kernel, stride) < 1 || kernel > Math.min(height, width)) {
            throw new IllegalArgumentException("conv(" + height + ", " + width + ", " + channels
                    + ", " + filters + ", " + kernel + ", " + stride + ") is not a valid"
                    + " convolution: all numbers must be at least 1, and the kernel must fit into"
                    + " the image.");
        }
        if (Math.max((long) height * width * channels, (long) height * width * filters)
                > Integer.MAX_VALUE) {
            throw new IllegalArgumentException("An image of a convolution has more than 2 billion"
                    + " numbers.");
        }
    }

    /**
     * Creates a convolution, as the constructor does; this method reads well in a list of layers.
     *
     * @throws IllegalArgumentException if a number is below 1 or the kernel does not fit
     */
    public static Conv conv(int height, int width, int channels, int filters, int kernel,
            int stride) {
        return new Conv(height, width, channels, filters, kernel, stride);
    }

    /** The number of numbers in an input image. */
    @Override
    public int inputs() {
        return height * width * channels;
    }

    /** The number of rows of the output image. */
    public int rows() {
        return (height - kernel) / stride + 1;
    }

    /** The number of columns of the output image. */
    public int columns() {
        return (width - kernel) / stride + 1;
    }

    @Override
    public String kind() {
        return "conv";
    }

    @Override
    public int outputs(int inputs) {
        Fit.require(this, inputs);
        return rows() * columns() * filters;
    }

    @Override
    public String shape(int inputs) {
        return "(" + rows() + ", " + columns() + ", " + filters + ")";
    }

    @Override
    public long parameters() {
        return ((long) kernel * kernel * channels + 1) * filters;
    }

    /** The numbers of both images, and about 8 for each place of a filter on a pixel. */
    @Override
    public long buffers() {
        return (long) height * width * channels
                + (8L * kernel * kernel + filters) * rows() * columns();
    }

    @Override
    public String toString() {
        return "conv(" + height + ", " + width + ", " + channels + ", " + filters + ", " + kernel
                + ", " + stride + ")";
    }
}
