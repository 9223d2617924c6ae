package shared.running;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import shared.options.Setting;

/** Tests which charts and curves there are if --vary compares several values. */
class SetupTest {

    private static List<Plot> plots(Experiment lesson, String... args) {
        var options = new LessonOptions(lesson);
        options.parse(args);
        return Setup.plots(Setup.all(lesson, options, args));
    }

    private static List<String> labels(Plot plot) {
        return plot.parts().stream().flatMap(part -> part.curves().stream())
                .map(Plot.Curve::label).toList();
    }

    private static List<String> variants(Plot plot) {
        return plot.parts().stream().flatMap(part -> part.curves().stream())
                .map(Plot.Curve::variant).toList();
    }

    /** A lesson with the charts that lessons have by default. */
    static class Plain implements Lesson {
        @Setting(help = "the target")
        double target = 5;

        @Override
        public void train(Run run) {
            throw new UnsupportedOperationException("nothing is learned here");
        }

        @Override
        public Goal goal(String variant) {
            return new Goal(10, target);
        }
    }

    @Test
    void allCurvesShareTheChartAndEachHasItsName() {
        List<Plot> plots = plots(new Plain(), "--vary", "target=5,7.5");
        assertEquals(1, plots.size());
        assertEquals(List.of("target 5, return of an episode", "target 5, mean of the last 10",
                "target 7.5, return of an episode", "target 7.5, mean of the last 10"),
                labels(plots.get(0)));
        assertEquals(List.of("target 5", "target 5", "target 7.5", "target 7.5"),
                variants(plots.get(0)));
        assertEquals(List.of(5.0, 7.5), plots.get(0).parts().stream()
                .flatMap(part -> part.levels().stream()).map(Plot.Level::y).toList());
    }

    @Test
    void withoutVaryTheChartsAreTheLessonsOwn() {
        List<Plot> plots = plots(new Plain());
        assertEquals(1, plots.size());
        assertEquals(List.of(plots.get(0)), plots.get(0).parts());
        assertEquals(List.of("return of an episode", "mean of the last 10"),
                labels(plots.get(0)));
    }

    /** A lesson with two variants and charts of its own. */
    static class Own extends Plain {
        @Setting(help = "steps of an update", from = 1)
        int batch = 1;

        @Override
        public List<String> variants() {
            return List.of("log", "pi");
        }

        @Override
        public List<Plot> plots() {
            var plots = new ArrayList<Plot>();
            plots.add(new Plot("Loss", "step", "loss").mean("log", "loss", "log")
                    .mean("pi, loss", "loss", "pi").every(batch).seconds().over("steps"));
            plots.add(new Plot("Loss", "step", "loss").mean("", "value loss", "pi").every(batch)
                    .seconds());
            plots.add(new Plot("mu", "x", "y").within(0, 1)
                    .map("N m", "log", 0, 1, 0, 1, (policy, x, y) -> x));
            return plots;
        }
    }

    @Test
    void chartsThatAreAlikeStayApart() {
        List<Plot> plots = plots(new Own(), "--vary", "batch=2,3");
        assertEquals(3, plots.size());
        assertEquals(List.of("log, batch 2", "pi, batch 2, loss", "log, batch 3",
                "pi, batch 3, loss"), labels(plots.get(0)));
        assertEquals(List.of("log, batch 2", "pi, batch 2", "log, batch 3", "pi, batch 3"),
                variants(plots.get(0)));
        assertEquals(List.of("batch 2", "batch 3"), labels(plots.get(1)));
    }

    @Test
    void curvesKeepTheirDistancesAndAxes() {
        Plot plot = plots(new Own(), "--vary", "batch=2,3").get(0);
        assertEquals(List.of(2, 3), plot.parts().stream().map(Plot::every).toList());
        assertEquals(List.of("steps", "steps"), plot.parts().stream().map(Plot::over).toList());
        assertEquals(List.of(true, true), plot.parts().stream().map(Plot::timed).toList());
    }

    @Test
    void theFirstSurfaceIsShownWithItsName() {
        Plot plot = plots(new Own(), "--vary", "batch=2,3").get(2);
        assertEquals("mu, batch 2", plot.title());
        assertEquals("log, batch 2", plot.colours().variant());
        assertEquals(1, plot.parts().size());
        assertEquals(0, plot.low());
        assertEquals(1, plot.high());
        assertNull(plots(new Own()).get(0).colours());
    }
}
