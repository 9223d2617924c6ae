package shared.exercises;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/**
 * Compares a student's method with the right one on random inputs. If it gives what a known wrong
 * version gives, on all of them, the verdict is this version's sentence; otherwise it is the first
 * number that differs.
 *
 * @param <T> the type of an input, which is drawn anew for each method that takes it
 */
public final class Comparison<T> implements Check {

    private static final int PRINTED_LINES = 5;

    private final String method;
    private final Function<RandomGenerator, T> inputs;
    private final Function<T, Object> yours;
    private final Function<T, Object> right;
    private final List<Mistake<T>> mistakes = new ArrayList<>();
    private BiFunction<T, Integer, String> byHand = (input, i) -> "";
    private double tolerance = 1e-4;
    private int count = 20;

    /** One input and what was computed from it. */
    private record Case<T>(int number, T input, Values yours, Values right, Printed printed) {
    }

    /**
     * Creates a comparison of 20 inputs.
     *
     * @param method the name of the student's method
     * @param inputs draws an input
     * @param yours calls the student's method
     * @param right computes the right answer
     */
    public Comparison(String method, Function<RandomGenerator, T> inputs,
            Function<T, Object> yours, Function<T, Object> right) {
        this.method = method;
        this.inputs = inputs;
        this.yours = yours;
        this.right = right;
    }

    /**
     * Adds a known wrong version.
     *
     * @param sentence says to the student what is wrong
     * @param version the wrong version
     */
    public Comparison<T> mistake(String sentence, Function<T, Object> version) {
        mistakes.add(new Mistake<>(sentence, version));
        return this;
    }

    /**
     * Adds the arithmetic by hand.
     *
     * @param text writes it for an input and the index of the number that differs
     */
    public Comparison<T> byHand(BiFunction<T, Integer, String> text) {
        byHand = text;
        return this;
    }

    /** Sets the difference allowed between numbers, relative to 1 + their size: 1e-4 by default. */
    public Comparison<T> tolerance(double difference) {
        tolerance = difference;
        return this;
    }

    /** Sets the number of inputs. */
    public Comparison<T> inputs(int number) {
        count = number;
        return this;
    }

    /** The sentences of the known wrong versions. */
    List<String> sentences() {
        return mistakes.stream().map(Mistake::sentence).toList();
    }

    /** The same comparison with a known wrong version in the place of the student's method. */
    Comparison<T> withMistake(int number) {
        var copy = new Comparison<>(method, inputs, mistakes.get(number).version(), right)
                .tolerance(tolerance).inputs(count).byHand(byHand);
        copy.mistakes.addAll(mistakes);
        return copy;
    }

    @Override
    public Verdict verdict(long seed) {
        List<Case<T>> cases = IntStream.range(0, count).mapToObj(i -> run(seed, i)).toList();
        List<Case<T>> wrong = cases.stream().filter(each -> difference(each) >= 0).toList();
        if (wrong.isEmpty()) {
            return Verdict.RIGHT;
        }
        if (wrong.stream().allMatch(each -> each.printed.contains(each.right))) {
            return Verdict.of(Verdict.Status.MISTAKE, "Your method prints the right numbers, but"
                    + " returns others: its last line must be return and the result.");
        }
        for (Mistake<T> mistake : mistakes) {
            if (cases.stream().allMatch(each -> each.yours.difference(
                    mistake.values(input(seed, each.number)), tolerance) < 0)) {
                return Verdict.of(Verdict.Status.MISTAKE, mistake.sentence());
            }
        }
        return difference(wrong.stream().min(Comparator.comparing(each ->
                Text.of(each.input).length())).orElseThrow(), seed);
    }

    private T input(long seed, int number) {
        return inputs.apply(new SplittableRandom(seed * 1000 + number));
    }

    private Case<T> run(long seed, int number) {
        var printed = new Printed();
        Object returned = printed.during(() -> yours.apply(input(seed, number)));
        return new Case<>(number, input(seed, number), Values.of(returned),
                Values.of(right.apply(input(seed, number))), printed);
    }

    private int difference(Case<T> each) {
        return each.yours.difference(each.right, tolerance);
    }

    /** The sentence about the first item that differs. */
    private Verdict difference(Case<T> wrong, long seed) {
        var details = new ArrayList<String>();
        int i = difference(wrong);
        String sentence;
        if (wrong.yours.size() == 1 && wrong.yours.items().get(0).equals("null")) {
            sentence = method + " returns null. It must return the result.";
        } else if (wrong.yours.size() != wrong.right.size() && !isComponent(wrong.right, i)) {
            sentence = method + " gives " + many(wrong.yours.size()) + ", but "
                    + many(wrong.right.size()) + " are right.";
        } else {
            sentence = method + " gives " + Text.of(wrong.yours.items().get(i))
                    + place(wrong.right.places().get(i)) + ", but "
                    + Text.of(wrong.right.items().get(i)) + " is right.";
            details.addAll(byHand.apply(input(seed, wrong.number), i).lines().toList());
        }
        if (wrong.input instanceof Record) {
            details.add(0, "Input: " + Text.of(wrong.input));
        }
        details.addAll(wrong.printed.told(PRINTED_LINES));
        return new Verdict(Verdict.Status.WRONG, sentence, details);
    }

    /** Whether an item is a number of a record: it says more than the number of items does. */
    private static boolean isComponent(Values values, int i) {
        return i < values.size() && values.places().get(i).matches("\\w+");
    }

    private static String place(String place) {
        return place.isEmpty() ? "" : place.matches("\\w+") ? " for " + place : " at " + place;
    }

    private static String many(int items) {
        return items == 1 ? "1 item" : items + " items";
    }
}
