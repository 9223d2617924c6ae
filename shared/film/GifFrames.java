package shared.film;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.awt.Transparency;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.awt.image.DataBufferInt;
import java.awt.image.IndexColorModel;
import java.util.Arrays;
import java.util.List;

/** Reduces the frames of a GIF to a common palette and to the parts that change. */
final class GifFrames {

    /** The part of a frame that changes, with its upper left corner at (left, top). */
    record Part(BufferedImage image, int left, int top) {
    }

    private final int width;
    private final BufferedImage canvas;
    private final int[] pixels;
    private final Palette palette;
    private final IndexColorModel colours;
    private byte[] shown;

    GifFrames(List<BufferedImage> frames) {
        BufferedImage first = frames.get(0);
        width = first.getWidth();
        canvas = new BufferedImage(width, first.getHeight(), BufferedImage.TYPE_INT_RGB);
        pixels = ((DataBufferInt) canvas.getRaster().getDataBuffer()).getData();
        var counts = new ColourTable();
        for (BufferedImage frame : frames) {
            read(frame);
            count(counts);
        }
        palette = new Palette(counts);
        colours = palette.colourModel();
    }

    /**
     * Returns the part of this frame that differs from the frame before; for the first frame, all
     * of it.
     */
    Part part(BufferedImage frame) {
        read(frame);
        byte[] next = indices();
        Rectangle area = shown == null ? all() : changed(shown, next);
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

    private Rectangle all() {
        return new Rectangle(width, pixels.length / width);
    }

    /** Copies the colours of a frame of any type into pixels. */
    private void read(BufferedImage frame) {
        Graphics2D g = canvas.createGraphics();
        if (frame.getTransparency() != Transparency.OPAQUE) {
            g.setColor(Color.WHITE);
            g.fillRect(0, 0, frame.getWidth(), frame.getHeight());
        }
        g.drawImage(frame, 0, 0, null);
        g.dispose();
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] &= 0xFFFFFF;  // the highest byte is not used and can be anything
        }
    }

    private void count(ColourTable counts) {
        for (int start = 0, end; start < pixels.length; start = end) {
            end = endOfRun(start);
            counts.add(pixels[start], end - start);
        }
    }

    private byte[] indices() {
        var indices = new byte[pixels.length];
        for (int start = 0, end; start < pixels.length; start = end) {
            end = endOfRun(start);
            Arrays.fill(indices, start, end, (byte) palette.index(pixels[start]));
        }
        return indices;
    }

    /** The end of a run of one colour; simple pictures consist of long runs. */
    private int endOfRun(int start) {
        int end = start + 1;
        while (end < pixels.length && pixels[end] == pixels[start]) {
            end++;
        }
        return end;
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
