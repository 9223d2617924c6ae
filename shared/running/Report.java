package shared.running;

import com.google.gson.GsonBuilder;
import com.google.gson.JsonNull;
import com.google.gson.JsonPrimitive;
import com.google.gson.JsonSerializer;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.nd4j.linalg.factory.Nd4j;

/**
 * The settings and results of a lesson, as JSON for other programs.
 *
 * @param settings the value of every option
 * @param threads the number of runs that could learn at once
 * @param wallSeconds the time that all runs took together, including the start-up of ND4J
 */
record Report(String lesson, Map<String, Object> settings, int threads, List<Summary> runs,
        double wallSeconds) {

    /** JSON has no NaN and no infinities; they become null. */
    private static final JsonSerializer<Number> FINITE = (number, type, context) ->
            Double.isFinite(number.doubleValue()) ? new JsonPrimitive(number) : JsonNull.INSTANCE;

    /** How such a report begins. */
    static final List<String> STARTS = List.of("{\n  \"lesson\":");

    /** The report as a JSON object. */
    String json() {
        var versions = new LinkedHashMap<String, Object>();
        versions.put("java", Runtime.version().toString());
        versions.put("nd4j", nd4j());
        versions.put("os", System.getProperty("os.name") + " " + System.getProperty("os.arch"));
        var json = new LinkedHashMap<String, Object>();
        json.put("lesson", lesson);
        json.put("settings", settings);
        json.put("versions", versions);
        json.put("threads", threads);
        json.put("runs", runs.stream().map(Report::run).toList());
        json.put("steps_per_s", runs.stream().mapToLong(Summary::steps).sum() / wallSeconds);
        json.put("wall_seconds", wallSeconds);
        return gson().setPrettyPrinting().create().toJson(json);
    }

    /**
     * Returns one run as a JSON object in one line.
     *
     * @param error why the run broke off; null if it did not
     */
    static String json(Summary run, String error) {
        Map<String, Object> json = run(run);
        if (error != null) {
            json.put("error", error);
        }
        return gson().create().toJson(json);
    }

    private static GsonBuilder gson() {
        var gson = new GsonBuilder().serializeNulls();
        for (Class<?> type : List.of(double.class, Double.class, float.class, Float.class)) {
            gson.registerTypeAdapter(type, FINITE);
        }
        return gson;
    }

    private static Map<String, Object> run(Summary run) {
        boolean solved = Boolean.TRUE.equals(run.solved());
        var json = new LinkedHashMap<String, Object>();
        if (!run.variant().isEmpty()) {
            json.put("variant", run.variant());
        }
        json.put("seed", run.seed());
        json.put("env_steps", run.steps());
        json.put("seconds", run.seconds());
        json.put("steps_per_s", run.stepsPerSecond());
        json.put("updates", run.updates());
        json.put("episodes", run.episodes());
        json.put("mean_last_100", run.meanLast100());
        json.put("solved", run.solved());
        json.put("episodes_to_solve", solved ? run.episodesToSolve() : null);
        json.put("steps_to_solve", solved ? run.stepsToSolve() : null);
        json.put("evaluation", run.evaluation());
        run.results().forEach((name, value) -> json.put(name.replace(' ', '_'), value));
        return json;
    }

    /** The version of ND4J that Maven has written into its jar; null if there is none. */
    private static String nd4j() {
        var properties = new Properties();
        try (InputStream in = Nd4j.class.getResourceAsStream(
                "/META-INF/maven/org.nd4j/nd4j-api/pom.properties")) {
            if (in != null) {
                properties.load(in);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return properties.getProperty("version");
    }

    /** Writes the JSON object. The stream stays open. */
    void write(OutputStream out) throws IOException {
        out.write((json() + "\n").getBytes(StandardCharsets.UTF_8));
    }
}
