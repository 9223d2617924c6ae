package shared.running;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Tests which learning curves share a chart if the lesson does not describe its charts. */
class PlotTest {

    private static List<Plot> plots(Map<String, Goal> goals, String... variants) {
        return new Lesson() {
            @Override
            public void train(Run run) {
                throw new UnsupportedOperationException("nothing is learned here");
            }

            @Override
            public List<String> variants() {
                return List.of(variants);
            }

            @Override
            public Goal goal(String variant) {
                return goals.get(variant);
            }
        }.plots();
    }

    private static List<String> shown(Plot plot) {
        return plot.curves().stream().map(Plot.Curve::variant).distinct().toList();
    }

    @Test
    void variantsWithTheSameGoalShareAChart() {
        Goal grid = new Goal(90, -3.5);
        Goal pole = new Goal(90, 475);
        List<Plot> plots = plots(Map.of("grid total", grid, "grid both", grid, "pole total", pole),
                "grid total", "grid both", "pole total");
        assertEquals(2, plots.size());
        assertEquals(List.of("grid total", "grid both"), shown(plots.get(0)));
        assertEquals(List.of("pole total"), shown(plots.get(1)));
        assertEquals("grid", plots.get(0).title());
        assertEquals("pole total", plots.get(1).title());
        assertEquals("both, mean of the last 90", plots.get(0).curves().get(3).label());
        assertEquals("mean of the last 90", plots.get(1).curves().get(1).label());
        assertEquals(List.of(new Plot.Level("solved: -3.5", -3.5)), plots.get(0).levels());
        assertEquals(List.of(new Plot.Level("solved: 475", 475)), plots.get(1).levels());
    }

    @Test
    void oneChartHasTheLessonsTitleAndNoGoalNoLevel() {
        List<Plot> plots = plots(Map.of("log", Goal.NONE, "pi", Goal.NONE), "log", "pi");
        assertEquals(1, plots.size());
        assertEquals("", plots.get(0).title());
        assertEquals(List.of(), plots.get(0).levels());
        assertEquals(List.of("log", "pi"), shown(plots.get(0)));
    }

    @Test
    void aCurveSaysWhichMeanItIs() {
        assertEquals(List.of("return of an episode", "mean of the last 90"),
                labels(new Goal(90, 475)));
        assertEquals(List.of("return of an episode", "running mean, rate 0.05"),
                labels(Goal.running(0.05, -14)));
        assertEquals(List.of("return of an episode", "a, running mean, rate 0.05",
                "return of an episode", "b, running mean, rate 0.05"),
                plots(Map.of("a", Goal.running(0.05, 2), "b", Goal.running(0.05, 2)), "a", "b")
                        .get(0).curves().stream().map(Plot.Curve::label).toList());
        // Means that differ cannot be compared, though the targets are the same.
        assertEquals(2, plots(Map.of("a", new Goal(20, 2), "b", Goal.running(0.05, 2)), "a", "b")
                .size());
    }

    private static List<String> labels(Goal goal) {
        return plots(Map.of("", goal), "").get(0).curves().stream().map(Plot.Curve::label)
                .toList();
    }
}
