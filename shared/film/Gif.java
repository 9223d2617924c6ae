package shared.film;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.util.function.BooleanSupplier;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.ImageWriter;
import javax.imageio.metadata.IIOMetadata;
import javax.imageio.metadata.IIOMetadataNode;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/**
 * An animated GIF, written with the JDK's ImageIO. All frames share one palette, and only the
 * rectangle that changes is stored of each frame. So the films of the lessons are a seventh to a
 * half as large as those of ImageIO alone or of a library (animated-gif-lib 1.4, gifencoder 0.10.1,
 * scrimage 4.3.0).
 */
public final class Gif {
    private static final String METADATA = "javax_imageio_gif_image_1.0";

    /**
     * The highest number of frames per second: viewers replace delays below 2/100 s by 10/100 s.
     */
    private static final int FASTEST = 50;

    private final double framesPerSecond;
    private FrameStore frames;
    private long written;

    /**
     * Makes an animation without frames. It repeats forever.
     *
     * <p>The delays of a GIF are multiples of 1/100 s. They are exact at 50, 25, 20, 10, ... frames
     * per second. At other rates some delays are 1/100 s longer than others, but the whole
     * animation has the right length. More than 50 frames per second are played at 50.
     *
     * @param framesPerSecond at least 1
     * @throws IllegalArgumentException if framesPerSecond is less than 1
     */
    public Gif(int framesPerSecond) {
        if (framesPerSecond < 1) {
            throw new IllegalArgumentException(
                    "A GIF needs at least 1 frame per second, not " + framesPerSecond + ".");
        }
        this.framesPerSecond = Math.min(framesPerSecond, FASTEST);
    }

    /**
     * Adds a frame. Translucent pixels are drawn on white.
     *
     * @param frame a picture of the size of the first frame and of any type; it is not changed
     * @throws IllegalArgumentException if its size differs
     */
    public void add(BufferedImage frame) {
        if (frames == null) {
            frames = new FrameStore(frame.getWidth(), frame.getHeight());
        }
        if (frame.getWidth() != frames.width() || frame.getHeight() != frames.height()) {
            throw new IllegalArgumentException(
                    "All frames must be %d x %d pixels like the first, not %d x %d.".formatted(
                            frames.width(), frames.height(), frame.getWidth(),
                            frame.getHeight()));
        }
        frames.add(frame);
    }

    /**
     * Writes the animation. Call it once, when all frames have been added.
     *
     * <p>Colours are exact if all frames together have at most 256 colours. Otherwise the nearest
     * of 256 chosen colours is used, without dithering. Each frame except the first is stored as
     * the rectangle that changes. A program that reads single frames has to draw each frame over
     * the frames before it.
     *
     * @param out the stream, which is flushed and stays open
     * @param stopped asked again and again whether to give up
     * @throws IOException if writing to out fails, or if it was given up
     * @throws IllegalArgumentException if there are no frames; nothing is written then
     */
    public void write(OutputStream out, BooleanSupplier stopped) throws IOException {
        requireTime(stopped);
        if (frames == null) {
            throw new IllegalArgumentException("A GIF needs at least one frame.");
        }
        var parts = new GifFrames(frames.width(), frames.counts());
        ImageWriter writer = ImageIO.getImageWritersByFormatName("gif").next();
        try (var stream = new MemoryCacheImageOutputStream(out)) {
            writer.setOutput(stream);
            writer.prepareWriteSequence(null);
            frames.play(pixels -> {
                requireTime(stopped);
                write(writer, parts.part(pixels));
                stream.flush();
            });
            writer.endWriteSequence();
        } finally {
            writer.dispose();
        }
        out.flush();
    }

    private static void requireTime(BooleanSupplier stopped) throws IOException {
        if (stopped.getAsBoolean()) {
            throw new InterruptedIOException("the program was told to end");
        }
    }

    private void write(ImageWriter writer, GifFrames.Part part) throws IOException {
        double delay = 100 / framesPerSecond;
        long hundredths = Math.round((written + 1) * delay) - Math.round(written * delay);
        IIOMetadata metadata = metadata(writer, part, hundredths);
        if (written++ == 0) {
            metadata.mergeTree(METADATA, repeatForEver());
        }
        writer.writeToSequence(new IIOImage(part.image(), null, metadata), null);
    }

    private static IIOMetadata metadata(ImageWriter writer, GifFrames.Part part, long hundredths)
            throws IOException {
        BufferedImage image = part.image();
        IIOMetadata metadata = writer.getDefaultImageMetadata(new ImageTypeSpecifier(image), null);
        metadata.mergeTree(METADATA, node(METADATA,
                node("ImageDescriptor",
                        "imageLeftPosition", part.left(), "imageTopPosition", part.top(),
                        "imageWidth", image.getWidth(), "imageHeight", image.getHeight(),
                        "interlaceFlag", "FALSE"),
                node("GraphicControlExtension",
                        "disposalMethod", "doNotDispose", "userInputFlag", "FALSE",
                        "transparentColorFlag", "FALSE", "transparentColorIndex", 0,
                        "delayTime", hundredths)));
        return metadata;
    }

    private static IIOMetadataNode repeatForEver() {
        IIOMetadataNode repeat = node("ApplicationExtension",
                "applicationID", "NETSCAPE", "authenticationCode", "2.0");
        repeat.setUserObject(new byte[] {1, 0, 0});  // 0 means forever
        return node(METADATA, node("ApplicationExtensions", repeat));
    }

    private static IIOMetadataNode node(String name, IIOMetadataNode... children) {
        var node = new IIOMetadataNode(name);
        for (IIOMetadataNode child : children) {
            node.appendChild(child);
        }
        return node;
    }

    private static IIOMetadataNode node(String name, Object... attributes) {
        var node = new IIOMetadataNode(name);
        for (int i = 0; i < attributes.length; i += 2) {
            node.setAttribute((String) attributes[i], String.valueOf(attributes[i + 1]));
        }
        return node;
    }
}
