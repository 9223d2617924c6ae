package shared.exercises;

import com.google.gson.GsonBuilder;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import java.io.PrintStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;

/**
 * What a check says.
 *
 * @param status how far the exercise is
 * @param sentence says what is wrong, or what is to be done; "Right." otherwise
 * @param details further lines: an input, the arithmetic, what the method printed
 */
public record Verdict(Status status, String sentence, List<String> details) {

    /** How far an exercise is; the names are those in JSON, in lower case. */
    public enum Status {
        /** The check has passed. */
        RIGHT,
        /** The hole, or one of its methods, is still empty. */
        UNSOLVED,
        /** It gives what a known wrong version gives. */
        MISTAKE,
        /** It gives something else than the right answer. */
        WRONG,
        /** It throws an exception, does not end, or ends the program. */
        FAILED
    }

    /** The verdict on what is right. */
    static final Verdict RIGHT = new Verdict(Status.RIGHT, "Right.", List.of());

    /** Whether the check has passed. */
    boolean right() {
        return status == Status.RIGHT;
    }

    /** A verdict of one sentence. */
    static Verdict of(Status status, String sentence) {
        return new Verdict(status, sentence, List.of());
    }

    /** Prints the sentence, and below it the details, indented. */
    void print(PrintStream out) {
        out.println(sentence);
        details.forEach(line -> out.println("    " + line));
    }

    /**
     * One line of JSON for graders.
     *
     * @param exercise the name of the exercise
     * @param seed the seed of the inputs
     */
    String json(String exercise, long seed) {
        var json = new LinkedHashMap<String, Object>();
        json.put("exercise", exercise);
        json.put("right", right());
        json.put("status", status.name().toLowerCase(Locale.ROOT));
        json.put("sentence", sentence);
        json.put("details", details);
        json.put("seed", seed);
        return new GsonBuilder().disableHtmlEscaping().create().toJson(json);
    }

    /**
     * Reads a verdict from its JSON.
     *
     * @throws JsonParseException if it is incomplete
     */
    static Verdict parse(String json) {
        JsonObject read = JsonParser.parseString(json).getAsJsonObject();
        return new Verdict(Status.valueOf(read.get("status").getAsString()
                .toUpperCase(Locale.ROOT)), read.get("sentence").getAsString(),
                read.getAsJsonArray("details").asList().stream().map(JsonElement::getAsString)
                        .toList());
    }
}
