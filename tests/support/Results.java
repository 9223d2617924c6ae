package support;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import shared.files.Npz;
import shared.files.Tensor;
import shared.running.Lesson;

/** Reads the results of the runs of a lesson from its JSON, and compares saved runs. */
public final class Results {

    /** The results of one run in the JSON. */
    public record Run(JsonObject json) {

        /** Returns the number of that name in the JSON of this run. */
        public double number(String key) {
            return json.get(key).getAsDouble();
        }

        /** Returns the text of that name in the JSON of this run. */
        public String text(String key) {
            return json.get(key).getAsString();
        }

        /** Returns the boolean of that name in the JSON of this run. */
        public boolean truth(String key) {
            return json.get(key).getAsBoolean();
        }
    }

    private Results() {
    }

    /**
     * Calls a lesson and returns the results of its runs. The call must succeed. The chart is
     * written to the folder.
     */
    public static List<Run> of(Lesson lesson, Path folder, String... args) {
        Call call = Call.of(lesson, Stream.concat(Stream.of(args), Stream.of("--json", "-",
                "--quiet", "--chart", folder.resolve("chart.png").toString()))
                .toArray(String[]::new));
        assertEquals(0, call.status(), call.err());
        JsonElement runs = JsonParser.parseString(call.out()).getAsJsonObject().get("runs");
        return StreamSupport.stream(runs.getAsJsonArray().spliterator(), false)
                .map(run -> new Run(run.getAsJsonObject())).toList();
    }

    /**
     * Asserts that two saved files hold the same arrays to the bit, except for the time that
     * learning took.
     */
    public static void assertSame(Path expected, Path actual) throws IOException {
        assertSame(Npz.read(expected).arrays(), Npz.read(actual).arrays());
    }

    /** Asserts the same of arrays that have been read already. */
    public static void assertSame(Map<String, Tensor> expected, Map<String, Tensor> actual) {
        assertEquals(expected.keySet(), actual.keySet());
        expected.forEach((name, array) -> {
            if (!name.equals("seconds")) {
                assertEquals(array, actual.get(name), name);
            }
        });
    }
}
