package shared.running;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Tests of the table of what operations cost. */
class CostsTest {

    /** An operation that lasts T milliseconds takes at least T thousand microseconds. */
    @Test
    void aRowHoldsTheMicrosecondsForEachSize() {
        var costs = new Costs(1, 3);
        costs.add("wait", size -> 1_000_000L * size, CostsTest::await);
        List<String> lines = costs.toString().lines().toList();
        assertEquals(2, lines.size());
        assertTrue(lines.get(0).matches(" *microseconds for T = +1 +3"), lines.get(0));
        String[] row = lines.get(1).strip().split(" +");
        assertEquals("wait", row[0]);
        assertTrue(Double.parseDouble(row[1]) >= 1000, lines.get(1));
        assertTrue(Double.parseDouble(row[2]) >= 3000, lines.get(1));
    }

    private static void await(long nanoseconds) {
        long start = System.nanoTime();
        while (System.nanoTime() - start < nanoseconds) {
            Thread.onSpinWait();
        }
    }

    @Test
    void eachSizeHasOneBatchAndManyRepetitions() {
        var sizes = new ArrayList<Integer>();
        var repetitions = new int[3];
        var costs = new Costs(1, 2);
        costs.add("count", size -> {
            sizes.add(size);
            return size;
        }, size -> repetitions[size]++);
        assertEquals(List.of(1, 2), sizes);
        assertTrue(repetitions[1] >= 200 && repetitions[2] >= 200);
    }
}
