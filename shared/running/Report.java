package shared.running;

import com.google.gson.GsonBuilder;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.nd4j.linalg.factory.Nd4j;

/**
 * What a lesson was told and what it reached, for other programs.
 *
 * @param settings every option's value
 * @param threads how many runs could be under way at once
 * @param wallSeconds of all runs together, start-up of ND4J included
 */
record Report(String lesson, Map<String, Object> settings, int threads, List<Summary> runs,
        double wallSeconds) {

    /** One JSON object. */
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
        json.put("runs", runs);
        json.put("steps_per_s",
                runs.stream().mapToLong(Summary::envSteps).sum() / wallSeconds);
        json.put("wall_seconds", wallSeconds);
        return new GsonBuilder().setPrettyPrinting().serializeNulls().create().toJson(json);
    }

    /** ND4J's version, from what Maven leaves in its jar; null if it is not there. */
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

    void write(Path file) {
        WholeFile.write(file, out ->
                out.write((json() + "\n").getBytes(StandardCharsets.UTF_8)));
    }

    /** A line for each episode of each run. */
    static void csv(Path file, List<Run> runs) {
        WholeFile.write(file, out -> {
            var writer = new OutputStreamWriter(out, StandardCharsets.UTF_8);
            var csv = new CSVPrinter(writer, CSVFormat.RFC4180);
            csv.printRecord("seed", "episode", "return", "length", "mean_return", "env_steps");
            for (Run run : runs) {
                int episode = 0;
                for (History.Row row : run.history().from(0)) {
                    csv.printRecord(run.seed(), ++episode, row.totalReward(), row.length(),
                            row.mean(), row.steps());
                }
            }
            csv.flush();
        });
    }
}
