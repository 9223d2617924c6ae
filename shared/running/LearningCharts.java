package shared.running;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import shared.charts.Band;
import shared.charts.Chart;
import shared.charts.Figure;
import shared.charts.HeatMap;
import shared.charts.Line;
import shared.networks.Network;
import shared.playing.Snapshot;

/** Draws the numbers that the runs record in the charts that a lesson's plots describe. */
final class LearningCharts implements Monitor {

    /** The approximate number of points of a band, even if there are far more values. */
    private static final int BAND_POINTS = 500;

    /** The number of rows, and of columns, of a heat map. */
    private static final int MAP_CELLS = 60;

    private final Figure figure;
    private final List<Runnable> looks = new ArrayList<>();

    LearningCharts(String title, List<Plot> plots, List<Run> runs) {
        figure = new Figure(title, Math.min(plots.size(), plots.size() == 4 ? 2 : 3));
        for (Plot plot : plots) {
            String untitled = plots.size() == 1 ? title : "Return";
            Chart chart = figure.chart(plot.title().isEmpty() ? untitled : plot.title(),
                    plot.xLabel() + seeds(plot, runs), plot.yLabel());
            for (Plot part : plot.parts()) {
                for (Plot.Curve curve : part.curves()) {
                    List<Run> shown = runs.stream()
                            .filter(run -> run.label().equals(curve.variant())).toList();
                    // A resumed run has only one of several variants.
                    if (!shown.isEmpty()) {
                        add(chart, curve, shown, part, shown.size() < runs.size());
                    }
                }
            }
            if (plot.timed()) {
                looks.add(new SecondsAxis(chart, plot, runs));
            }
            plot.parts().stream().flatMap(part -> part.levels().stream()).distinct()
                    .forEach(level -> chart.target(level.label(), level.y()));
            if (plot.colours() != null) {
                addMap(chart, plot, runs);
            } else if (!Double.isNaN(plot.low())) {
                chart.fixY(plot.low(), plot.high());
            }
        }
    }

    /**
     * Returns a remark on the number of seeds over which the bands of a chart are taken, or an
     * empty text if it has no band.
     */
    private static String seeds(Plot plot, List<Run> runs) {
        long most = plot.parts().stream().flatMap(part -> part.curves().stream())
                .filter(curve -> curve.kind() == Plot.Kind.MEAN)
                .mapToLong(curve -> runs.stream()
                        .filter(run -> run.label().equals(curve.variant())).count())
                .max().orElse(0);
        if (most < 2) {
            return "";
        }
        // Runs that stop at a goal end one by one. The band ends with the first of them.
        boolean together = runs.stream().noneMatch(run -> run.goal().ends());
        return together ? " (mean \u00b1 1 standard deviation over " + most + " seeds)"
                : " (mean of " + most + " seeds, \u00b1 1 standard deviation while all learn)";
    }

    /** @param compared whether there are also runs of another variant */
    private void add(Chart chart, Plot.Curve curve, List<Run> runs, Plot plot,
            boolean compared) {
        String series = curve.series();
        // A label is not needed if there is only one variant.
        String label = !compared && curve.label().equals(curve.variant()) ? "" : curve.label();
        boolean one = runs.size() == 1;
        if (curve.kind() == Plot.Kind.TOTAL) {
            Line line = chart.dots(label);
            looks.add(new Totals(line, series, runs));
        } else if (curve.kind() == Plot.Kind.TRACE) {
            Band line = chart.band(label);
            looks.add(() -> {
                double[] y = runs.get(0).records().trace(series);
                double[] x = IntStream.range(0, y.length).mapToDouble(i -> i).toArray();
                line.set(x, y, y, y);
            });
        } else if (one) {
            Line line = curve.kind() == Plot.Kind.FAINT ? chart.faintLine(label)
                    : chart.line(label);
            looks.add(new Values(line, series, runs.get(0), plot));
        } else if (curve.kind() == Plot.Kind.MEAN) {
            Band band = chart.band(label);
            looks.add(() -> {
                Spread spread = spread(runs, series);
                double[] x = plot.over().isEmpty()
                        ? DoubleStream.of(spread.x()).map(i -> i * plot.every()).toArray()
                        : spread(runs, plot.over()).mid();
                // The series along x may have grown in the meantime.
                if (x.length == spread.mid().length) {
                    band.set(x, spread.low(), spread.mid(), spread.high());
                }
            });
        }
    }

    private static Spread spread(List<Run> runs, String series) {
        int first = runs.stream().filter(Run::ended)
                .mapToInt(run -> run.history().series(series).size())
                .min().orElse(Integer.MAX_VALUE);
        return Spread.over(runs.stream().map(run -> run.history().series(series)).toList(),
                BAND_POINTS).deviationUntil(first);
    }

