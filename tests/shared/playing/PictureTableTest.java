package shared.playing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Rectangle;
import java.awt.image.BufferedImage;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import support.Pixels;

/** Tests of tables of pictures, and of pictures of what an agent sees of Pong. */
class PictureTableTest {

    private static BufferedImage plain(int width, int height, int rgb) {
        var picture = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        var pixels = new int[width * height];
        Arrays.fill(pixels, rgb);
        picture.setRGB(0, 0, width, height, pixels, 0, width);
        return picture;
    }

    /** Pictures keep their proportions; the highest of a row makes room for all. */
    @Test
    void picturesStandInRows() {
        var table = new PictureTable();
        table.add(0, "a picture", plain(80, 80, 0xFF0000));
        table.add(0, "", plain(160, 210, 0x00FF00));
        table.add(1, "", plain(24, 12, 0x0000FF));
        BufferedImage drawn = table.draw();
        assertEquals(16 + 2 * 256, drawn.getWidth());
        assertEquals(240 * 240, Pixels.count(drawn, new Rectangle(16, 32, 240, 240), 0xFF0000));
        assertEquals(240 * 315, Pixels.count(drawn, new Rectangle(272, 32, 240, 315), 0x00FF00));
        int second = 32 + 315 + 8 + 24;
        assertEquals(240 * 120, Pixels.count(drawn, new Rectangle(16, second, 240, 120),
                0x0000FF));
        assertEquals(second + 120 + 8 + 8, drawn.getHeight());
        assertTrue(Pixels.count(drawn, new Rectangle(16, 8, 240, 24), Pixels.INK) > 10, "a text");
    }

    @Test
    void cellsAreWhiteOrOrangeOrDark() {
        var seen = new float[2 * 6400];
        seen[2 * 81] = 1;       // row 1, column 1 of the first picture
        seen[2 * 165 + 1] = -1; // row 2, column 5 of the second
        BufferedImage first = PongCells.image(seen, 0);
        assertEquals(0xF2F4F7, Pixels.rgb(first, 1, 1));
        assertEquals(6399, Pixels.count(first, 0x20242A));
        BufferedImage second = PongCells.image(seen, 1);
        assertEquals(Pixels.VERMILION, Pixels.rgb(second, 5, 2));
        assertEquals(6399, Pixels.count(second, 0x20242A));
    }
}
