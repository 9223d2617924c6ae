package shared.sweeps;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.google.gson.JsonParser;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import shared.charts.Chart;
import support.DisplayFirst;

@ExtendWith(DisplayFirst.class)
class SweepChartsTest {

    private static final Search SEARCH = new Search() {
        @Override
        public Seeds seeds() {
            return Seeds.valueOf("0");
        }

        @Override
        public List<Map<String, String>> combinations(List<Choice> choices) {
            return List.of();
        }

        @Override
        public Interval interval(int solved, int runs) {
            return new Interval(0, 1);
        }
    };

    private static Result result(Candidate candidate, long seed, boolean solved) {
        return new Result("Mine", "abc", new Job(candidate, seed), JsonParser.parseString(
                "{\"solved\":" + solved + ",\"steps_to_solve\":" + (solved ? seed : null)
                        + ",\"env_steps\":7,\"seconds\":1,\"mean_last_100\":2}").getAsJsonObject(),
                null);
    }

    private static List<Candidate> candidates(int first, int second) {
        var candidates = new ArrayList<Candidate>();
        for (int i = 0; i < first; i++) {
            for (int j = 0; j < second; j++) {
                candidates.add(new Candidate(Map.of("a", "" + i, "b", "" + j), ""));
            }
        }
        return candidates;
    }

    private static List<Chart> charts(List<Candidate> candidates, boolean goal) {
        List<Result> results = candidates.stream().flatMap(each -> IntStream.range(1, 4)
                .mapToObj(seed -> result(each, seed, goal && seed > 1))).toList();
        var charts = new SweepCharts("Mine", Rows.of(candidates, List.of()), goal, SEARCH);
        charts.set(Rows.of(candidates, results));
        charts.figure().image(900, 600);
        return charts.figure().charts();
    }

    private static double places(Chart chart) {
        return chart.xRange()[1] - chart.xRange()[0];
    }

    @Test
    void oneOptionIsOnTheAxis() {
        List<Chart> charts = charts(candidates(3, 1), true);
        assertEquals(4, charts.size());
        assertEquals(3, places(charts.get(0)));
        assertArrayEquals(new double[] {0, 1}, charts.get(0).yRange());
    }

    @Test
    void twoOptionsHaveAnAxisAndColoursAndAMap() {
        List<Chart> charts = charts(candidates(3, 2), true);
        assertEquals(4, charts.size());
        charts.forEach(chart -> assertEquals(3, places(chart)));
        assertArrayEquals(new double[] {-0.5, 1.5}, charts.get(3).yRange());
    }

    @Test
    void withoutAGoalThereIsNoShareAndWithManyColoursAllCombinationsAreOnTheAxis() {
        assertEquals(2, charts(candidates(3, 2), false).size());
        List<Chart> charts = charts(candidates(3, 9), true);
        assertEquals(27, places(charts.get(0)));
        assertEquals(1, places(charts(candidates(1, 1), true).get(0)));
    }
}
