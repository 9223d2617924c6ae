package shared.sweeps;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;

/**
 * The result of a job: a line of the results file.
 *
 * @param lesson the lesson's name
 * @param sources the fingerprint of the sources that it was computed with
 * @param job what was run
 * @param run the object that the lesson's {@code --json} writes for the run; null if it failed
 * @param failure why the run failed; null if it did not
 */
record Result(String lesson, String sources, Job job, JsonObject run, String failure) {

    private static final Gson GSON = new GsonBuilder().serializeNulls().create();

    /** The result as a line of JSON, without its end. */
    String line() {
        var json = new JsonObject();
        json.addProperty("lesson", lesson);
        json.addProperty("sources", sources);
        job.write(json);
        if (failure == null) {
            json.add("run", run);
        } else {
            json.addProperty("failure", failure);
        }
        return GSON.toJson(json);
    }

    /**
     * Reads a line of JSON.
     *
     * @throws IllegalArgumentException if it holds no result
     */
    static Result read(String line) {
        try {
            JsonObject json = JsonParser.parseString(line).getAsJsonObject();
            boolean failed = json.has("failure");
            return new Result(json.get("lesson").getAsString(), json.get("sources").getAsString(),
                    Job.read(json), failed ? null : json.getAsJsonObject("run").deepCopy(),
                    failed ? json.get("failure").getAsString() : null);
        } catch (RuntimeException e) {
            throw new IllegalArgumentException("it is no result of a sweep", e);
        }
    }

    /** Whether the goal was reached; null if there is none. */
    Boolean solved() {
        JsonElement solved = run.get("solved");
        return isAbsent(solved) ? null : (Boolean) solved.getAsBoolean();
    }

    /** A number of the run; NaN if it has none of that name. */
    double number(String name) {
        JsonElement number = run.get(name);
        return isAbsent(number) ? Double.NaN : number.getAsDouble();
    }

    private static boolean isAbsent(JsonElement element) {
        return element == null || element.isJsonNull();
    }

    /**
     * The seconds until the goal was reached, if all steps took the same time; NaN if it was not
     * reached. Most lessons end there, and then it is the time that was measured.
     */
    double secondsToSolve() {
        return number("seconds") * number("steps_to_solve") / number("env_steps");
    }
}
