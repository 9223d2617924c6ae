package shared.sweeps;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonParser;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RowTest {

    private static Result result(Candidate candidate, long seed, Long steps) {
        return new Result("Mine", "abc", new Job(candidate, seed), JsonParser.parseString(
                "{\"solved\":" + (steps != null) + ",\"steps_to_solve\":" + steps
                        + ",\"env_steps\":100,\"seconds\":2,\"mean_last_100\":" + seed + "}")
                .getAsJsonObject(), null);
    }

    private static Candidate candidate(String rate) {
        return new Candidate(Map.of("learning-rate", rate), "");
    }

    @Test
    void quantilesAreThoseOfTheRunsThatHaveTheNumber() {
        Candidate one = candidate("0.1");
        var row = new Row(one, List.of(result(one, 0, 10L), result(one, 1, null),
                result(one, 2, 40L), result(one, 3, 20L), result(one, 4, 100L)));
        assertEquals(5, row.runs());
        assertEquals(4, row.solved());
        // NumPy: numpy.quantile([10, 20, 40, 100], [0.25, 0.5, 0.75])
        assertEquals(17.5, row.quantile(0.25, run -> run.number("steps_to_solve")));
        assertEquals(30, row.quantile(0.5, run -> run.number("steps_to_solve")));
        assertEquals(55, row.quantile(0.75, run -> run.number("steps_to_solve")));
        assertEquals(0.6, row.quantile(0.5, Result::secondsToSolve), 1e-12);
        assertEquals(2, row.mean(run -> run.number("mean_last_100")));
        assertTrue(Double.isNaN(row.quantile(0.5, run -> run.number("nothing"))));
    }

    @Test
    void onlyWhatDiffersIsNamedAndNumbersAreInOrder() {
        var candidates = List.of(
                new Candidate(Map.of("rate", "0.1", "gamma", "1"), ""),
                new Candidate(Map.of("rate", "0.02", "gamma", "1"), ""),
                new Candidate(Map.of("gamma", "1"), ""));
        Rows rows = Rows.of(candidates.subList(0, 2), List.of(result(candidates.get(1), 3, 1L),
                result(candidates.get(2), 3, 1L)));
        assertEquals(List.of("rate"), rows.varied());
        assertEquals(List.of("0.02", "0.1"), rows.values("rate"));
        assertEquals(List.of(0, 1), rows.rows().stream().map(Row::runs).toList());
        assertEquals(List.of("-", "0.02", "0.1"), Rows.of(candidates, List.of()).values("rate")
                .stream().sorted().toList());
    }
}
