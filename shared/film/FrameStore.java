package shared.film;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Transparency;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterInputStream;

/**
 * The frames of a film. Of each frame only the pixels that differ from the frame before are kept,
 * and these are compressed: a game of thousands of frames takes a few megabytes.
 */
final class FrameStore {

    /** Receives the frames one after another. */
    interface Viewer {

        /**
         * Receives a frame.
         *
         * @param pixels the colours (0 to 0xFFFFFF) row by row; the next frame overwrites them
         */
        void see(int[] pixels) throws IOException;
    }

    private static final int END = -1;

    private final BufferedImage canvas;
    private final int[] pixels;
    private final int[] before;
    private final ColourTable counts = new ColourTable();
    private final List<byte[]> changes = new ArrayList<>();

    /** Makes a store for frames of one size. */
    FrameStore(int width, int height) {
        canvas = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        pixels = ((DataBufferInt) canvas.getRaster().getDataBuffer()).getData();
        before = blank();
    }

    int width() {
        return canvas.getWidth();
    }

    int height() {
        return canvas.getHeight();
    }

    int size() {
        return changes.size();
    }

    /** The number of pixels of each colour in all frames. */
    ColourTable counts() {
        return counts;
    }

    /** Adds a frame of any type, which is not changed. */
    void add(BufferedImage frame) {
        read(frame);
        count();
        var bytes = new ByteArrayOutputStream();
        try (var out = new DataOutputStream(
                new BufferedOutputStream(new DeflaterOutputStream(bytes)))) {
            writeChanges(out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);  // memory has no errors of this kind
        }
        changes.add(bytes.toByteArray());
        System.arraycopy(pixels, 0, before, 0, pixels.length);
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

    private void count() {
        for (int start = 0, end; start < pixels.length; start = end) {
            end = endOfRun(pixels, start);
            counts.add(pixels[start], end - start);
        }
    }

    /** The end of a run of one colour; simple pictures consist of long runs. */
    static int endOfRun(int[] pixels, int start) {
        int end = start + 1;
        while (end < pixels.length && pixels[end] == pixels[start]) {
            end++;
        }
        return end;
    }

    /** Writes each range of changed pixels: its start, its length and its colours. */
    private void writeChanges(DataOutputStream out) throws IOException {
        int n = pixels.length;
        for (int end = 0, next; (next = Arrays.mismatch(before, end, n, pixels, end, n)) >= 0;) {
            int start = end + next;
            end = start + 1;
            while (end < n && before[end] != pixels[end]) {
                end++;
            }
            out.writeInt(start);
            out.writeInt(end - start);
            for (int i = start; i < end; i++) {
                out.writeInt(pixels[i]);
            }
        }
        out.writeInt(END);
    }

    /** Shows all frames in their order. */
    void play(Viewer viewer) throws IOException {
        int[] shown = blank();
        for (byte[] change : changes) {
            try (var in = new DataInputStream(new BufferedInputStream(
                    new InflaterInputStream(new ByteArrayInputStream(change))))) {
                for (int start = in.readInt(); start != END; start = in.readInt()) {
                    int end = start + in.readInt();
                    for (int i = start; i < end; i++) {
                        shown[i] = in.readInt();
                    }
                }
            }
            viewer.see(shown);
        }
    }

    /** Pixels that differ from those of any frame. */
    private int[] blank() {
        var blank = new int[pixels.length];
        Arrays.fill(blank, -1);
        return blank;
    }
}
