package shared.windows;

import java.awt.Dimension;
import java.awt.Rectangle;

/**
 * Where the windows with charts and with an agent are on a screen, so that neither covers the
 * other. All sizes include what a system draws around a window.
 *
 * @param charts the window with the charts
 * @param agent the window with the agent, or null where the screen is too narrow for both: then
 *     the agent is in the charts' window
 */
record Places(Rectangle charts, Rectangle agent) {

    /** Charts in less width than this cannot be read, nor can an agent. */
    static final int LEAST_CHARTS = 700;
    static final int LEAST_AGENT = 400;

    /** Between the two windows at least, and where there is room also at the screen's edges. */
    static final int GAP = 8;
    private static final int MARGIN = 24;

    /** How much of its height an agent beneath the charts keeps at least. */
    private static final double LEAST_SHARE = 0.75;

    /**
     * Places both: side by side as large as they want to be or, if that is too wide, the agent
     * beneath charts that leave it most of its height; else the charts take what the agent leaves
     * of the width.
     *
     * @param screen where windows may be
     * @param charts the size that the window with the charts wants
     * @param agent the size that the window with the agent wants
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
        // What narrow charts lose in width they gain in height.
        int chartsHeight = Math.min(screen.height, charts.width * charts.height / chartsWidth);
        return beside(screen, new Dimension(chartsWidth, chartsHeight),
                new Dimension(agentWidth, agent.height));
    }

    /** A window that has the screen for itself. */
    static Rectangle alone(Rectangle screen, Dimension wanted) {
        int width = Math.min(wanted.width, screen.width);
        int height = Math.min(wanted.height, screen.height);
        return new Rectangle(screen.x + margin(screen.width - width),
                screen.y + margin(screen.height - height), width, height);
    }

    /**
     * Where the agent's window is if it turns out to want another size: near where it was meant to
     * be, as large as the charts allow.
     *
     * @throws IllegalStateException if the agent is in the charts' window
     */
    Rectangle agent(Rectangle screen, Dimension wanted) {
        if (agent == null) {
            throw new IllegalStateException("the agent has no window of its own");
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
