package shared.sweeps;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import shared.charts.Band;
import shared.charts.Chart;
import shared.charts.Figure;
import shared.charts.HeatMap;

/**
 * The charts of a sweep: the share of solved seeds with its confidence interval, and the median and
 * the quartiles of the steps, the seconds and the return. With two options, the values of the
 * second have colours, and a heat map of the shares takes the place of the return.
 */
final class SweepCharts {

    /** With more candidates than this, they have numbers in place of names. */
    private static final int MOST_NAMES = 24;

    private static final int MOST_COLOURS = 7;

    /** The share of the room of a name over which its points are spread. */
    private static final double SPREAD = 0.5;

    /** What a chart shows of a candidate: low, middle and high. */
    private interface Measure extends Function<Row, double[]> {
    }

    private final Figure figure;
    private final Search search;
    private final Rows first;
    /** What is on the x axis; empty if it has all combinations. */
    private final String across;
    /** What has colours; empty if all points have the same. */
    private final String coloured;
    private final List<String> places;
    private final List<String> colours;
    private final Map<Measure, List<Band>> charts = new LinkedHashMap<>();
    private HeatMap map;

    /**
     * Makes the charts without results.
     *
     * @param title the title of the figure
     * @param rows the candidates
     * @param goal whether the lesson has a goal
     * @param search gives the intervals
     */
    SweepCharts(String title, Rows rows, boolean goal, Search search) {
        this.search = search;
        first = rows;
        List<String> varied = rows.varied();
        boolean two = varied.size() == 2;
        String last = two ? varied.get(1) : "";
        coloured = two && rows.values(last).size() <= MOST_COLOURS ? last : "";
        across = varied.isEmpty() || two && coloured.isEmpty() || varied.size() > 2 ? ""
                : varied.get(0);
        places = across.isEmpty() ? combinations(rows) : rows.values(across);
        colours = coloured.isEmpty() ? List.of("") : rows.values(coloured);
        boolean mapped = two && goal && !coloured.isEmpty();
        figure = new Figure(title, 2);
        if (goal) {
            Chart share = chart("Solved", "share of the seeds, 95 % interval", this::share);
            share.fixY(0, 1);
            chart("Steps to solve", "median and quartiles", quartiles("steps_to_solve"));
            chart("Seconds to solve", "median and quartiles",
                    row -> quartiles(row, Result::secondsToSolve));
        }
        if (mapped) {
            addMap();
        } else {
            chart("Mean return of the last 100", "median and quartiles",
                    quartiles("mean_last_100"));
        }
        if (!goal) {
            chart("Seconds", "median and quartiles", quartiles("seconds"));
        }
        set(rows);
    }

    /** The figure with the charts. */
    Figure figure() {
        return figure;
    }

    private List<String> combinations(Rows rows) {
        int count = rows.rows().size();
        return IntStream.range(0, count).mapToObj(i -> count > MOST_NAMES ? "" + (i + 1)
                : String.join(", ", rows.varied().stream()
                        .map(name -> Rows.value(rows.rows().get(i).candidate(), name)).toList()))
                .toList();
    }

    private String xLabel() {
        return !across.isEmpty() ? words(across)
                : places.size() > MOST_NAMES ? "row of the table"
                : String.join(", ", first.varied().stream().map(SweepCharts::words).toList());
    }

    private static String words(String option) {
        return option.replace('-', ' ');
    }

    private Chart chart(String title, String yLabel, Measure measure) {
        Chart chart = figure.chart(title, xLabel(), yLabel);
        chart.nameX(places);
        charts.put(measure, colours.stream().map(colour -> chart.intervals(colour.isEmpty() ? ""
                : words(coloured) + " " + colour)).toList());
        return chart;
    }

    private void addMap() {
        Chart chart = figure.chart("Solved", xLabel(), words(coloured));
        chart.nameX(places);
        chart.nameY(colours);
        map = chart.heatMap("share of the seeds", -0.5, places.size() - 0.5, -0.5,
                colours.size() - 0.5, 0, 1);
    }

    private static Measure quartiles(String name) {
        return row -> quartiles(row, result -> result.number(name));
    }

    private static double[] quartiles(Row row, ToDoubleFunction<Result> number) {
        return new double[] {row.quantile(0.25, number), row.quantile(0.5, number),
            row.quantile(0.75, number)};
    }

    private double[] share(Row row) {
        if (row.runs() == 0) {
            return new double[] {Double.NaN, Double.NaN, Double.NaN};
        }
        Interval interval = search.interval(row.solved(), row.runs());
        return new double[] {interval.low(), row.solved() / (double) row.runs(), interval.high()};
    }

    /** Shows these results. */
    void set(Rows rows) {
        charts.forEach((measure, bands) -> {
            for (int colour = 0; colour < colours.size(); colour++) {
                set(bands.get(colour), colour, measure, rows);
            }
        });
        if (map != null) {
            var shares = new double[colours.size()][places.size()];
            for (double[] line : shares) {
                Arrays.fill(line, Double.NaN);
            }
            for (int i = 0; i < rows.rows().size(); i++) {
                Row row = rows.rows().get(i);
                shares[colour(row)][place(row, i)] = share(row)[1];
            }
            map.set(shares);
        }
    }

    private void set(Band band, int colour, Measure measure, Rows rows) {
        var points = new ArrayList<double[]>();
        double offset = SPREAD * ((colour + 0.5) / colours.size() - 0.5);
        for (int i = 0; i < rows.rows().size(); i++) {
            Row row = rows.rows().get(i);
            if (colour(row) == colour) {
                double[] values = measure.apply(row);
                points.add(new double[] {place(row, i) + offset, values[0], values[1],
                    values[2]});
            }
        }
        points.sort((one, other) -> Double.compare(one[0], other[0]));
        band.set(column(points, 0), column(points, 1), column(points, 2), column(points, 3));
    }

    private static double[] column(List<double[]> points, int column) {
        return points.stream().mapToDouble(point -> point[column]).toArray();
    }

    private int colour(Row row) {
        return coloured.isEmpty() ? 0
                : colours.indexOf(Rows.value(row.candidate(), coloured));
    }

    private int place(Row row, int index) {
        return across.isEmpty() ? index : places.indexOf(Rows.value(row.candidate(), across));
    }
}
