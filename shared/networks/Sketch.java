package shared.networks;

import java.util.Arrays;

/**
 * A picture as few numbers: what most of its pixels are, and a list of those that may be
 * otherwise. It also has room for a gradient: that of each pixel on the list, and the sum of all
 * others', as they are one and the same number.
 */
final class Sketch {

    /** So many pixels are on the list of most pictures. */
    private static final int FEW = 80;

    private final int channels;
    private final float[] common;
    private final float[] commonGradient;

    /** Of each pixel its place on the list, counted from 1; 0 where it has none. */
    private final int[] numbers;

    /** The list; of values and gradients there are as many as it was ever long. */
    private int[] pixels = new int[FEW];
    private float[][] values = new float[FEW][];
    private float[][] gradients = new float[FEW][];
    private int size;

    /** Room for pictures of so many pixels; all are 0 as yet. */
    Sketch(int pixels, int channels) {
        this.channels = channels;
        common = new float[channels];
        commonGradient = new float[channels];
        numbers = new int[pixels];
    }

    /** Begins anew: all pixels are alike, and none is on the list. */
    void begin(float[] pixel) {
        for (int n = 0; n < size; n++) {
            numbers[pixels[n]] = 0;
        }
        size = 0;
        System.arraycopy(pixel, 0, common, 0, channels);
    }

    /** Takes in a picture that begins at {@code offset}; most pixels may be like the first one. */
    void draw(float[] x, int offset) {
        begin(Arrays.copyOfRange(x, offset, offset + channels));
        int end = offset + numbers.length * channels;
        int at = offset + channels;
        while (at < end) {
            if (Arrays.equals(x, at, at + channels, common, 0, channels)) {
                // To where a pixel is not what the one before it is: all between are common.
                int alike = Arrays.mismatch(x, at, end - channels, x, at + channels, end);
                at = alike < 0 ? end : at + alike / channels * channels + channels;
            } else {
                System.arraycopy(x, at, at((at - offset) / channels), 0, channels);
                at += channels;
            }
        }
    }

    /** Takes in a picture of zeros, ones and minus ones: a 1 at place p, a -1 where it is ~p. */
    void draw(int[] places) {
        begin(new float[channels]);
        for (int p : places) {
            int place = p >= 0 ? p : ~p;
            at(place / channels)[place % channels] = p >= 0 ? 1 : -1;
        }
    }

    /** The numbers of a pixel, which may be changed: from now on it is on the list. */
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
            values[size] = common.clone();
        } else {
            System.arraycopy(common, 0, values[size], 0, channels);
        }
        numbers[pixel] = ++size;
    }

    /** What the pixels are that are not on the list. */
    float[] common() {
        return common;
    }

    /** How many pixels are on the list. */
    int size() {
        return size;
    }

    /** The n-th of these. */
    int pixel(int n) {
        return pixels[n];
    }

    /** Its numbers. */
    float[] value(int n) {
        return values[n];
    }

    /** Room for d loss / d its numbers. */
    float[] gradient(int n) {
        if (gradients[n] == null) {
            gradients[n] = new float[channels];
        }
        return gradients[n];
    }

    /** The gradient of a pixel that is on the list. */
    float[] gradientAt(int pixel) {
        return gradients[numbers[pixel] - 1];
    }

    /** Room for the sum of d loss / d their numbers over all pixels that are not on the list. */
    float[] commonGradient() {
        return commonGradient;
    }

    /** Applies a function to all numbers. */
    void apply(Activation activation) {
        activation.apply(common, common, channels);
        for (int n = 0; n < size; n++) {
            activation.apply(values[n], values[n], channels);
        }
    }

    /** Takes the gradient back through that function, of which these numbers came out. */
    void slope(Activation activation) {
        activation.slope(common, commonGradient, commonGradient, channels);
        for (int n = 0; n < size; n++) {
            activation.slope(values[n], gradients[n], gradients[n], channels);
        }
    }

    /** Writes the whole picture, from {@code offset} on. */
    void write(float[] target, int offset) {
        for (int pixel = 0; pixel < numbers.length; pixel++) {
            System.arraycopy(numbers[pixel] == 0 ? common : values[numbers[pixel] - 1], 0,
                    target, offset + pixel * channels, channels);
        }
    }

    /** Takes in the gradient of the whole picture. */
    void readGradient(float[] source, int offset) {
        Arrays.fill(commonGradient, 0);
        for (int pixel = 0; pixel < numbers.length; pixel++) {
            int at = offset + pixel * channels;
            if (numbers[pixel] > 0) {
                System.arraycopy(source, at, gradient(numbers[pixel] - 1), 0, channels);
            } else {
                for (int k = 0; k < channels; k++) {
                    commonGradient[k] += source[at + k];
                }
            }
        }
    }

    /** Writes a gradient of the whole picture; pixels that are not on the list share theirs. */
    void writeGradient(float[] target, int offset) {
        var share = commonGradient.clone();
        for (int k = 0; k < channels; k++) {
            share[k] /= Math.max(1, numbers.length - size);
        }
        for (int pixel = 0; pixel < numbers.length; pixel++) {
            System.arraycopy(numbers[pixel] == 0 ? share : gradients[numbers[pixel] - 1], 0,
                    target, offset + pixel * channels, channels);
        }
    }
}
