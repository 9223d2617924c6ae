package shared.playing;

import java.util.Arrays;
import java.util.List;
import shared.charts.Chart;
import shared.charts.Figure;

/**
 * Makes a figure with two charts for each of several agents: the mean of the scores so far with its
 * standard error (SE), and the histogram of the scores.
 */
public final class ScoreCharts {

    /** With more agents than this, the charts of two agents are side by side. */
    private static final int FEW = 3;

    private final Figure figure;
    private final String score;
    private final String episode;

    /**
     * Makes a figure without agents.
     *
     * @param title the title of the figure
     * @param score the word for a score, such as "return"
     * @param episode the word for an episode, such as "game"
     * @param agents the number of agents that will be added
     */
    public ScoreCharts(String title, String score, String episode, int agents) {
        figure = new Figure(title, agents > FEW ? 4 : 2);
        this.score = score;
        this.episode = episode;
    }

    /** Returns the figure, which should be shown only after all agents are added. */
    public Figure figure() {
        return figure;
    }

    /**
     * Adds the two charts of an agent.
     *
     * @param agent the name of the agent
     * @param ways the names of the ways in which the agent chooses actions, at least one; each way
     *     has separate curves. The name of a single way may be empty
     * @return for each way an object that collects its scores
     */
    public List<Scores> add(String agent, String... ways) {
        Chart means = figure.chart(agent, episode, "mean \u00b1 SE");
        Chart histograms = figure.chart(agent, score, episode + "s");
        return Arrays.stream(ways).map(way -> new Scores(means, histograms, way)).toList();
    }
}
