package shared.exercises;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import shared.options.Interrupt;

/** What a comparison says of the method of a student: here, one that doubles two numbers. */
class ComparisonTest {

    private record Pair(double x, double y) {
    }

    private static Verdict verdict(Function<Pair, Object> yours) throws InterruptedException {
        return new Guard(new Interrupt(), 10).run(() -> new Comparison<>("twice",
                random -> new Pair(random.nextInt(1, 9), random.nextInt(1, 9)), yours,
                p -> new double[] {2 * p.x, 2 * p.y})
                .mistake("This is the square.", p -> new double[] {p.x * p.x, p.y * p.y})
                .mistake("This fails.", p -> List.of().get(3))
                .byHand((p, i) -> "2 * " + Text.number(i == 0 ? p.x : p.y))
                .verdict(0));
    }

    @Test
    void theRightNumbersPassInAnyForm() throws Exception {
        assertEquals(Verdict.RIGHT, verdict(p -> new float[] {(float) (2 * p.x),
            (float) (2 * p.y)}));
        assertEquals(Verdict.RIGHT, verdict(p -> List.of(2 * p.x, 2 * p.y + 1e-6)));
    }

    @Test
    void aKnownMistakeIsNamed() throws Exception {
        assertEquals(Verdict.of(Verdict.Status.MISTAKE, "This is the square."),
                verdict(p -> new double[] {p.x * p.x, p.y * p.y}));
        // It is the square of most numbers only.
        assertEquals(Verdict.Status.WRONG, verdict(p -> new double[] {p.x * p.x,
            p.y == 5 ? 10 : p.y * p.y}).status());
    }

    @Test
    void theFirstNumberThatDiffersIsShownWithTheArithmetic() throws Exception {
        Verdict wrong = verdict(p -> new double[] {2 * p.x, 3 * p.y});
        assertTrue(wrong.sentence().matches("twice gives \\d+ at \\[1\\], but \\d+ is right\\."),
                wrong.toString());
        assertTrue(wrong.details().get(0).matches("Input: x = \\d, y = \\d"), wrong.toString());
        assertTrue(wrong.details().get(1).matches("2 \\* \\d"), wrong.toString());
    }

    @Test
    void whoPrintsForReturningIsToldSo() throws Exception {
        Verdict printing = verdict(p -> {
            System.out.println(2 * p.x + " " + 2 * p.y);
            return null;
        });
        assertEquals(Verdict.Status.MISTAKE, printing.status());
        assertTrue(printing.sentence().contains("return"), printing.toString());
    }

    @Test
    void whatIsPrintedIsShownWithAWrongNumber() throws Exception {
        Verdict wrong = verdict(p -> {
            System.out.println("x is " + p.x);
            return new double[] {p.x, p.y};
        });
        assertTrue(wrong.details().stream().anyMatch(line -> line.startsWith("It printed: x is ")),
                wrong.toString());
        assertEquals(Verdict.RIGHT, verdict(p -> {
            System.out.println("x is " + p.x);
            return new double[] {2 * p.x, 2 * p.y};
        }));
    }

    @Test
    void nothingAndTheWrongLengthHaveSentences() throws Exception {
        assertEquals("twice returns null. It must return the result.",
                verdict(p -> null).sentence());
        assertEquals("twice gives 1 item, but 2 items are right.",
                verdict(p -> p.x).sentence());
        assertEquals("twice gives 0 items, but 2 items are right.",
                verdict(p -> new double[0]).sentence());
    }

    private record Sum(int terms, double[] sums) {
    }

    @Test
    void aNumberOfARecordComesBeforeALength() {
        Verdict wrong = new Comparison<>("sum", random -> new Pair(1, 2),
                p -> new Sum(1, new double[1]), p -> new Sum(2, new double[2])).verdict(0);
        assertEquals("sum gives 1 for terms, but 2 is right.", wrong.sentence());
    }

    @Test
    void infinitiesAndNoNumbersAreWrongNumbers() throws Exception {
        assertEquals(Verdict.Status.WRONG, verdict(p -> new double[] {Double.NaN, 0}).status());
        assertEquals(Verdict.Status.WRONG,
                verdict(p -> new double[] {Double.POSITIVE_INFINITY, 0}).status());
    }

    @Test
    void anExceptionIsNamedWithoutATrace() throws Exception {
        Verdict failed = verdict(p -> new double[(int) -p.x]);
        assertEquals(Verdict.Status.FAILED, failed.status());
        assertTrue(failed.sentence().startsWith("Negative array size: -"), failed.sentence());
        assertFalse(failed.sentence().contains("\n"), failed.sentence());
    }

    @Test
    void jsonHasTheVerdict() {
        assertEquals("{\"exercise\":\"Twice\",\"right\":false,\"status\":\"wrong\","
                + "\"sentence\":\"a < b\",\"details\":[\"c\"],\"seed\":3}",
                new Verdict(Verdict.Status.WRONG, "a < b", List.of("c")).json("Twice", 3));
    }
}
