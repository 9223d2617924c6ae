package shared.exercises;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** A program learns if it does so on 10 seeds. */
class LearningTest {

    @Test
    void itLearnsIfItDoesSoOnAllSeeds() {
        assertEquals(Verdict.RIGHT, new Learning("the return", 3, random -> 3).verdict(0));
        var seeds = new AtomicInteger();
        Verdict once = new Learning("the return", 3, random ->
                seeds.incrementAndGet() == 10 ? 2.5 : 3).verdict(0);
        assertEquals(10, seeds.get());
        assertEquals("It runs, but it learns on only 9 of 10 seeds: the return must be at least"
                + " 3.", once.sentence());
        assertEquals(List.of("It is 3, 3, 3, 3, 3, 3, 3, 3, 3, 2.5."), once.details());
    }

    @Test
    void whatItPrintsIsShownInPart() {
        Verdict printing = new Learning("the return", 3, random -> {
            for (int i = 0; i < 1000; i++) {
                System.out.println("line " + i);
            }
            return Double.NaN;
        }).verdict(0);
        assertEquals(21, printing.details().size());
        assertEquals("It printed: line 19", printing.details().get(20));
        assertTrue(printing.sentence().contains("on only 0 of 10 seeds"), printing.toString());
    }

    @Test
    void anotherSeedGivesOtherRandomNumbers() {
        var check = new Learning("the number", 2, random -> random.nextDouble());
        assertEquals(check.verdict(1), check.verdict(1));
        assertNotEquals(check.verdict(1), check.verdict(2));
    }
}
