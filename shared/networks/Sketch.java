package shared.networks;

import java.util.Arrays;

/** A picture as few numbers: its first pixel, which most others equal, and what the rest add. */
final class Sketch {

    private final int channels;
    private final float[] common;

    /** The pixels that differ, in their order, and by how much: so many numbers for each. */
    private final int[] pixels;
    private float[] differences = {};
    private int size;

    /** Room for pictures of so many pixels. */
    Sketch(int pixels, int channels) {
        this.channels = channels;
        common = new float[channels];
        this.pixels = new int[pixels];
    }

    /** Takes in a picture, which begins at {@code offset}. */
    void draw(float[] x, int offset) {
        size = 0;
        System.arraycopy(x, offset, common, 0, channels);
        int end = offset + pixels.length * channels;
        int at = offset + channels;
        while (at < end) {
            if (Arrays.equals(x, at, at + channels, common, 0, channels)) {
                // To where a pixel is not what the one before it is: all between are common.
                int alike = Arrays.mismatch(x, at, end - channels, x, at + channels, end);
                at = alike < 0 ? end : at + alike / channels * channels + channels;
            } else {
                add((at - offset) / channels, x, at);
                at += channels;
            }
        }
    }

    private void add(int pixel, float[] x, int at) {
        int from = size * channels;
        if (from + channels > differences.length) {
            differences = Arrays.copyOf(differences, 2 * (from + channels));
        }
        for (int k = 0; k < channels; k++) {
            differences[from + k] = x[at + k] - common[k];
        }
        pixels[size++] = pixel;
    }

    /** The first pixel: as many numbers as there are channels. */
    float[] common() {
        return common;
    }

    /** How many pixels differ from the first one. */
    int size() {
        return size;
    }

    /** The i-th of these. */
    int pixel(int i) {
        return pixels[i];
    }

    /** What the i-th of these is above the first pixel, in channel k. */
    float difference(int i, int k) {
        return differences[i * channels + k];
    }

    /** The same of all channels, to {@code target} from {@code offset} on. */
    void copyDifference(int i, float[] target, int offset) {
        System.arraycopy(differences, i * channels, target, offset, channels);
    }
}
