package shared.playing;

import java.awt.image.BufferedImage;
import java.util.Arrays;
import shared.environments.pong.PongPicture;

/** Draws what an agent sees of Pong, each cell as one pixel. */
public final class PongCells {

    private static final int DARK = 0x20242A;
    private static final int LIT = 0xF2F4F7;
    private static final int GONE = 0xD55E00;

    private PongCells() {
    }

    /**
     * Draws one of the pictures of an observation: white where its number is above 0, orange where
     * it is below 0, else dark.
     *
     * @param seen the observation, 80 x 80 numbers for each of its pictures, as in
     *     {@link shared.environments.pong.PongObservation}
     * @param picture the number of the picture, from 0
     * @return a new picture of 80 x 80 pixels
     */
    public static BufferedImage image(float[] seen, int picture) {
        int side = PongPicture.SIDE;
        int pictures = seen.length / (side * side);
        var pixels = new int[side * side];
        Arrays.setAll(pixels, cell -> {
            float number = seen[cell * pictures + picture];
            return number > 0 ? LIT : number < 0 ? GONE : DARK;
        });
        var image = new BufferedImage(side, side, BufferedImage.TYPE_INT_RGB);
        image.setRGB(0, 0, side, side, pixels, 0, side);
        return image;
    }

    /**
     * Adds the pictures of an observation to a table, each in a row of its own, with a text that
     * says what it shows.
     *
     * @param row the row of the first picture
     * @param seen the observation, as in {@link #image}
     */
    public static void add(PictureTable table, int row, float[] seen) {
        if (seen.length == PongPicture.SIDE * PongPicture.SIDE) {
            table.add(row, "lit now (white), no longer (orange)", image(seen, 0));
        } else {
            table.add(row, "lit now", image(seen, 0));
            table.add(row + 1, "lit at the last decision", image(seen, 1));
        }
    }
}
