package shared.exercises;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/** What a student's method prints on standard output while it runs. */
final class Printed {

    private static final int MOST_BYTES = 10_000;
    private static final Pattern NUMBER = Pattern.compile("-?\\d+(\\.\\d+)?([eE]-?\\d+)?");

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    /** Runs code and keeps the first 10,000 bytes that it prints. */
    <R> R during(Supplier<R> code) {
        PrintStream before = System.out;
        System.setOut(new PrintStream(new OutputStream() {
            @Override
            public void write(int b) {
                if (bytes.size() < MOST_BYTES) {
                    bytes.write(b);
                }
            }
        }, true, StandardCharsets.UTF_8));
        try {
            return code.get();
        } finally {
            System.setOut(before);
        }
    }

    private String text() {
        return bytes.toString(StandardCharsets.UTF_8);
    }

    /** The first lines, as one tells them to the student. */
    List<String> told(int most) {
        return text().lines().filter(line -> !line.isBlank()).limit(most)
                .map(line -> "It printed: " + line).toList();
    }

    /** Whether each of these numbers is in the text, in their order. */
    boolean contains(Values values) {
        List<Double> numbers = NUMBER.matcher(text()).results()
                .map(found -> Double.parseDouble(found.group())).toList();
        int found = 0;
        for (double number : numbers) {
            if (found < values.size() && values.items().get(found) instanceof Double wanted
                    && Math.abs(number - wanted) <= 1e-3 * (1 + Math.abs(wanted))) {
                found++;
            }
        }
        return found > 0 && found == values.size();
    }
}
