package shared.sweeps;

import static shared.playing.Numbers.format;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import shared.playing.Numbers;
import shared.running.TextTable;

/** The results of a sweep as a table for the terminal, with a row for each candidate. */
final class SweepTable {

    private static final int PER_CENT = 100;

    private SweepTable() {
    }

    /** The text of the table. */
    static String of(Rows rows, Search search) {
        boolean goal = rows.haveGoal();
        boolean errors = rows.rows().stream().anyMatch(row -> row.brokenOff() > 0);
        var heading = new ArrayList<String>();
        rows.varied().forEach(name -> heading.add(name.replace('-', ' ')));
        heading.add("runs");
        if (goal) {
            heading.addAll(List.of("solved", "95 % interval", "median steps", "median s"));
        }
        heading.add("last 100");
        if (errors) {
            heading.add("not finite");
        }
        List<List<String>> cells = rows.rows().stream().map(row -> {
            var line = new ArrayList<String>();
            rows.varied().forEach(name -> line.add(Rows.value(row.candidate(), name)));
            line.add(format("%,d", row.runs()));
            if (goal) {
                line.add(row.runs() == 0 ? "-" : share(row.solved(), row.runs()));
                line.add(row.runs() == 0 ? "-"
                        : interval(search.interval(row.solved(), row.runs())));
                line.add(number("%,.0f", row.quantile(0.5, run -> run.number("steps_to_solve"))));
                line.add(number("%.2f", row.quantile(0.5, Result::secondsToSolve)));
            }
            double last = row.mean(run -> run.number("mean_last_100"));
            line.add(Double.isNaN(last) ? "-" : Numbers.number(last));
            if (errors) {
                line.add(format("%,d", row.brokenOff()));
            }
            return (List<String>) line;
        }).toList();
        return new TextTable(heading, cells, keys(rows)).toString();
    }

    /** All that differs stands beside all other columns, if it is not too much. */
    private static int keys(Rows rows) {
        int wide = IntStream.range(0, rows.varied().size())
                .map(i -> 2 + Math.max(rows.varied().get(i).length(), rows.values(
                        rows.varied().get(i)).stream().mapToInt(String::length).max().orElse(0)))
                .sum();
        return wide <= TextTable.WIDTH / 2 ? rows.varied().size() : 1;
    }

    private static String share(int solved, int runs) {
        return format("%,d of %,d", solved, runs);
    }

    /** The interval in per cent, rounded outwards so that it is never narrower than it is. */
    static String interval(Interval interval) {
        double low = Math.max(0, Math.floor(interval.low() * PER_CENT * 10) / 10);
        double high = Math.min(PER_CENT, Math.ceil(interval.high() * PER_CENT * 10) / 10);
        return format("%.1f to %.1f %%", low, high);
    }

    private static String number(String pattern, double value) {
        return Double.isNaN(value) ? "-" : format(pattern, value);
    }
}
