package shared.running;

import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/**
 * Writes a table of the episodes of all runs, with a row for each. The series that a lesson itself
 * records are the last columns.
 */
final class EpisodeCsv {

    /** How such a table begins, without or with variants. */
    static final List<String> STARTS = List.of("seed,episode,return,length",
            "variant,seed,episode,return,length");

    private final List<Run> runs;
    private final boolean variants;
    /** Whether the column of updates differs from the column of episodes. */
    private final boolean updates;
    /** The means of the goals; variants may have different ones. */
    private final List<String> means;
    private final TreeSet<String> names = new TreeSet<>();

    EpisodeCsv(List<Run> runs) {
        this.runs = runs;
        variants = runs.stream().anyMatch(run -> !run.label().isEmpty());
        updates = runs.stream().anyMatch(run -> run.updates() != run.episodes());
        means = runs.stream().map(run -> run.goal().meanName()).distinct().toList();
        runs.forEach(run -> names.addAll(run.history().names()));
    }

    /** Writes the table. The stream is flushed, but not closed. */
    void write(OutputStream out) throws IOException {
        var csv = new CSVPrinter(new OutputStreamWriter(out, StandardCharsets.UTF_8),
                CSVFormat.RFC4180);
        csv.printRecord(header());
        for (Run run : runs) {
            long steps = 0;
            for (int episode = 0; episode < run.episodes(); episode++) {
                steps += (long) run.history().series(History.LENGTH).get(episode);
                csv.printRecord(row(run, episode, steps));
            }
        }
        csv.flush();
    }

    private List<String> header() {
        var header = new ArrayList<>(variants ? List.of("variant") : List.of());
        header.addAll(List.of("seed", "episode", "return", "length"));
        header.addAll(means);
        header.add("env_steps");
        if (updates) {
            header.add("update");
        }
        header.addAll(names);
        return header;
    }

    /** @param steps the environment steps of the run up to the end of the episode */
    private List<Object> row(Run run, int episode, long steps) {
        History history = run.history();
        var row = new ArrayList<Object>(variants ? List.of(run.label()) : List.of());
        row.add(run.seed());
        row.add(episode + 1);
        row.add(history.series(History.RETURN).get(episode));
        row.add((int) history.series(History.LENGTH).get(episode));
        means.forEach(mean -> row.add(mean.equals(run.goal().meanName())
                ? history.series(History.MEAN_RETURN).get(episode) : null));
        row.add(steps);
        int update = (int) history.series(History.UPDATE).get(episode);
        if (updates) {
            row.add(update);
        }
        // The numbers of an update are in the row of its last episode.
        boolean last = episode + 1 == history.size()
                || history.series(History.UPDATE).get(episode + 1) > update;
        for (String name : names) {
            Series series = history.series(name);
            row.add(last && update <= series.size() ? series.get(update - 1) : null);
        }
        return row;
    }
}