    private void addMap(Chart chart, Plot plot, List<Run> runs) {
        Plot.Colours map = plot.colours();
        HeatMap colours = chart.heatMap(map.label(), map.lowX(), map.highX(), map.lowY(),
                map.highY(), plot.low(), plot.high());
        runs.stream().filter(run -> run.label().equals(map.variant())).findFirst()
                .ifPresent(run -> looks.add(new Surfaces(colours, map, run)));
    }

    Figure figure() {
        return figure;
    }

    @Override
    public void look() {
        looks.forEach(Runnable::run);
    }

    /** Adds the new values of a run's series to a line. */
    private static final class Values implements Runnable {
        private final Line line;
        private final String name;
        private final Run run;
        private final Plot plot;
        private int drawn;

        Values(Line line, String name, Run run, Plot plot) {
            this.line = line;
            this.name = name;
            this.run = run;
            this.plot = plot;
        }

        @Override
        public void run() {
            Series series = run.history().series(name);
            Series over = plot.over().isEmpty() ? null : run.history().series(plot.over());
            int size = over == null ? series.size() : Math.min(series.size(), over.size());
            for (; drawn < size; drawn++) {
                line.add(over == null ? (drawn + 1.0) * plot.every() : over.get(drawn),
                        series.get(drawn));
            }
        }
    }

    /** Adds a dot for each run that has ended, in the order of the runs. */
    private static final class Totals implements Runnable {
        private final Line line;
        private final String name;
        private final List<Run> runs;
        private int drawn;

        Totals(Line line, String name, List<Run> runs) {
            this.line = line;
            this.name = name;
            this.runs = runs;
        }

        @Override
        public void run() {
            for (; drawn < runs.size() && runs.get(drawn).ended(); drawn++) {
                double sum = 0;
                for (double value : runs.get(drawn).history().series(name).toArray()) {
                    sum += value;
                }
                line.add(drawn + 1, sum);
            }
        }
    }

    /** Shows seconds along the top of a chart, at the mean pace of the runs. */
    private static final class SecondsAxis implements Runnable {
        private final Chart chart;
        private final Plot plot;
        private final List<Run> runs;
        private double known;

        SecondsAxis(Chart chart, Plot plot, List<Run> runs) {
            this.chart = chart;
            this.plot = plot;
            this.runs = runs;
        }

        @Override
        public void run() {
            double x = 0;
            double seconds = 0;
            for (Run run : runs) {
                double own = x(run);
                if (own > 0) {
                    x += own;
                    seconds += run.stopwatch().seconds();
                }
            }
            // The scale changes only with x: between two values time passes but x does not grow,
            // and the runs would seem slower.
            if (x > known && seconds > 0) {
                known = x;
                chart.topAxis("seconds", seconds / x);
            }
        }

        /** How far a run's longest series in the chart reaches. */
        private double x(Run run) {
            return plot.parts().stream().mapToDouble(part -> part.curves().stream()
                    .filter(curve -> curve.kind() == Plot.Kind.MEAN
                            || curve.kind() == Plot.Kind.FAINT)
                    .filter(curve -> curve.variant().equals(run.label()))
                    .mapToDouble(curve -> (double) run.history().series(curve.series()).size()
                            * part.every())
                    .max().orElse(0)).max().orElse(0);
        }
    }

    /** Draws a surface of the policy until the policy no longer changes. */
    private static final class Surfaces implements Runnable {
        private final HeatMap colours;
        private final Plot.Colours map;
        private final Run run;
        private boolean done;

        Surfaces(HeatMap colours, Plot.Colours map, Run run) {
            this.colours = colours;
            this.map = map;
            this.run = run;
        }

        @Override
        public void run() {
            if (done) {
                return;
            }
            // This comes first, so that the snapshot below is the last one if the run has ended.
            done = run.ended();
            Snapshot snapshot = run.shown().newest();
            if (snapshot != null) {
                Network policy = snapshot.agent().policy();
                var rows = new double[MAP_CELLS][MAP_CELLS];
                for (int row = 0; row < MAP_CELLS; row++) {
                    for (int column = 0; column < MAP_CELLS; column++) {
                        rows[row][column] = map.surface().at(policy,
                                middle(map.lowX(), map.highX(), column),
                                middle(map.lowY(), map.highY(), row));
                    }
                }
                colours.set(rows);
            }
        }

        /** The middle of a cell; the cells divide the range from low to high. */
        private static double middle(double low, double high, int cell) {
            return low + (cell + 0.5) * (high - low) / MAP_CELLS;
        }
    }

    @Override
    public void close() {
        // The charts stay as they are.
    }
}
