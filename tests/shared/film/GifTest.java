package shared.film;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static support.Pixels.BLUE;
import static support.Pixels.rgb;
import static support.Pixels.worstDifference;

import java.awt.Color;
import java.awt.RenderingHints;
import java.awt.geom.Ellipse2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import javax.imageio.metadata.IIOMetadataNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.w3c.dom.NodeList;
import support.DisplayFirst;

/** Tests of GIFs as a viewer shows them. */
@ExtendWith(DisplayFirst.class)
class GifTest {

    @Test
    void aGifHasItsFramesDelaysAndRepeats() throws Exception {
        var frames = IntStream.range(0, 20).mapToObj(i -> disc(160, 120, 5 * i)).toList();
        var gif = GifFile.of(frames, 25);
        assertEquals(20, gif.frames.size());
        assertEquals(160, gif.frames.get(19).getWidth());
        assertEquals(120, gif.frames.get(19).getHeight());
        assertEquals(Collections.nCopies(20, 4), gif.delays);
        assertTrue(gif.repeatsForEver);
        for (int i = 0; i < 20; i++) {
            assertTrue(worstDifference(frames.get(i), gif.frames.get(i)) <= 8, "frame " + i);
        }
    }

    @Test
    void delaysAddUpWhereTheyCannotBeExact() throws Exception {
        var frames = Collections.nCopies(60, disc(40, 30, 5));
        assertEquals(Collections.nCopies(60, 2), GifFile.of(frames, 50).delays);
        assertEquals(Collections.nCopies(60, 2), GifFile.of(frames, 1000).delays);
        assertEquals(Collections.nCopies(60, 100), GifFile.of(frames, 1).delays);
        var at30 = GifFile.of(frames, 30).delays;
        assertEquals(200, at30.stream().mapToInt(Integer::intValue).sum());
        assertTrue(at30.stream().allMatch(delay -> delay == 3 || delay == 4), at30.toString());
    }

    @Test
    void fewColoursAreExact() throws Exception {
        for (int colours : new int[] {1, 2, 3, 5, 100, 255, 256}) {
            var first = new BufferedImage(32, 16, BufferedImage.TYPE_INT_RGB);
            var second = new BufferedImage(32, 16, BufferedImage.TYPE_INT_RGB);
            for (int i = 0; i < 32 * 16; i++) {
                first.setRGB(i % 32, i / 32, 0x010307 * (i % colours));
                second.setRGB(i % 32, i / 32, 0x010307 * (i / 3 % colours));
            }
            var gif = GifFile.of(List.of(first, second), 10);
            assertEquals(0, worstDifference(first, gif.frames.get(0)), colours + " colours");
            assertEquals(0, worstDifference(second, gif.frames.get(1)), colours + " colours");
        }
    }

    @Test
    void manyColoursAreClose() throws Exception {
        var image = new BufferedImage(256, 256, BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < 256; y++) {
            for (int x = 0; x < 256; x++) {
                image.setRGB(x, y, x << 16 | y << 8 | 0x40);
            }
        }
        var g = image.createGraphics();
        g.setColor(new Color(0x646640));
        g.fillRect(0, 0, 60, 60);
        g.dispose();
        var back = GifFile.of(List.of(image), 10).frames.get(0);
        assertTrue(worstDifference(image, back) <= 24, "" + worstDifference(image, back));
        assertEquals(0x646640, rgb(back, 30, 30), "flat areas keep their colour");
    }

    @Test
    void anyTypeOfPictureWillDo() throws Exception {
        var frames = new ArrayList<BufferedImage>();
        for (int type = BufferedImage.TYPE_INT_RGB; type <= BufferedImage.TYPE_BYTE_INDEXED;
                type++) {
            var frame = new BufferedImage(20, 10, type);
            var g = frame.createGraphics();
            g.setColor(Color.WHITE);
            g.fillRect(5, 5, 5, 5);
            g.dispose();
            frames.add(frame);
        }
        var gif = GifFile.of(frames, 10);
        for (int i = 0; i < frames.size(); i++) {
            boolean clear = frames.get(i).getColorModel().hasAlpha();
            assertEquals(clear ? 0xFFFFFF : 0, rgb(gif.frames.get(i), 1, 1), "type " + (i + 1));
            assertEquals(0xFFFFFF, rgb(gif.frames.get(i), 7, 7), "type " + (i + 1));
        }
    }

    @Test
    void framesThatDoNotChangeKeepTheirTime() throws Exception {
        var gif = GifFile.of(Collections.nCopies(7, disc(40, 30, 5)), 10);
        assertEquals(Collections.nCopies(7, 10), gif.delays);
        assertEquals(0, worstDifference(gif.frames.get(0), gif.frames.get(6)));
    }

    @Test
    void badFramesAreRefusedBeforeAnythingIsWritten() {
        var out = new ByteArrayOutputStream();
        var frame = disc(40, 30, 5);
        assertThrows(IllegalArgumentException.class, () -> write(out, List.of(), 10));
        assertThrows(IllegalArgumentException.class, () -> write(out, List.of(frame), 0));
        var error = assertThrows(IllegalArgumentException.class,
                () -> write(out, List.of(frame, disc(40, 31, 5)), 10));
        assertTrue(error.getMessage().contains("40 x 30"), error.getMessage());
        assertTrue(error.getMessage().contains("40 x 31"), error.getMessage());
        assertEquals(0, out.size());
    }

