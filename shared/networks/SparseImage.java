package shared.networks;

import java.util.Arrays;
import shared.environments.Sparse;

/**
 * An image that is mostly one colour. It is stored as a background pixel and a list of the pixels
 * that may differ from it. It also has room for a gradient: one for each listed pixel, and the sum
 * of the gradients of all other pixels, which have the background's numbers.
 */
final class SparseImage {

    /** The initial capacity of the list. */
    private static final int INITIAL_CAPACITY = 80;

    private final int channels;
    private final float[] background;
    private final float[] backgroundGradient;

    /** For each pixel its position in the list, counted from 1; 0 if it is not listed. */
    private final int[] numbers;

    /** The list. Its arrays of values and gradients are kept when it becomes shorter. */
    private int[] pixels = new int[INITIAL_CAPACITY];
    private float[][] values = new float[INITIAL_CAPACITY][];
    private float[][] gradients = new float[INITIAL_CAPACITY][];
    private int size;

    /** An image of zeros. */
    SparseImage(int pixels, int channels) {
        this.channels = channels;
        background = new float[channels];
        backgroundGradient = new float[channels];
        numbers = new int[pixels];
    }

    /** Sets all pixels to the given one. */
    void begin(float[] pixel) {
        for (int n = 0; n < size; n++) {
            numbers[pixels[n]] = 0;
        }
        size = 0;
        System.arraycopy(pixel, 0, background, 0, channels);
    }

    /** Reads an image that begins at {@code offset}; its first pixel becomes the background. */
    void draw(float[] x, int offset) {
        begin(Arrays.copyOfRange(x, offset, offset + channels));
        int end = offset + numbers.length * channels;
        int at = offset + channels;
        while (at < end) {
            if (Arrays.equals(x, at, at + channels, background, 0, channels)) {
                // Skip to the next pixel that differs from the one before it.
                int alike = Arrays.mismatch(x, at, end - channels, x, at + channels, end);
                at = alike < 0 ? end : at + alike / channels * channels + channels;
            } else {
                System.arraycopy(x, at, at((at - offset) / channels), 0, channels);
                at += channels;
            }
        }
    }

    /** Reads an image that is mostly zeros. */
    void draw(Sparse x) {
        begin(new float[channels]);
        int[] indices = x.indices();
        float[] values = x.values();
        for (int i = 0; i < indices.length; i++) {
            at(indices[i] / channels)[indices[i] % channels] = values[i];
        }
    }

    /** Adds a pixel to the list, if it is not there, and returns its numbers, to be changed. */
    float[] at(int pixel) {
        if (numbers[pixel] == 0) {
            list(pixel);
        }
        return values[numbers[pixel] - 1];
    }

    private void list(int pixel) {
        if (size == pixels.length) {
            pixels = Arrays.copyOf(pixels, 2 * size);
            values = Arrays.copyOf(values, 2 * size);
            gradients = Arrays.copyOf(gradients, 2 * size);
        }
        pixels[size] = pixel;
        if (values[size] == null) {
            values[size] = background.clone();
        } else {
            System.arraycopy(background, 0, values[size], 0, channels);
        }
        numbers[pixel] = ++size;
    }

    /** The numbers of every pixel that is not listed. */
    float[] background() {
        return background;
    }

    /** The number of listed pixels. */
    int size() {
        return size;
    }

    /** The n-th listed pixel. */
    int pixel(int n) {
        return pixels[n];
    }

    /** The numbers of the n-th listed pixel. */
    float[] value(int n) {
        return values[n];
    }

    /** Room for the gradient of the n-th listed pixel. */
    float[] gradient(int n) {
        if (gradients[n] == null) {
            gradients[n] = new float[channels];
        }
        return gradients[n];
    }

    /** The gradient of a listed pixel. */
    float[] gradientAt(int pixel) {
        return gradients[numbers[pixel] - 1];
    }

    /** Room for the sum of the gradients of all pixels that are not listed. */
    float[] backgroundGradient() {
        return backgroundGradient;
    }

    /** Applies a function to all numbers. */
    void apply(Activation activation) {
        activation.apply(background, background, channels);
        for (int n = 0; n < size; n++) {
            activation.apply(values[n], values[n], channels);
        }
    }

    /** Takes the gradient back through the function that computed these numbers. */
    void slope(Activation activation) {
        activation.slope(background, backgroundGradient, backgroundGradient, channels);
        for (int n = 0; n < size; n++) {
            activation.slope(values[n], gradients[n], gradients[n], channels);
        }
    }

    /** Writes the whole image, from {@code offset} on. */
    void write(float[] target, int offset) {
        for (int pixel = 0; pixel < numbers.length; pixel++) {
            System.arraycopy(numbers[pixel] == 0 ? background : values[numbers[pixel] - 1], 0,
                    target, offset + pixel * channels, channels);
        }
    }

    /** Reads the gradient of the whole image. */
    void readGradient(float[] source, int offset) {
        Arrays.fill(backgroundGradient, 0);
        for (int pixel = 0; pixel < numbers.length; pixel++) {
            int at = offset + pixel * channels;
            if (numbers[pixel] > 0) {
                System.arraycopy(source, at, gradient(numbers[pixel] - 1), 0, channels);
            } else {
                for (int k = 0; k < channels; k++) {
                    backgroundGradient[k] += source[at + k];
                }
            }
        }
    }

    /**
     * Writes the gradient of the whole image; the pixels not listed get equal shares of their sum.
     */
    void writeGradient(float[] target, int offset) {
        var share = backgroundGradient.clone();
        for (int k = 0; k < channels; k++) {
            share[k] /= Math.max(1, numbers.length - size);
        }
        for (int pixel = 0; pixel < numbers.length; pixel++) {
            System.arraycopy(numbers[pixel] == 0 ? share : gradients[numbers[pixel] - 1], 0,
                    target, offset + pixel * channels, channels);
        }
    }
}
