package shared.film;

import java.awt.Rectangle;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.awt.image.IndexColorModel;
import java.util.Arrays;

/** Reduces the frames of a GIF to a common palette and to the parts that change. */
final class GifFrames {

    /** The part of a frame that changes, with its upper left corner at (left, top). */
    record Part(BufferedImage image, int left, int top) {
    }

    private final int width;
    private final Palette palette;
    private final IndexColorModel colours;
    private byte[] shown;

    /** @param counts the number of pixels of each colour; the palette changes this table */
    GifFrames(int width, ColourTable counts) {
        this.width = width;
        palette = new Palette(counts);
        colours = palette.colourModel();
    }

    /**
     * Returns the part of this frame that differs from the frame before; for the first frame, all
     * of it.
     *
     * @param pixels the colours of the frame row by row
     */
    Part part(int[] pixels) {
        byte[] next = indices(pixels);
        Rectangle area = shown == null ? new Rectangle(width, pixels.length / width)
                : changed(shown, next);
        shown = next;
        var image = new BufferedImage(area.width, area.height, BufferedImage.TYPE_BYTE_INDEXED,
                colours);
        var part = ((DataBufferByte) image.getRaster().getDataBuffer()).getData();
        for (int y = 0; y < area.height; y++) {
            System.arraycopy(next, (area.y + y) * width + area.x, part, y * area.width,
                    area.width);
        }
        return new Part(image, area.x, area.y);
    }

    private byte[] indices(int[] pixels) {
        var indices = new byte[pixels.length];
        for (int start = 0, end; start < pixels.length; start = end) {
            end = FrameStore.endOfRun(pixels, start);
            Arrays.fill(indices, start, end, (byte) palette.index(pixels[start]));
        }
        return indices;
    }

    /**
     * The smallest rectangle with all changes. Without changes it is one pixel, since a frame
     * cannot be empty.
     */
    private Rectangle changed(byte[] before, byte[] next) {
        int left = width;
        int right = 0;
        int top = -1;
        int bottom = 0;
        for (int y = 0, row = 0; row < next.length; y++, row += width) {
            int first = Arrays.mismatch(before, row, row + width, next, row, row + width);
            if (first >= 0) {
                int last = width - 1;
                while (before[row + last] == next[row + last]) {
                    last--;
                }
                left = Math.min(left, first);
                right = Math.max(right, last);
                top = top < 0 ? y : top;
                bottom = y;
            }
        }
        return top < 0 ? new Rectangle(1, 1)
                : new Rectangle(left, top, right - left + 1, bottom - top + 1);
    }
}