    @Test
    void theStreamStaysOpenAndItsErrorsArrive() throws Exception {
        var closed = new AtomicBoolean();
        var out = new ByteArrayOutputStream() {
            @Override
            public void close() {
                closed.set(true);
            }
        };
        write(out, List.of(disc(40, 30, 5)), 10);
        assertFalse(closed.get());
        assertTrue(out.size() > 0);
        var full = new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                throw new IOException("disk full");
            }
        };
        assertThrows(IOException.class, () -> write(full, List.of(disc(40, 30, 5)), 10));
    }

    private static void write(OutputStream out, List<BufferedImage> frames, int framesPerSecond)
            throws IOException {
        var gif = new Gif(framesPerSecond);
        frames.forEach(gif::add);
        gif.write(out, () -> false);
    }

    /** Whoever ends the program does not wait for a film. */
    @Test
    void writingCanBeGivenUp() throws Exception {
        var gif = new Gif(10);
        for (int i = 0; i < 100; i++) {
            gif.add(disc(40, 30, i % 20));
        }
        var asked = new AtomicInteger();
        var out = new ByteArrayOutputStream();
        var error = assertThrows(IOException.class,
                () -> gif.write(out, () -> asked.incrementAndGet() > 3));
        assertEquals("the program was told to end", error.getMessage());
        assertEquals(4, asked.get(), "asked before the colours are chosen, and before each frame");
    }

    /** 2,000 pictures of 1.1 MB each would need 2 GB. */
    @Test
    void aLongFilmFitsIntoLittleMemory() throws Exception {
        var gif = new Gif(25);
        var frame = disc(640, 480, 5);
        Runtime memory = Runtime.getRuntime();
        memory.gc();
        long before = memory.totalMemory() - memory.freeMemory();
        for (int i = 0; i < 2_000; i++) {
            frame.setRGB(i % 640, i / 640, 0x123456);
            gif.add(frame);
        }
        memory.gc();
        long used = memory.totalMemory() - memory.freeMemory() - before;
        assertTrue(used < 30_000_000, used + " bytes");
        var out = new ByteArrayOutputStream();
        gif.write(out, () -> false);
        assertTrue(out.size() > 2_000);
    }

    private static BufferedImage disc(int width, int height, int x) {
        var image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        var g = image.createGraphics();
        g.setColor(Color.WHITE);
        g.fillRect(0, 0, width, height);
        g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        g.setColor(new Color(BLUE));
        g.fill(new Ellipse2D.Double(x, 5, 20, 20));
        g.dispose();
        return image;
    }

    /** A GIF as a viewer shows it. */
    private static final class GifFile {
        private static final String METADATA = "javax_imageio_gif_image_1.0";

        final List<BufferedImage> frames = new ArrayList<>();
        final List<Integer> delays = new ArrayList<>();
        boolean repeatsForEver;

        static GifFile of(List<BufferedImage> frames, int framesPerSecond) throws IOException {
            var out = new ByteArrayOutputStream();
            GifTest.write(out, frames, framesPerSecond);
            return new GifFile(out.toByteArray());
        }

        private GifFile(byte[] bytes) throws IOException {
            var reader = ImageIO.getImageReadersByFormatName("gif").next();
            reader.setInput(ImageIO.createImageInputStream(new ByteArrayInputStream(bytes)));
            BufferedImage shown = null;
            for (int i = 0; i < reader.getNumImages(true); i++) {
                var tree = (IIOMetadataNode) reader.getImageMetadata(i).getAsTree(METADATA);
                var descriptor = node(tree, "ImageDescriptor");
                var part = reader.read(i);
                var frame = new BufferedImage(reader.getWidth(0), reader.getHeight(0),
                        BufferedImage.TYPE_INT_RGB);
                var g = frame.createGraphics();
                g.drawImage(shown, 0, 0, null);
                g.drawImage(part, number(descriptor, "imageLeftPosition"),
                        number(descriptor, "imageTopPosition"), null);
                g.dispose();
                shown = frame;
                frames.add(frame);
                delays.add(number(node(tree, "GraphicControlExtension"), "delayTime"));
                NodeList extensions = tree.getElementsByTagName("ApplicationExtension");
                for (int k = 0; k < extensions.getLength(); k++) {
                    var extension = (IIOMetadataNode) extensions.item(k);
                    var data = (byte[]) extension.getUserObject();
                    repeatsForEver |= extension.getAttribute("applicationID").equals("NETSCAPE")
                            && data[0] == 1 && data[1] == 0 && data[2] == 0;
                }
            }
        }

        private static IIOMetadataNode node(IIOMetadataNode tree, String name) {
            return (IIOMetadataNode) tree.getElementsByTagName(name).item(0);
        }

        private static int number(IIOMetadataNode node, String attribute) {
            return Integer.parseInt(node.getAttribute(attribute));
        }
    }
}
