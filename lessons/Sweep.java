///usr/bin/env jbang "$0" "$@" ; exit $?
//DESCRIPTION Sweeps: any lesson with many settings and seeds
//JAVA 17+
//SOURCES ../shared/Prelude.java
//SOURCES ../shared/Sweeps.java

/*
 * A sweep
 *
 * Which learning rate is best, and does it work on every seed? One seed says
 * nothing: a setting that fails one time in ten looks perfect nine times in
 * ten. A sweep runs a lesson with each of several settings on the same seeds,
 * and says what the results allow to claim.
 *
 * If k of n seeds are solved, then p = k/n is only an estimate of the true
 * probability. Wilson's interval contains the true one in 95 of 100 cases
 * (Wilson, "Probable inference, the law of succession, and statistical
 * inference", 1927):
 *     (p + z^2/2n -+ z sqrt(p (1 - p)/n + z^2/4n^2)) / (1 + z^2/n),  z = 1.96
 *
 * "10 of 10" is 72 to 100 %; it takes 73 of 73 to claim 95 %. And whoever
 * takes the best of many settings has also taken the luckiest one: choose a
 * setting on some seeds, and make the claim on others.
 *
 *     1  combine the values of all options, or draw some    combinations
 *     2  learn with each combination on each seed
 *     3  judge what was seen: how many are solved           interval
 *
 *     jbang lessons/Sweep.java reinforce --learning-rate 0.001,0.0065,0.03
 *
 * What to expect of these 300 runs, which take less than a minute:
 *     learning rate       solved    95 % interval  median steps
 *             0.001   100 of 100  96.3 to 100.0 %       167,854
 *            0.0065   100 of 100  96.3 to 100.0 %        61,267
 *              0.03    86 of 100   77.8 to 91.5 %        58,420
 * Where 0.03 works, it is the fastest, and a single seed may well say so.
 *
 * Each result is a line in results/sweep-Reinforce.jsonl as soon as it is
 * there, and the same command goes on where it was stopped. Such files give
 * one table together: jbang lessons/Sweep.java a.jsonl b.jsonl. --evaluate 100
 * also plays new episodes with each agent. With --listen ADDRESS, the sweep
 * lets other machines help, which --join it.
 */

import java.util.*;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import shared.files.UserError;
import shared.options.*;
import shared.sweeps.*;

@Title("A sweep: many settings, many seeds")
public class Sweep implements SweepProgram {

    // tag::settings[]
    @Argument(label = "LESSON", help = "the lesson, by name or by file, and"
            + " after it any of its options with several values, such as"
            + " --gamma 0.9,0.99; or files with results")
    String[] lesson = {};
    @Setting(label = "A-B,C", help = "the seeds of each combination")
    Seeds seeds = Seeds.valueOf("0-99");
    @Setting(help = "number of combinations to draw, also from ranges such as"
            + " --learning-rate 0.001..0.1; 0: all combinations",
            from = 0, to = 100_000)
    int random;
    @Setting(help = "the seed of these draws")
    long randomSeed;
    // end::settings[]

    public static void main(String[] args) {
        Launch.run(new Sweep(), args);
    }

    @Override
    public Seeds seeds() {
        return seeds;
    }

    // tag::combinations[]
    @Override
    public List<Map<String, String>> combinations(List<Choice> choices) {
        if (random > 0) {
            var source = new SplittableRandom(randomSeed);
            return Stream.generate(() -> draw(choices, source)).limit(random)
                    .toList();
        }
        List<Map<String, String>> all = List.of(Map.of());
        for (Choice choice : choices) {
            if (choice.range()) {
                throw new UserError(UserError.USAGE, "--" + choice.option()
                        + " has a range: say with --random N how many values"
                        + " to draw.");
            }
            all = all.stream().flatMap(before -> choice.values().stream()
                    .map(value -> with(before, choice.option(), value)))
                    .toList();
        }
        return all;
    }
    // end::combinations[]

    /** Returns a copy of a combination with one more option. */
    private static Map<String, String> with(Map<String, String> before,
            String option, String value) {
        var combination = new LinkedHashMap<>(before);
        combination.put(option, value);
        return combination;
    }

    // tag::draw[]
    /** Draws a value for each option. */
    static Map<String, String> draw(List<Choice> choices,
            RandomGenerator random) {
        var combination = new LinkedHashMap<String, String>();
        for (Choice choice : choices) {
            combination.put(choice.option(), choice.range()
                    ? choice.typed(draw(choice.low(), choice.high(), random))
                    : choice.any(random));
        }
        return combination;
    }

    /**
     * Draws a number between two ends. If both are positive, each factor is as
     * probable as any other: 0.001 to 0.01 as 0.01 to 0.1.
     */
    static double draw(double low, double high, RandomGenerator random) {
        double u = random.nextDouble();
        return low > 0 ? low * Math.pow(high / low, u)
                : low + (high - low) * u;
    }
    // end::draw[]

    // tag::interval[]
    /** Returns Wilson's interval. */
    @Override
    public Interval interval(int solved, int runs) {
        double z = 1.96;                        // 95 % of a normal distribution
        double n = runs;
        double p = solved / n;
        double middle = p + z * z / (2 * n);
        double half = z * Math.sqrt(p * (1 - p) / n + z * z / (4 * n * n));
        double scale = 1 + z * z / n;
        return new Interval((middle - half) / scale, (middle + half) / scale);
    }
    // end::interval[]
}
/*
 * 1  A lesson is solved on 20 of 20 seeds. What may you claim? On how many
 *    seeds must it be solved, without one failure, to claim 99 %?
 * 2  Of 50 settings the best is solved on 10 of 10 seeds. Why is its true
 *    probability probably lower, and what do you run next?
 * 3  Random draws often find a better setting than a grid with as many
 *    combinations (Bergstra and Bengio, 2012). When, and why?
 */
