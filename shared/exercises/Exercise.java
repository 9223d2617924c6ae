package shared.exercises;

import java.io.PrintStream;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import shared.options.Interrupt;
import shared.options.Launchable;
import shared.options.Options;

/**
 * An exercise that checks itself: a program with a hole, which the student fills. It prints what
 * is wrong in a sentence; once it is right, it learns with the student's method and asks one more
 * question. The status is 0 if it is right.
 */
public interface Exercise extends Launchable {

    /** The time that all checks together may take. */
    long CHECK_SECONDS = 10;

    /** The time that the learning may take. */
    long LEARN_SECONDS = 60;

    /** The checks, in the order in which they must pass. */
    List<Check> checks();

    /**
     * Learns with the student's method. It is called when all checks have passed.
     *
     * @param curve shows how the learning goes
     * @param random the source of all random numbers
     */
    void learn(Curve curve, RandomGenerator random);

    /** Help for those who are stuck: a few words that do not give the answer away. */
    String hint();

    /** One more question, for those who have solved it. */
    String question();

    @Override
    default boolean launch(String[] args, Interrupt interrupt, PrintStream out, PrintStream err)
            throws InterruptedException {
        var settings = new ExerciseOptions();
        var options = new Options(this, settings);
        options.parse(args);
        if (options.help()) {
            out.print(options.usage());
            return true;
        }
        if (settings.hint) {
            out.println(hint());
            return true;
        }
        if (settings.json) {
            Verdict verdict = check(settings.seed, interrupt);
            out.println(verdict.json(options.name(), settings.seed));
            return verdict.right();
        }
        return examine(settings.seed, interrupt, out, verdict -> { });
    }

    /** The verdict of the first check that does not pass. */
    default Verdict check(long seed, Interrupt interrupt) throws InterruptedException {
        return new Guard(interrupt, CHECK_SECONDS).run(() -> {
            for (Check check : checks()) {
                Verdict verdict = check.verdict(seed);
                if (!verdict.right()) {
                    return verdict;
                }
            }
            return Verdict.RIGHT;
        });
    }

    /**
     * Checks, and learns if all is right.
     *
     * @param seed determines the inputs and the learning
     * @param interrupt ends it early
     * @param out the stream for everything that is printed
     * @param told takes the verdict before it is printed
     * @return whether everything is right
     */
    default boolean examine(long seed, Interrupt interrupt, PrintStream out,
            Consumer<Verdict> told) throws InterruptedException {
        Verdict verdict = check(seed, interrupt);
        told.accept(verdict);
        verdict.print(out);
        if (!verdict.right()) {
            return false;
        }
        out.println("With what you wrote, it learns:");
        Verdict learning = new Guard(interrupt, LEARN_SECONDS).run(() -> {
            // A method that prints would do so thousands of times here.
            return new Printed().during(() -> {
                learn(new Curve(out), new SplittableRandom(seed));
                return Verdict.RIGHT;
            });
        });
        if (!learning.right()) {
            learning.print(out);
            return false;
        }
        Optional<List<String>> fault = Answer.of(getClass()).flatMap(Answer::fault);
        fault.ifPresent(lines -> lines.forEach(out::println));
        out.println("One more question: " + question());
        return true;
    }
}
