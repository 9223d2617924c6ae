package shared.files;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.OutputStream;
import javax.imageio.ImageIO;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/** Writes pictures as PNG. */
public final class Png {

    private Png() {
    }

    /**
     * Writes a picture. Unlike ImageIO by itself, it needs no temporary file, and leaves nothing to
     * be closed when the program ends, which fails again if writing has failed.
     *
     * @param out the stream, which stays open
     * @throws IOException if writing to out fails
     */
    public static void write(OutputStream out, BufferedImage picture) throws IOException {
        try (var stream = new MemoryCacheImageOutputStream(out)) {
            ImageIO.write(picture, "png", stream);
        }
    }
}
