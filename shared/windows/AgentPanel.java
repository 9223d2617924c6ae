package shared.windows;

import java.awt.BorderLayout;
import java.awt.Component;
import java.awt.Dimension;
import java.awt.EventQueue;
import javax.swing.JPanel;
import javax.swing.JSplitPane;
import shared.charts.Theme;

/**
 * A panel with charts and, to their right, an agent in the same window. The user can move the
 * border between them.
 */
final class AgentPanel extends JSplitPane implements Host {
    private static final long serialVersionUID = 1;

    /** The share of the charts in the extra width when the window grows. */
    private static final double CHARTS_SHARE = 0.6;

    private final JPanel room = new JPanel(new BorderLayout());

    /** @param width the initial width of the space for the agent */
    AgentPanel(Component charts, int width) {
        super(HORIZONTAL_SPLIT, true, charts, null);
        room.setBackground(Theme.PAPER);
        room.setPreferredSize(new Dimension(width, 1));
        room.setMinimumSize(new Dimension());
        charts.setMinimumSize(new Dimension());
        setRightComponent(room);
        setResizeWeight(CHARTS_SHARE);
        setBorder(null);
    }

    /** Shows the agent; any thread may call this. */
    void show(FrameView view) {
        Shell.run(() -> {
            room.add(view);
            room.revalidate();
        });
    }

    @Override
    public boolean isOpen() {
        return isDisplayable();
    }

    @Override
    public void close() {
        EventQueue.invokeLater(() -> {
            room.removeAll();
            room.repaint();
        });
    }
}
