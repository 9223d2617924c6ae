package shared.film;

import java.awt.image.DataBuffer;
import java.awt.image.IndexColorModel;
import java.util.Arrays;
import java.util.Comparator;
import java.util.PriorityQueue;

/**
 * The colours of a GIF: all colours of the frames, or at most 256 that represent them with little
 * error. They are found by a variant of median cut (Heckbert, "Color image quantization for frame
 * buffer display", 1982): it cuts the box with the largest squared error, and cuts it at its mean.
 */
final class Palette {
    private static final int MOST = 256;

    private final ColourTable indices;
    private final int[] colours;

    /**
     * Chooses the colours.
     *
     * @param counts the number of pixels of each colour; the palette changes this table
     */
    Palette(ColourTable counts) {
        int[] all = counts.colours();
        colours = all.length <= MOST ? all : fewer(all, counts);
        indices = counts;
        indices.setAll(this::nearest);
    }

    /** The index of the palette's colour for a colour of the frames. */
    int index(int rgb) {
        return indices.get(rgb);
    }

    IndexColorModel colourModel() {
        return new IndexColorModel(8, colours.length, colours, 0, false, -1,
                DataBuffer.TYPE_BYTE);
    }

    /**
     * Cuts the box with the largest error in two until there are enough boxes, and takes the most
     * frequent colour of each, so that uniform areas keep their exact colour.
     */
    private static int[] fewer(int[] all, ColourTable counts) {
        var boxes = new PriorityQueue<Box>(Comparator.comparingDouble(box -> -box.error()));
        boxes.add(Box.of(all, counts));
        while (boxes.size() < MOST) {
            Box box = boxes.remove();
            boxes.add(Box.of(box.side(false), counts));
            boxes.add(Box.of(box.side(true), counts));
        }
        return boxes.stream().mapToInt(Box::mostFrequent).toArray();
    }

    private int nearest(int rgb) {
        int best = 0;
        int least = Integer.MAX_VALUE;
        for (int i = 0; i < colours.length && least > 0; i++) {
            int distance = 0;
            for (int channel = 0; channel < 3; channel++) {
                int difference = level(rgb, channel) - level(colours[i], channel);
                distance += difference * difference;
            }
            if (distance < least) {
                least = distance;
                best = i;
            }
        }
        return best;
    }

    private static int level(int rgb, int channel) {
        return rgb >> 8 * channel & 0xFF;
    }

    /**
     * A box of similar colours.
     *
     * @param channel the channel in which they differ most
     * @param mean their mean level in this channel
     * @param error the sum of the pixels' squared distances from this mean
     */
    private record Box(int[] colours, int channel, double mean, double error, int mostFrequent) {

        static Box of(int[] colours, ColourTable counts) {
            int worst = 0;
            for (int channel = 1; channel < 3; channel++) {
                if (error(colours, counts, channel) > error(colours, counts, worst)) {
                    worst = channel;
                }
            }
            return new Box(colours, worst, mean(colours, counts, worst),
                    error(colours, counts, worst), mostFrequent(colours, counts));
        }

        private static double mean(int[] colours, ColourTable counts, int channel) {
            double sum = 0;
            double pixels = 0;
            for (int rgb : colours) {
                sum += (double) counts.get(rgb) * level(rgb, channel);
                pixels += counts.get(rgb);
            }
            return sum / pixels;
        }

        private static double error(int[] colours, ColourTable counts, int channel) {
            double mean = mean(colours, counts, channel);
            double sum = 0;
            for (int rgb : colours) {
                double difference = level(rgb, channel) - mean;
                sum += counts.get(rgb) * difference * difference;
            }
            return sum;
        }

        int[] side(boolean above) {
            return Arrays.stream(colours)
                    .filter(rgb -> level(rgb, channel) > mean == above)
                    .toArray();
        }

        private static int mostFrequent(int[] colours, ColourTable counts) {
            return Arrays.stream(colours).boxed()
                    .max(Comparator.comparingInt(counts::get)).orElseThrow();
        }
    }
}
