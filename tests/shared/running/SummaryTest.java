package shared.running;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Tests of the text at the end of one run and of several, in lines of 100 columns. */
class SummaryTest {

    /**
     * A run that was solved after some episodes or, if {@code solved} is null, that has no goal.
     */
    private static Summary run(String variant, long seed, Boolean solved, int episodes,
            Map<String, Object> results) {
        return new Summary(variant, seed, 10L * episodes, 0.5, episodes, episodes, 1.0 * seed,
                solved, Boolean.TRUE.equals(solved) ? episodes : 0, 10L * episodes, 490.0,
                "episode", results);
    }

    private static List<String> lines(String text) {
        List<String> lines = text.lines().toList();
        lines.forEach(line -> assertTrue(line.length() <= 100, line));
        return lines;
    }

    @Test
    void aSingleRunIsToldInSentencesAndResults() {
        var results = new LinkedHashMap<String, Object>();
        results.put("loss", 0.25);
        results.put("actions", IntStream.range(0, 30).boxed().toList());
        results.put("pi", new float[40][3]);
        assertEquals(List.of("Seed 3: solved after 1,500 episodes (15,000 steps) in 0.50 s, 30,000"
                + " steps/s.", "Mean return of the last 100: 3.000; of new episodes: 490.0.",
                "  loss: 0.250", "  actions: 0 1 2 3 4 5 6 7 8 9 ... (30)",
                "  pi: " + "0.000 0.000 0.000 | ".repeat(5).substring(0, 90) + " ..."),
                lines(run("", 3, true, 1500, results).text()));
    }

    @Test
    void aLongSentenceIsBroken() {
        var run = new Summary("cartpole causality", 123456, 123_456_789, 1234.5, 1, 1_234_567, 1.5,
                true, 123_456, 12_345_678, null, "episode", Map.of());
        assertEquals(List.of("Cartpole causality, seed 123456: solved after 123,456 episodes"
                + " (12,345,678 steps); in all 1,234,567", "    episodes (123,456,789 steps) in"
                + " 1234.50 s, 100,005 steps/s.", "Mean return of the last 100: 1.500."),
                lines(run.text()));
    }

    @Test
    void whereNothingWasPlayedThereIsNoMean() {
        assertEquals(List.of("Seed 1: nothing was learned yet."), lines(new Summary("", 1, 0, 0, 0,
                0, null, false, 0, 0, null, "episode", Map.of()).text()));
        assertEquals(List.of("Seed 1: 1 update, and no episode was over."), lines(new Summary("",
                1, 0, 1, 1, 0, null, false, 0, 0, null, "episode", Map.of()).text()));
    }

    /** A lesson without episodes gives its unit another name, which all texts use. */
    @Test
    void aPullIsCalledAPull() {
        var one = new Summary("", 1, 500, 0, 500, 500, 0.5, null, 0, 0, null, "pull", Map.of());
        assertEquals(List.of("Seed 1: 500 pulls (500 steps).",
                "Mean return of the last 100: 0.500."), lines(one.text()));
        var other = new Summary("", 2, 500, 0, 500, 500, 0.7, null, 0, 0, null, "pull", Map.of());
        List<String> several = lines(Summary.text(List.of(one, other), 1, true));
        assertEquals("  seed  pulls  steps  seconds  return, last 100", several.get(0));
        assertTrue(several.contains("Mean return of the last 100 pulls 0.600 over 2 seeds."),
                several.toString());
        var none = new Summary("", 1, 0, 1, 1, 0, null, null, 0, 0, null, "pull", Map.of());
        assertEquals(List.of("Seed 1: 1 update, and no pull was over."), lines(none.text()));
    }

    @Test
    void severalSeedsAreATableAndASentence() {
        var runs = List.of(run("", 1, true, 200, Map.of()), run("", 2, false, 1500, Map.of()),
                run("", 3, true, 400, Map.of()));
        assertEquals(List.of(
                "  seed  episodes   steps  seconds  return, last 100  return, new  solved",
                "     1       200   2,000     0.50             1.000        490.0     yes",
                "     2     1,500  15,000     0.50             2.000        490.0      no",
                "     3       400   4,000     0.50             3.000        490.0     yes",
                "Solved on 2 of 3 seeds, after 300 episodes in the median and 400 at most, mean"
                + " return of the last", "    100 episodes 2.000.",
                "21,000 steps in 2.00 s, 10,500 steps/s together."),
                lines(Summary.text(runs, 2, true)));
    }

    /**
     * Each variant has its own line. A mean over variants would mix the things that are compared.
     */
    @Test
    void severalVariantsAreATable() {
        var runs = List.of(run("none", 1, true, 200, Map.of("found", true, "pi", 0.5)),
                run("none", 2, false, 900, Map.of("found", false, "pi", 1.0)),
                run("average", 1, true, 300, Map.of("found", true, "pi", 0.125)),
                run("average", 2, true, 500, Map.of("found", true, "pi", 0.25)));
        List<String> lines = lines(Summary.text(runs, 2, false));
        assertEquals("  variant  seeds  solved  episodes, median  at most  return, last 100",
                lines.get(0).substring(0, 69));
        assertEquals("     none      2  1 of 2               200      200             1.500",
                lines.get(1).substring(0, 69));
        assertEquals("  average      2  2 of 2               400      500             1.500",
                lines.get(2).substring(0, 69));
        assertTrue(lines.get(1).contains("1 of 2") && lines.get(1).contains("0.750"), lines.get(1));
        assertTrue(lines.get(2).contains("2 of 2") && lines.get(2).contains("0.188"), lines.get(2));
        assertEquals(4, lines.size());
        List<String> both = lines(Summary.text(runs, 2, true));
        assertEquals("", both.get(5));
        assertEquals(lines, both.subList(6, 10));
    }

    /** In this case the table of all runs is also the table of all variants. */
    @Test
    void oneSeedOfEachVariantIsSaidOnce() {
        var runs = List.of(run("grid", 1, true, 200, Map.of()),
                run("cart", 1, false, 900, Map.of()));
        assertEquals(4, lines(Summary.text(runs, 2, true)).size());
        assertEquals(4, lines(Summary.text(runs, 2, false)).size());
    }

    @Test
    void whatHasNoRoomStandsBeneath() {
        var results = new LinkedHashMap<String, Object>();
        results.put("total reward", 0.9);
        results.put("actions", IntStream.range(0, 30).boxed().toList());
        results.put("pi", new float[3][3]);
        results.put("everything", "x".repeat(300));
        var runs = new ArrayList<Summary>();
        for (int seed = 0; seed < 2; seed++) {
            runs.add(run("log", seed, null, 500, results));
            runs.add(run("pi", seed, null, 500, results));
        }
        List<String> lines = lines(Summary.text(runs, 1, true));
        assertEquals(List.of("variant seed episodes steps seconds return, last 100 return, new"
                + " total reward", "variant seed actions", "variant seed pi",
                "variant seed everything"),
                lines.stream().filter(line -> line.contains("seed "))
                        .map(line -> line.strip().replaceAll(" +", " ")).toList());
        for (String row : new String[] {" +log +1 +0 1 2 3 4 5 6 7 8 9 [.]{3} \\(30\\)",
            " +pi +0 +0[.]000 0[.]000 0[.]000 [|] .*", " +log +1 +x+ [.]{3}"}) {
            assertEquals(1, lines.stream().filter(line -> line.matches(row)).count(), row);
        }
    }
}
