package shared.exercises;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;
import java.util.random.RandomGenerator;
import java.util.stream.DoubleStream;
import java.util.stream.LongStream;

/** Checks that a learning program learns on 10 seeds, in whatever way it does. */
public final class Learning implements Check {

    private static final int SEEDS = 10;
    private static final int PRINTED_LINES = 20;

    private final String what;
    private final double bound;
    private final ToDoubleFunction<RandomGenerator> yours;

    /**
     * Creates a check.
     *
     * @param what the name of the number by which learning is judged, such as "the mean return"
     * @param bound the least such number
     * @param yours learns with these random numbers and returns the number
     */
    public Learning(String what, double bound, ToDoubleFunction<RandomGenerator> yours) {
        this.what = what;
        this.bound = bound;
        this.yours = yours;
    }

    @Override
    public Verdict verdict(long seed) {
        var printed = new Printed();
        double[] reached = printed.during(() -> LongStream.range(0, SEEDS).mapToDouble(i ->
                yours.applyAsDouble(new SplittableRandom(seed * SEEDS + i))).toArray());
        long learned = DoubleStream.of(reached).filter(score -> score >= bound).count();
        if (learned == SEEDS) {
            return Verdict.RIGHT;
        }
        var details = new ArrayList<>(List.of("It is " + Text.numbers(reached) + "."));
        details.addAll(printed.told(PRINTED_LINES));
        return new Verdict(Verdict.Status.WRONG, "It runs, but it learns on only " + learned
                + " of " + SEEDS + " seeds: " + what + " must be at least " + Text.number(bound)
                + ".", details);
    }
}
