package shared.windows;

import java.awt.Dimension;
import java.awt.Rectangle;

/**
 * The places of two windows on a screen, one with charts and one with an agent, so that neither
 * covers the other. All sizes include the window decorations.
 *
 * @param charts the place of the charts' window
 * @param agent the place of the agent's window; null if the screen is too narrow for two windows,
 *     so that the agent is in the charts' window
 */
record Places(Rectangle charts, Rectangle agent) {

    /** The smallest widths at which charts and an agent are readable. */
    static final int LEAST_CHARTS = 700;
    static final int LEAST_AGENT = 400;

    /** The smallest space between the windows. */
    static final int GAP = 8;
    private static final int MARGIN = 24;

    /** The smallest share of its preferred height that an agent beneath the charts may have. */
    private static final double LEAST_SHARE = 0.75;

    /**
     * Places both windows. They are side by side in their preferred sizes if there is room.
     * Otherwise the agent is beneath the charts if it keeps most of its height there. Otherwise
     * they are side by side, and the charts get the width that the agent leaves.
     *
     * @param screen the area for windows
     * @param charts the preferred size of the charts' window
     * @param agent the preferred size of the agent's window
     */
    static Places of(Rectangle screen, Dimension charts, Dimension agent) {
        int width = screen.width - GAP - agent.width;
        int below = screen.height - GAP - charts.height;
        if (charts.width > width && charts.width <= screen.width
                && below >= LEAST_SHARE * agent.height) {
            return beneath(screen, charts, new Dimension(agent.width,
                    Math.min(below, agent.height)));
        }
        if (screen.width < LEAST_CHARTS + GAP + LEAST_AGENT) {
            var both = new Dimension(charts.width + agent.width,
                    Math.max(charts.height, agent.height));
            return new Places(alone(screen, both), null);
        }
        int chartsWidth = Math.min(charts.width, Math.max(LEAST_CHARTS, width));
        int agentWidth = Math.min(agent.width, screen.width - GAP - chartsWidth);
        // Charts keep their area, so narrower charts are higher.
        int chartsHeight = Math.min(screen.height, charts.width * charts.height / chartsWidth);
        return beside(screen, new Dimension(chartsWidth, chartsHeight),
                new Dimension(agentWidth, agent.height));
    }

    /** The place of a single window. */
    static Rectangle alone(Rectangle screen, Dimension wanted) {
        int width = Math.min(wanted.width, screen.width);
        int height = Math.min(wanted.height, screen.height);
        return new Rectangle(screen.x + margin(screen.width - width),
                screen.y + margin(screen.height - height), width, height);
    }

    /**
     * Returns the place of the agent's window once its real preferred size is known. It is near the
     * planned place, and the window is as large as the charts allow.
     *
     * @throws IllegalStateException if the agent is in the charts' window
     */
    Rectangle agent(Rectangle screen, Dimension wanted) {
        if (agent == null) {
            throw new IllegalStateException("The agent is in the window of the charts.");
        }
        boolean beside = agent.x >= charts.x + charts.width;
        int left = beside ? charts.x + charts.width + GAP : screen.x;
        int top = beside ? screen.y : charts.y + charts.height + GAP;
        int width = Math.min(wanted.width, screen.x + screen.width - left);
        int height = Math.min(wanted.height, screen.y + screen.height - top);
        return new Rectangle(Math.min(agent.x, screen.x + screen.width - width),
                Math.min(agent.y, screen.y + screen.height - height), width, height);
    }

    private static Places beside(Rectangle screen, Dimension charts, Dimension agent) {
        int spare = screen.width - charts.width - GAP - agent.width;
        Rectangle left = alone(screen, charts);
        Rectangle right = alone(screen, agent);
        left.x = screen.x + margin(spare);
        int gap = Math.min(MARGIN, GAP + screen.x + spare - left.x);
        right.x = left.x + left.width + gap;
        return new Places(left, right);
    }

    private static Places beneath(Rectangle screen, Dimension charts, Dimension agent) {
        int spare = screen.height - charts.height - GAP - agent.height;
        Rectangle top = alone(screen, charts);
        Rectangle bottom = alone(screen, agent);
        top.y = screen.y + margin(spare);
        bottom.y = top.y + top.height + Math.min(MARGIN, GAP + screen.y + spare - top.y);
        return new Places(top, bottom);
    }

    private static int margin(int spare) {
        return Math.min(MARGIN, spare / 2);
    }
}
