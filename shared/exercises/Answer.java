package shared.exercises;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The answer to an exercise: the whole file as it is when it is solved. The exercise is made from
 * it, so that a teacher has one file to maintain.
 *
 * <p>In the tagged region {@code yours}, the body of each method is replaced by YOUR TURN. If the
 * region contains a line {@code // FAULT code}, the region is kept, and only the line below it is
 * replaced, by this code; the comment above both explains the fault.
 *
 * @param text the text of the file
 */
record Answer(String text) {

    private static final String BEGIN = "    // tag::yours[]";
    private static final String END = "    // end::yours[]";
    private static final String FAULT = "// FAULT ";

    /** The answer to an exercise on the class path, in the folder answers; none if it is absent. */
    static Optional<Answer> of(Class<?> exercise) {
        try (InputStream in = exercise.getResourceAsStream(
                "/answers/" + exercise.getSimpleName() + ".java")) {
            return in == null ? Optional.empty()
                    : Optional.of(new Answer(new String(in.readAllBytes(),
                            StandardCharsets.UTF_8)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<String> lines() {
        return text.lines().toList();
    }

    /** The lines of the region, without the tags and the indentation. */
    List<String> region() {
        return region(lines()).stream().map(line -> line.replaceFirst("^ {4}", "")).toList();
    }

    private static List<String> region(List<String> lines) {
        return lines.subList(lines.indexOf(BEGIN) + 1, lines.indexOf(END));
    }

    /** The text of the exercise, which lies one folder above the answer. */
    String exercise() {
        List<String> lines = lines();
        List<String> region = region(lines);
        var made = new ArrayList<>(lines.subList(0, lines.indexOf(BEGIN) + 1));
        made.addAll(fault().isPresent() ? faulty(region) : empty(region));
        made.addAll(lines.subList(lines.indexOf(END), lines.size()));
        return made.stream().map(line -> line.replaceFirst("^(//SOURCES \\.\\./)\\.\\./", "$1"))
                .collect(Collectors.joining("\n", "", "\n"));
    }

    /**
     * The exercise with what a student has written: the lines between the tags, and the imports.
     * All else is the exercise's own, so that nobody passes by changing the check.
     *
     * @param written the text of the student's file
     * @return none if a tag is gone
     */
    Optional<String> with(String written) {
        List<String> theirs = written.lines().toList();
        if (!theirs.contains(BEGIN) || theirs.indexOf(END) < theirs.indexOf(BEGIN)) {
            return Optional.empty();
        }
        List<String> own = exercise().lines().toList();
        var made = new ArrayList<>(own.subList(0, own.indexOf(BEGIN) + 1));
        made.addAll(region(theirs));
        made.addAll(own.subList(own.indexOf(END), own.size()));
        List<String> imports = theirs.stream().filter(line -> line.startsWith("import ")
                && !own.contains(line)).toList();
        made.addAll(made.indexOf(own.stream().filter(line -> line.startsWith("import "))
                .findFirst().orElse(BEGIN)), imports);
        return Optional.of(String.join("\n", made));
    }

    /** Replaces the body of each method. A body begins after a { and ends with a } of column 5. */
    private static List<String> empty(List<String> region) {
        var made = new ArrayList<String>();
        boolean body = false;
        for (String line : region) {
            if (body && line.equals("    }")) {
                made.add("        throw new YourTurn();");
                body = false;
            }
            if (!body) {
                made.add(line);
            }
            body |= line.endsWith("{");
        }
        return made;
    }

    /** Puts the fault back. */
    private static List<String> faulty(List<String> region) {
        int fault = faultLine(region);
        int from = fault;
        while (region.get(from - 1).strip().startsWith("//")) {
            from--;
        }
        var made = new ArrayList<>(region.subList(0, from));
        made.add(region.get(fault).replace(FAULT, ""));
        made.addAll(region.subList(fault + 2, region.size()));
        return made;
    }

    private static int faultLine(List<String> region) {
        for (int i = 0; i < region.size(); i++) {
            if (region.get(i).contains(FAULT)) {
                return i;
            }
        }
        return -1;
    }

    /** What the fault was, if this is a program with one: the line, a mend, and the reason. */
    Optional<List<String>> fault() {
        List<String> region = region(lines());
        int line = faultLine(region);
        if (line < 0) {
            return Optional.empty();
        }
        int from = line;
        while (region.get(from - 1).strip().startsWith("//")) {
            from--;
        }
        int number = exerciseLine(region, from);
        var said = new ArrayList<String>();
        said.add("The fault was in line " + number + " of the exercise:");
        said.add("    " + region.get(line).replace(FAULT, "").strip());
        said.add("This is one way to mend it:");
        said.add("    " + region.get(line + 1).strip());
        region.subList(from, line).forEach(comment ->
                said.add(comment.strip().replaceFirst("// ", "")));
        return Optional.of(said);
    }

    private int exerciseLine(List<String> region, int index) {
        return lines().indexOf(BEGIN) + 2 + index;
    }
}
