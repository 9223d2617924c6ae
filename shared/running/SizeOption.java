package shared.running;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;
import shared.charts.Size;

/** Reads a size as it is typed: 1920x1080. */
final class SizeOption implements ITypeConverter<Size> {

    private static final int LEAST = 200;
    private static final int MOST = 8000;
    private static final Pattern SIZE = Pattern.compile("(\\d{1,9})[xX\u00d7](\\d{1,9})");

    @Override
    public Size convert(String typed) {
        Matcher size = SIZE.matcher(typed);
        if (size.matches()) {
            int width = Integer.parseInt(size.group(1));
            int height = Integer.parseInt(size.group(2));
            if (Math.min(width, height) >= LEAST && Math.max(width, height) <= MOST) {
                return new Size(width, height);
            }
        }
        throw new TypeConversionException("give width and height in pixels, each from " + LEAST
                + " to " + MOST + ", such as 1920x1080, not " + typed + ".");
    }
}
