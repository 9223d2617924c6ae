package shared.charts;

import java.nio.file.Path;
import java.util.Locale;
import shared.files.AtomicFile;
import shared.files.Png;
import shared.files.UserError;
import shared.files.WritableFile;

/** Writes a figure into a PNG or an SVG file, as the ending of its name says. */
public final class FigureFile {

    private static final String PNG = ".png";
    private static final String SVG = ".svg";
    private static final Size USUAL = new Size(1200, 750);

    private FigureFile() {
    }

    /**
     * Checks beforehand that a figure can be written into a file.
     *
     * @param option the option that the message names, such as "--chart"
     * @param file null if the option is absent, which is always fine
     * @throws UserError if the name ends in neither .png nor .svg, or the file cannot be written
     */
    public static void require(String option, Path file) {
        WritableFile.require(option, file, PNG, SVG);
    }

    /**
     * Writes a figure as it is now.
     *
     * @param file an SVG file if its name ends in ".svg", else a PNG file
     * @param size the size of the picture; null for 1200 x 750 pixels
     * @throws UserError if the file cannot be written
     */
    public static void write(Figure figure, Path file, Size size) {
        Size pixels = size == null ? USUAL : size;
        AtomicFile.write(file, stream -> {
            if (file.toString().toLowerCase(Locale.ROOT).endsWith(SVG)) {
                figure.writeSvg(stream, pixels.width(), pixels.height());
            } else {
                Png.write(stream, figure.image(pixels.width(), pixels.height()));
            }
        });
    }
}
