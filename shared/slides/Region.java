package shared.slides;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import shared.files.Reason;
import shared.files.UserError;

/**
 * A tagged region of a source file: the lines between {@code // tag::name[]} and
 * {@code // end::name[]}, as AsciiDoc includes them with {@code indent=0}.
 *
 * @param name the name in the tags
 * @param lines the lines without tags, moved to the left as far as all of them go together
 */
public record Region(String name, List<String> lines) {

    private static final Pattern TAG = Pattern.compile("\\s*//\\s*(tag|end)::([\\w-]+)\\[\\]\\s*");

    /**
     * Reads a region. If several parts of the file have its name, they follow each other.
     *
     * @throws UserError with {@link UserError#USAGE} if the file cannot be read, or if it has no
     *     such region or one that does not end; the message names the regions that there are
     */
    public static Region read(Path file, String name) {
        var inside = new ArrayList<String>();
        boolean open = false;
        boolean found = false;
        for (String line : fileLines(file)) {
            Matcher tag = TAG.matcher(line);
            if (!tag.matches()) {
                if (open) {
                    inside.add(line);
                }
            } else if (tag.group(2).equals(name)) {
                open = tag.group(1).equals("tag");
                found = true;
            }
        }
        if (!found) {
            throw mistake(file + " has no region " + name + "; " + choice(names(file)) + ".");
        }
        if (open) {
            throw mistake("In " + file + ", the region " + name + " does not end.");
        }
        return new Region(name, dedented(inside));
    }

    /**
     * The names of all regions of a file, in the order in which they begin.
     *
     * @throws UserError with {@link UserError#USAGE} if the file cannot be read
     */
    public static List<String> names(Path file) {
        var names = new LinkedHashSet<String>();
        for (String line : fileLines(file)) {
            Matcher tag = TAG.matcher(line);
            if (tag.matches()) {
                names.add(tag.group(2));
            }
        }
        return List.copyOf(names);
    }

    private static String choice(List<String> names) {
        return names.isEmpty() ? "it has none at all" : "it has " + String.join(", ", names);
    }

    private static UserError mistake(String sentence) {
        return new UserError(UserError.USAGE, sentence);
    }

    private static List<String> fileLines(Path file) {
        try {
            return Files.readAllLines(file);
        } catch (IOException e) {
            throw new UserError(UserError.USAGE, "Cannot read " + file + ": " + Reason.of(e) + ".",
                    e);
        }
    }

    private static List<String> dedented(List<String> lines) {
        int indent = lines.stream().filter(line -> !line.isBlank())
                .mapToInt(line -> line.length() - line.stripLeading().length()).min().orElse(0);
        return lines.stream().map(line -> line.isBlank() ? "" : line.substring(indent)).toList();
    }

    /** The lines, each of them with a line feed. */
    public String text() {
        return String.join("\n", lines) + "\n";
    }
}
