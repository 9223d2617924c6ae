package support;

import java.io.IOException;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import org.w3c.dom.Element;

/**
 * A GIF as another program reads it.
 *
 * @param pictures the number of its pictures
 * @param width the width of a picture in pixels
 * @param height the height of a picture in pixels
 * @param delay the time for which its second picture is shown, in hundredths of a second; 0 if
 *     there is none
 */
public record Film(int pictures, int width, int height, int delay) {

    /** Reads a GIF file. */
    public static Film read(Path file) throws IOException {
        var reader = ImageIO.getImageReadersBySuffix("gif").next();
        try (var in = ImageIO.createImageInputStream(file.toFile())) {
            reader.setInput(in);
            int pictures = reader.getNumImages(true);
            return new Film(pictures, reader.getWidth(0), reader.getHeight(0),
                    pictures < 2 ? 0 : delay(reader, 1));
        } finally {
            reader.dispose();
        }
    }

    private static int delay(ImageReader reader, int picture) throws IOException {
        var data = (Element) reader.getImageMetadata(picture)
                .getAsTree("javax_imageio_gif_image_1.0");
        return Integer.parseInt(data.getElementsByTagName("GraphicControlExtension").item(0)
                .getAttributes().getNamedItem("delayTime").getNodeValue());
    }
}
