package shared.film;

import java.util.Arrays;
import java.util.function.IntUnaryOperator;

/** A map from RGB colours (0 to 0xFFFFFF) to numbers: a hash table without boxing. */
final class ColourTable {
    private static final int FREE = -1;

    private int[] colours = free(1 << 10);
    private int[] values = new int[colours.length];
    private int size;

    /**
     * Adds a value to the number of a colour. The number begins at 0 and stops at the largest int.
     */
    void add(int rgb, int value) {
        int slot = slot(rgb);
        if (colours[slot] == FREE) {
            colours[slot] = rgb;
            size++;
        }
        values[slot] = (int) Math.min(Integer.MAX_VALUE, (long) values[slot] + value);
        if (2 * size > colours.length) {
            grow();
        }
    }

    /** The number of a colour that was added. */
    int get(int rgb) {
        return values[slot(rgb)];
    }

    /** All colours that were added, in ascending order. */
    int[] colours() {
        return Arrays.stream(colours).filter(rgb -> rgb != FREE).sorted().toArray();
    }

    /** Replaces the number of each colour by the function's value for the colour. */
    void setAll(IntUnaryOperator valueOfColour) {
        for (int slot = 0; slot < colours.length; slot++) {
            if (colours[slot] != FREE) {
                values[slot] = valueOfColour.applyAsInt(colours[slot]);
            }
        }
    }

    private int slot(int rgb) {
        int slot = (rgb * 0x9E3779B1) >>> Integer.numberOfLeadingZeros(colours.length - 1);
        while (colours[slot] != rgb && colours[slot] != FREE) {
            slot = (slot + 1) & (colours.length - 1);
        }
        return slot;
    }

    private void grow() {
        int[] oldColours = colours;
        int[] oldValues = values;
        colours = free(2 * oldColours.length);
        values = new int[colours.length];
        for (int i = 0; i < oldColours.length; i++) {
            if (oldColours[i] != FREE) {
                int slot = slot(oldColours[i]);
                colours[slot] = oldColours[i];
                values[slot] = oldValues[i];
            }
        }
    }

    private static int[] free(int length) {
        var slots = new int[length];
        Arrays.fill(slots, FREE);
        return slots;
    }
}
