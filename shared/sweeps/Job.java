package shared.sweeps;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.util.ArrayList;
import java.util.List;

/**
 * A run that a sweep needs.
 *
 * @param candidate the settings and the variant
 * @param seed the seed
 */
record Job(Candidate candidate, long seed) {

    private static final String SEED = "seed";

    /** Adds the job to a JSON object. */
    void write(JsonObject json) {
        candidate.write(json);
        json.addProperty(SEED, seed);
    }

    /** Reads a job from a JSON object; a RuntimeException says that it holds none. */
    static Job read(JsonObject json) {
        return new Job(Candidate.read(json), json.get(SEED).getAsLong());
    }

    /** Several jobs as text. */
    static String text(List<Job> jobs) {
        var array = new JsonArray();
        for (Job job : jobs) {
            var json = new JsonObject();
            job.write(json);
            array.add(json);
        }
        return array.toString();
    }

    /** Reads several jobs; a RuntimeException says that the text holds none. */
    static List<Job> read(String text) {
        var jobs = new ArrayList<Job>();
        JsonParser.parseString(text).getAsJsonArray()
                .forEach(json -> jobs.add(read(json.getAsJsonObject())));
        return jobs;
    }

    /** The job in words, for messages. */
    @Override
    public String toString() {
        return String.join(" ", candidate.typed()) + (candidate.typed().isEmpty() ? "" : " ")
                + (candidate.variant().isEmpty() ? "" : candidate.variant() + ", ")
                + "seed " + seed;
    }
}
