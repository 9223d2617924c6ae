import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import shared.film.Caption;
import shared.playing.Animation;
import support.Call;
import support.Film;

/** Films of a trained agent, and of moments of learning. */
class FilmTest {

    @TempDir
    Path folder;

    private Path film(String... moments) throws IOException {
        Path file = Files.createTempFile(folder, "a", ".gif");
        String[] args = {"--episodes", "60", "--chart", folder.resolve("a.png").toString(),
            "--gif", file.toString(), moments[0], moments[1]};
        Call call = Call.of(new Reinforce(), args);
        assertEquals(0, call.status(), call.err());
        return file;
    }

    /** The first moment is before learning, and the last is after it. The pole falls in each. */
    @Test
    void momentsOfLearningFollowEachOther() throws IOException {
        int one = Film.read(film("--moments", "1")).pictures();
        Path three = film("--moments", "3");
        BufferedImage first = ImageIO.read(three.toFile());
        assertEquals(600, first.getWidth());
        assertEquals(440, first.getHeight(), "a picture of 400 rows and a caption");
        // Each moment has a few frames of the fall, and 15 of the last picture.
        int frames = Film.read(three).pictures();
        assertTrue(frames > one + 2 * 15, frames + " and " + one);
        assertTrue(frames <= 3 * (100 + 15), frames + " frames");
    }

    @Test
    void theSameSeedMakesTheSameFilm() throws IOException {
        assertArrayEquals(Files.readAllBytes(film("--moments", "4")),
                Files.readAllBytes(film("--moments", "4")));
    }

    @Test
    void aCaptionStandsBelowThePicture() {
        var picture = new BufferedImage(160, 210, BufferedImage.TYPE_BYTE_GRAY);
        BufferedImage captioned = Caption.below(picture, "after 12 episodes");
        assertEquals(160, captioned.getWidth());
        int dark = 0;
        for (int y = 0; y < captioned.getHeight(); y++) {
            for (int x = 0; x < 160; x++) {
                boolean ink = (captioned.getRGB(x, y) & 0xFF) < 100;
                assertTrue(ink || y >= 210, "the picture is as it was");
                dark += y >= 210 && ink ? 1 : 0;
            }
        }
        assertTrue(dark > 30, dark + " dark pixels of text");
    }

    /** A film may take minutes, and the end of the program must not wait for it. */
    @Test
    void aFilmIsGivenUpAtOnce() {
        var drawn = new AtomicInteger();
        Animation animation = Animation.of(25, 100_000, i -> {
            drawn.incrementAndGet();
            return new BufferedImage(8, 8, BufferedImage.TYPE_INT_RGB);
        });
        assertThrows(IOException.class, () -> shared.playing.Film.write(animation, 0,
                () -> drawn.get() >= 3, OutputStream.nullOutputStream()));
        assertEquals(3, drawn.get());
    }
}
