package shared.playing;

import java.util.Arrays;
import java.util.List;
import shared.charts.Chart;
import shared.charts.Figure;

/**
 * A figure with two charts for each of several agents that play to be scored: how the mean of the
 * scores settles, with its standard error (SE), and the histogram of the scores.
 */
public final class ScoreCharts {

    /** With more agents than this, those of two agents are side by side. */
    private static final int FEW = 3;

    private final Figure figure;
    private final String score;
    private final String episode;

    /**
     * Makes a figure without agents.
     *
     * @param score the name of a score, such as "return"
     * @param episode what gives a score, such as "game"
     * @param agents the number of agents that will be added
     */
    public ScoreCharts(String title, String score, String episode, int agents) {
        figure = new Figure(title, agents > FEW ? 4 : 2);
        this.score = score;
        this.episode = episode;
    }

    /** The figure; it is shown when all agents are in it. */
    public Figure figure() {
        return figure;
    }

    /**
     * Adds the two charts of an agent.
     *
     * @param ways the ways in which it chooses actions, at least one; each has curves of its own.
     *     The name of a single way may be empty
     * @return the scores of each way, none so far
     */
    public List<Scores> add(String agent, String... ways) {
        Chart means = figure.chart(agent, episode, "mean \u00b1 SE");
        Chart histograms = figure.chart(agent, score, episode + "s");
        return Arrays.stream(ways).map(way -> new Scores(means, histograms, way)).toList();
    }
}
