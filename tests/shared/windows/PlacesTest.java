package shared.windows;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Dimension;
import java.awt.Rectangle;
import java.util.List;
import javax.swing.JPanel;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import shared.charts.Figure;
import shared.charts.FigureView;
import support.DisplayFirst;

/** Tests of the places of windows that share a screen. No window has to open for them. */
@ExtendWith(DisplayFirst.class)
class PlacesTest {

    /** The decorations that a system draws around a window: edges, and a title above. */
    private static final Dimension FRAME = new Dimension(4, 30);

    /**
     * The sizes of views of agents: poles and landers, grids, and Pong with the observation of its
     * player.
     */
    private static final List<Dimension> AGENTS = List.of(new Dimension(600, 465),
            new Dimension(600, 633), new Dimension(680, 638));

    private static Dimension framed(Dimension inside) {
        return new Dimension(inside.width + FRAME.width, inside.height + FRAME.height);
    }

    /** The preferred size of the charts of a lesson, from the numbers of charts and columns. */
    private static Dimension charts(int count, int columns) {
        var figure = new Figure("figure", columns);
        for (int i = 0; i < count; i++) {
            figure.chart("chart", "x", "y");
        }
        return framed(new FigureView(figure, figure.charts(), null).getPreferredSize());
    }

    private static final List<Dimension> CHARTS = List.of(charts(1, 1), charts(2, 2),
            charts(3, 3), charts(4, 2), charts(5, 3), charts(6, 3));

    private static final List<Rectangle> SCREENS = List.of(new Rectangle(1280, 720),
            new Rectangle(1366, 768), new Rectangle(0, 32, 1600, 968),
            new Rectangle(1600, 1000), new Rectangle(1920, 1080), new Rectangle(64, 0, 1216, 720),
            new Rectangle(1080, 1920), new Rectangle(3840, 2160),
            new Rectangle(1920, 40, 1280, 680));

    @Test
    void onAnyScreenNothingIsCoveredOrCutOff() {
        for (var screen : SCREENS) {
            for (var charts : CHARTS) {
                for (var agent : AGENTS) {
                    var places = Places.of(screen, charts, framed(AGENTS.get(0)));
                    var what = charts + " and " + agent + " on " + screen + ": " + places;
                    assertTrue(screen.contains(places.charts()), what);
                    assertTrue(places.charts().width >= 700
                            || places.charts().width == charts.width, what);
                    if (places.agent() == null) {
                        assertTrue(screen.width < 1108, what);
                        continue;
                    }
                    assertTrue(screen.contains(places.agent()), what);
                    assertFalse(places.charts().intersects(places.agent()), what);
                    var bounds = places.agent(screen, framed(agent));
                    assertTrue(screen.contains(bounds), bounds + " of " + what);
                    assertFalse(places.charts().intersects(bounds), bounds + " of " + what);
                    assertTrue(bounds.width >= 400 && bounds.height >= 340, bounds + what);
                }
            }
        }
    }

    @Test
    void whereThereIsRoomBothAreAsLargeAsTheyWantToBe() {
        var places = Places.of(new Rectangle(1920, 1080), new Dimension(900, 560),
                new Dimension(600, 465));
        assertEquals(new Rectangle(24, 24, 900, 560), places.charts());
        assertEquals(new Rectangle(948, 24, 600, 465), places.agent());
        assertEquals(new Rectangle(948, 24, 680, 640),
                places.agent(new Rectangle(1920, 1080), new Dimension(680, 640)));
    }

    @Test
    void chartsTakeWhatTheAgentLeaves() {
        var places = Places.of(new Rectangle(0, 20, 1366, 748), new Dimension(1280, 800),
                new Dimension(600, 465));
        assertEquals(new Rectangle(0, 20, 758, 748), places.charts());
        assertEquals(new Rectangle(766, 44, 600, 465), places.agent());
    }

    @Test
    void chartsKeepTheirAreaIfTheyCan() {
        var places = Places.of(new Rectangle(1600, 1000), new Dimension(1000, 700),
                new Dimension(608, 495));
        assertEquals(new Rectangle(0, 24, 984, 711), places.charts());
    }

    @Test
    void chartsKeepALeastWidth() {
        var places = Places.of(new Rectangle(1280, 720), new Dimension(1280, 800),
                new Dimension(600, 465));
        assertEquals(new Rectangle(0, 0, 700, 720), places.charts());
        assertEquals(new Rectangle(708, 24, 572, 465), places.agent());
    }

    @Test
    void anAgentIsBeneathLowCharts() {
        var places = Places.of(new Rectangle(1600, 1000), new Dimension(1280, 508),
                new Dimension(604, 495));
        assertEquals(new Rectangle(24, 0, 1280, 508), places.charts());
        assertEquals(new Rectangle(24, 516, 604, 484), places.agent());
    }

    @Test
    void aNarrowScreenHasOneWindow() {
        var screen = new Rectangle(1024, 768);
        var places = Places.of(screen, new Dimension(900, 560), new Dimension(600, 465));
        assertEquals(new Rectangle(0, 24, 1024, 560), places.charts());
        assertNull(places.agent());
        assertThrows(IllegalStateException.class,
                () -> places.agent(screen, new Dimension(1, 1)));
    }

    @Test
    void inOneWindowTheAgentIsBesideTheCharts() {
        var charts = new JPanel();
        charts.setPreferredSize(new Dimension(900, 560));
        var panel = new AgentPanel(charts, 400);
        panel.setSize(1000, 600);
        panel.doLayout();
        int left = charts.getX() + charts.getWidth();
        assertEquals(600, left, 10);
        var view = new FrameView(600, 400, 1, null);
        panel.show(view);
        var room = view.getParent();
        room.doLayout();
        assertEquals(left, room.getX(), 10);
        assertEquals(400, view.getWidth(), 10);
        assertEquals(600, view.getHeight());
        assertEquals(left, charts.getX() + charts.getWidth(), "the charts stay as they are");
    }

    @Test
    void aWindowAloneIsNeverLargerThanTheScreen() {
        var screen = new Rectangle(10, 20, 1000, 600);
        assertEquals(new Rectangle(34, 44, 800, 400),
                Places.alone(screen, new Dimension(800, 400)));
        assertEquals(screen, Places.alone(screen, new Dimension(1280, 800)));
    }
}
