package shared.running;

import java.util.List;
import shared.charts.Band;
import shared.charts.Chart;
import shared.charts.Line;

/** Draws learning curves: of one run each return and their mean, of several a band. */
final class Curves implements Follower {

    private final List<Run> runs;
    private final Chart chart;
    private Line returns;
    private Line means;
    private Band band;
    private int drawn;

    Curves(String title, List<Run> runs) {
        this.runs = runs;
        Goal goal = runs.get(0).goal();
        chart = new Chart(title, "episode", "return");
        String mean = "mean of the last " + goal.episodes();
        if (runs.size() == 1) {
            returns = chart.faintLine("return of an episode");
            means = chart.line(mean);
        } else {
            band = chart.band(mean + ", " + runs.size() + " seeds \u00b1 1 standard deviation");
        }
        chart.target("solved: " + Summary.plain(goal.target()), goal.target());
    }

    Chart chart() {
        return chart;
    }

    @Override
    public void look() {
        if (band != null) {
            lookAtAll();
            return;
        }
        for (History.Row row : runs.get(0).history().from(drawn)) {
            drawn++;
            returns.add(drawn, row.totalReward());
            means.add(drawn, row.mean());
        }
    }

    /** A run that has ended counts on with its last mean: else only the slow ones would be left. */
    private void lookAtAll() {
        List<History.Row[]> begun = runs.stream().map(run -> run.history().from(0))
                .filter(rows -> rows.length > 0).toList();
        int longest = begun.stream().mapToInt(rows -> rows.length).max().orElse(0);
        var x = new double[longest];
        var low = new double[longest];
        var mid = new double[longest];
        var high = new double[longest];
        for (int i = 0; i < longest; i++) {
            double sum = 0;
            double squares = 0;
            for (History.Row[] rows : begun) {
                double mean = rows[Math.min(i, rows.length - 1)].mean();
                sum += mean;
                squares += mean * mean;
            }
            int n = begun.size();
            double deviation = n == 1 ? 0
                    : Math.sqrt(Math.max(0, (squares - sum * sum / n) / (n - 1)));
            x[i] = i + 1;
            mid[i] = sum / n;
            low[i] = mid[i] - deviation;
            high[i] = mid[i] + deviation;
        }
        band.set(x, low, mid, high);
    }

    @Override
    public void close() {
        // The chart goes on showing what it has.
    }
}
