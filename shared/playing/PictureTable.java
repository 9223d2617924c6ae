package shared.playing;

import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;
import shared.charts.Theme;
import shared.environments.Pictures;

/** Pictures in rows, each with a line of text above it. */
public final class PictureTable {

    /** The width of a picture, and the spaces around it and its text. */
    private static final int WIDTH = 240;
    private static final int GAP = 16;
    private static final int TEXT = 24;
    private static final int BASELINE = 16;

    private record Entry(String text, BufferedImage picture) {

        int height() {
            return picture.getHeight() * WIDTH / picture.getWidth();
        }
    }

    private final List<List<Entry>> rows = new ArrayList<>();

    /** Makes a table without pictures. */
    public PictureTable() {
    }

    /**
     * Adds a picture at the end of a row.
     *
     * @param row the number of the row from the top, from 0
     * @param text the line above the picture, of some 35 letters
     * @param picture is drawn 240 pixels wide
     */
    public void add(int row, String text, BufferedImage picture) {
        while (rows.size() <= row) {
            rows.add(new ArrayList<>());
        }
        rows.get(row).add(new Entry(text, picture));
    }

    /** Draws all pictures. */
    public BufferedImage draw() {
        int columns = rows.stream().mapToInt(List::size).max().orElse(0);
        int height = rows.stream().mapToInt(PictureTable::height).sum();
        return Pictures.draw(GAP + columns * (WIDTH + GAP), GAP + height, g -> {
            g.setFont(Theme.LABEL);
            g.setColor(Theme.INK);
            int top = GAP / 2;
            for (List<Entry> row : rows) {
                for (int i = 0; i < row.size(); i++) {
                    Entry entry = row.get(i);
                    int left = GAP + i * (WIDTH + GAP);
                    g.drawString(entry.text, left, top + BASELINE);
                    g.drawImage(entry.picture, left, top + TEXT, WIDTH, entry.height(), null);
                }
                top += height(row);
            }
        });
    }

    /** The height of a row with its texts and the space below it. */
    private static int height(List<Entry> row) {
        return row.stream().mapToInt(Entry::height).max().orElse(0) + TEXT + GAP / 2;
    }
}
