package shared.playing;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.HashSet;
import org.junit.jupiter.api.Test;

/** Tests of the streams of random numbers. */
class RandomnessTest {

    @Test
    void aStreamIsTheSameEveryTime() {
        assertEquals(Randomness.stream(1, 2, 3).nextLong(), Randomness.stream(1, 2, 3).nextLong());
        assertEquals(Randomness.stream(1, "policy").nextLong(),
                Randomness.stream(1, "policy").nextLong());
    }

    @Test
    void thousandsOfStreamsAreAllDifferent() {
        var first = new HashSet<Long>();
        for (int seed = -10; seed < 10; seed++) {
            for (int environment = 0; environment < 20; environment++) {
                for (int episode = 0; episode < 50; episode++) {
                    first.add(Randomness.stream(seed, environment, episode).nextLong());
                }
            }
            first.add(Randomness.stream(seed, "policy").nextLong());
            first.add(Randomness.stream(seed, "critic").nextLong());
        }
        assertEquals(20 * 20 * 50 + 40, first.size());
    }

    @Test
    void streamsOfNeighboursAreUnrelated() {
        int n = 20_000;
        double sum = 0;
        double products = 0;
        double before = Randomness.stream(5, 0, -1).nextDouble() - 0.5;
        for (int episode = 0; episode < n; episode++) {
            double x = Randomness.stream(5, 0, episode).nextDouble() - 0.5;
            sum += x;
            products += x * before;
            before = x;
        }
        assertEquals(0, sum / n, 4 * Math.sqrt(1.0 / 12 / n));
        assertEquals(0, products / n, 4.0 / 12 / Math.sqrt(n));
    }
}
