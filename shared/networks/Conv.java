package shared.networks;

/**
 * A convolution without padding: at each position of an image where the kernel fits, every filter
 * takes the weighted sum of the numbers under it,
 * y(r, c, f) = b(f) + sum over i, j, k of x(S r + i, S c + j, k) W(i, j, k, f).
 *
 * <p>Images are stored row by row, a row pixel by pixel, a pixel channel by channel, on the way in
 * as on the way out; a dense layer can follow directly. W has the shape (kernel, kernel, channels,
 * filters), as in Keras. Weights and biases start uniform in +-1/sqrt(kernel kernel channels), as
 * those of {@code torch.nn.Conv2d} do.
 *
 * <p>An image that is mostly one colour costs little: only the pixels that differ from the first
 * one are multiplied. Results are the same but for rounding, with one exception on the way back:
 * pixels of the common colour share the mean of their gradients. The layers before this one learn
 * the same from it, as they gave these pixels equal values.
 *
 * @param height the rows of an image that comes in
 * @param width its columns
 * @param channels the numbers in one of its pixels
 * @param filters the numbers in a pixel that goes out
 * @param kernel the rows and columns of a filter
 * @param stride how far a filter moves at a time
 */
public record Conv(int height, int width, int channels, int filters, int kernel, int stride)
        implements Layer {

    /** @throws IllegalArgumentException if a number is below 1 or the kernel does not fit */
    public Conv {
        if (Math.min(Math.min(height, width), Math.min(channels, filters)) < 1
                || Math.min(kernel, stride) < 1 || kernel > Math.min(height, width)) {
            throw new IllegalArgumentException("conv(" + height + ", " + width + ", " + channels
                    + ", " + filters + ", " + kernel + ", " + stride + ") is no convolution: all"
                    + " numbers are at least 1, and the kernel fits into the image.");
        }
    }

    /** The same as the constructor; reads well in a list of layers. */
    public static Conv conv(int height, int width, int channels, int filters, int kernel,
            int stride) {
        return new Conv(height, width, channels, filters, kernel, stride);
    }

    /** The numbers in an image that comes in. */
    @Override
    public int inputs() {
        return height * width * channels;
    }

    /** The rows of an image that goes out. */
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
    public int outputs(int inputs) {
        Fit.require(this, inputs);
        return rows() * columns() * filters;
    }

    @Override
    public String shape(int inputs) {
        return "(" + rows() + ", " + columns() + ", " + filters + ")";
    }

    @Override
    public String toString() {
        return "conv(" + height + ", " + width + ", " + channels + ", " + filters + ", " + kernel
                + ", " + stride + ")";
    }
}
