package shared.running;

import com.google.gson.GsonBuilder;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeSet;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.nd4j.linalg.factory.Nd4j;
import shared.files.AtomicFile;

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
        json.put("runs", runs.stream().map(Report::run).toList());
        json.put("steps_per_s", runs.stream().mapToLong(Summary::steps).sum() / wallSeconds);
        json.put("wall_seconds", wallSeconds);
        return new GsonBuilder().setPrettyPrinting().serializeNulls().create().toJson(json);
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
        AtomicFile.write(file, out ->
                out.write((json() + "\n").getBytes(StandardCharsets.UTF_8)));
    }

    /** A line for each episode of each run; what the lesson itself recorded comes last. */
    static void csv(Path file, List<Run> runs) {
        boolean variants = runs.stream().anyMatch(run -> !run.variant().isEmpty());
        var names = new TreeSet<String>();
        runs.forEach(run -> names.addAll(run.history().names()));
        var header = new ArrayList<Object>(variants ? List.of("variant") : List.of());
        header.addAll(List.of("seed", "episode", "return", "length", "mean_return", "env_steps"));
        boolean batches = runs.stream().anyMatch(run -> run.updates() != run.history().size());
        if (batches) {
            header.add("update");
        }
        header.addAll(names);
        AtomicFile.write(file, out -> {
            var csv = new CSVPrinter(new OutputStreamWriter(out, StandardCharsets.UTF_8),
                    CSVFormat.RFC4180);
            csv.printRecord(header);
            for (Run run : runs) {
                History history = run.history();
                long steps = 0;
                for (int i = 0; i < history.size(); i++) {
                    int length = (int) history.series(History.LENGTH).get(i);
                    steps += length;
                    if (variants) {
                        csv.print(run.variant());
                    }
                    for (Object cell : List.of(run.seed(), i + 1,
                            history.series(History.RETURN).get(i), length,
                            history.series(History.MEAN_RETURN).get(i), steps)) {
                        csv.print(cell);
                    }
                    int update = (int) history.series(History.UPDATE).get(i);
                    if (batches) {
                        csv.print(update);
                    }
                    // What was recorded of an update stands with the last of its episodes.
                    boolean last = i + 1 == history.size()
                            || history.series(History.UPDATE).get(i + 1) > update;
                    for (String name : names) {
                        Series series = history.series(name);
                        csv.print(last && update <= series.size() ? series.get(update - 1)
                                : null);
                    }
                    csv.println();
                }
            }
            csv.flush();
        });
    }
}
