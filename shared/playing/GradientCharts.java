package shared.playing;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import shared.charts.Band;
import shared.charts.Chart;
import shared.charts.Figure;
import shared.charts.Line;
import shared.learning.Estimate;

/**
 * Makes a figure with four charts that compare estimators of the policy gradient of a table with
 * three states and three actions. The first shows their means and the exact gradient, number by
 * number; the second shows how one of these numbers depends on how many episodes are averaged; the
 * third shows the variance of each estimator in several worlds; and the fourth shows bias and
 * variance over the discount factor.
 */
public final class GradientCharts {

    /** Half the length of an error bar, in standard errors. */
    private static final int ERRORS = 2;

    /** The index and the name of the number that the second chart shows over the episodes. */
    private static final int FOLLOWED = 4;
    private static final String NAME = "Number 5: stay in state 0";

    /** The number of points of a curve over the episodes. */
    private static final int POINTS = 100;

    /** The width of a bar; the groups of bars are 1 apart. */
    private static final double BAR = 0.16;

    private static final String MEAN = "mean \u00b1 " + ERRORS + " standard errors";

    private final Figure figure;
    private final Chart numbers;
    private final Chart course;
    private final Chart variances;
    private final Map<String, Band> bars = new LinkedHashMap<>();
    private final Map<Integer, Double> firsts = new HashMap<>();
    private final Line biases;
    private final Line spreads;
    private final Line errors;

    /**
     * Makes a figure without curves.
     *
     * @param title the title of the figure
     * @param goals the rewards at the goal in the worlds to compare, at least one; the chart of the
     *     variances shows all these worlds, the other charts show the first
     * @param batch the number of episodes in an update; the last chart shows errors of their mean
     */
    public GradientCharts(String title, double[] goals, int batch) {
        figure = new Figure(title, 2);
        String first = "the goal pays " + Numbers.plain(goals[0]);
        numbers = figure.chart("Estimates of the gradient, " + first,
                "1 to 3: left, stay, right in state -1; 4 to 6: in 0; 7 to 9: in 1", MEAN);
        course = figure.chart(NAME, "episodes", MEAN);
        variances = figure.chart("Variance of the estimate from one episode", "worlds 1, 2, ...:"
                + " the goal pays " + DoubleStream.of(goals).mapToObj(Numbers::plain)
                .collect(Collectors.joining(", ")), "share of the first");
        Chart discounts = figure.chart("Estimate from " + Numbers.many(batch, "episode")
                + ", causality with discounts", "gamma (1/(1 - gamma) steps count: 2 at 0.5, 10 at"
                + " 0.9, 100 at 0.99)", "squared error");
        biases = discounts.line("bias squared");
        spreads = discounts.line("variance");
        errors = discounts.line("their sum");
    }

    /** Returns the figure, which may be shown before anything is added. */
    public Figure figure() {
        return figure;
    }

    /**
     * Adds an estimator's mean with error bars to the first chart, and its mean over the first n
     * samples, as n grows, to the second.
     *
     * @param name the name of the estimator
     * @param samples its estimates from single episodes, at least 2
     */
    public void estimate(String name, List<double[]> samples) {
        Line line = numbers.line(name);
        double place = 1 + left(name) + BAR / 2;
        Estimate all = Estimate.of(samples);
        for (int i = 0; i < all.mean().length; i++) {
            double half = ERRORS * all.error()[i];
            segment(line, i + place, all.mean()[i] - half, i + place, all.mean()[i] + half);
        }
        Band band = course.band(name);
        for (int point = 1; point <= POINTS; point++) {
            int n = (int) ((long) samples.size() * point / POINTS);
            if (n >= 2) {
                Estimate first = Estimate.of(samples.subList(0, n));
                double middle = first.mean()[FOLLOWED];
                double half = ERRORS * first.error()[FOLLOWED];
                band.add(n, middle - half, middle, middle + half);
            }
        }
    }

    /** Adds the exact gradient, nine numbers; it must come after all estimators. */
    public void exact(double[] gradient) {
        Line line = numbers.line("exact");
        for (int i = 0; i < gradient.length; i++) {
            segment(line, i + 0.55, gradient[i], i + 1.45, gradient[i]);
        }
        course.target("exact", gradient[FOLLOWED]);
    }

    /** Adds a line from one point to another; it is not joined to other lines. */
    private static void segment(Line line, double x1, double y1, double x2, double y2) {
        line.add(x1, y1);
        line.add(x2, y2);
        line.add(x2, Double.NaN);
    }

    /**
     * Adds the bar of an estimator's variance in a world. The bar shows it as a share of the
     * variance of the estimator that comes first in this world.
     *
     * @param name the name of the estimator
     * @param world the number of the world, from 1; the worlds must be added in this order
     * @param variance the variance of the estimate from one episode
     */
    public void variance(String name, int world, double variance) {
        double share = variance / firsts.computeIfAbsent(world, number -> variance);
        double left = world + left(name);
        Band band = bars.get(name);
        band.add(left, 0, 0, 0);
        band.add(left, 0, share, share);
        band.add(left + BAR, 0, share, share);
        band.add(left + BAR, 0, 0, 0);
    }

    /** The left edge of an estimator's bar; five bars have their middle at 0. */
    private double left(String name) {
        bars.computeIfAbsent(name, variances::band);
        return BAR * (List.copyOf(bars.keySet()).indexOf(name) - 2.5);
    }

    /**
     * Adds a point to each of the three curves over the discount factor.
     *
     * @param gamma the discount factor, from 0 to 1
     * @param biasSquared the squared distance of the estimator's mean from the exact gradient
     * @param variance the variance of the mean over a batch
     */
    public void discount(double gamma, double biasSquared, double variance) {
        biases.add(gamma, biasSquared);
        spreads.add(gamma, variance);
        errors.add(gamma, biasSquared + variance);
    }
}
