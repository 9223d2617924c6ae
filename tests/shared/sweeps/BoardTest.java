package shared.sweeps;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** Each job is done however many machines fail, and nothing is done again while there is more. */
class BoardTest {

    private static List<Job> jobs(long... seeds) {
        return LongStream.of(seeds).mapToObj(seed -> new Job(new Candidate(Map.of(), ""), seed))
                .toList();
    }

    private final Board board = new Board(jobs(1, 2, 3, 4));

    @Test
    void jobsAreGivenOutInTheirOrder() {
        assertEquals(jobs(1).get(0), board.take());
        assertEquals(jobs(2, 3), board.takeAway(2));
        assertEquals(jobs(4).get(0), board.take());
        assertEquals(4, board.open());
        assertEquals(0, board.fresh());
    }

    @Test
    void aJobIsClosedOnce() {
        Job job = board.take();
        assertTrue(board.close(job));
        assertFalse(board.close(job));
        assertEquals(3, board.open());
        board.takeAway(1);
        assertTrue(board.close(jobs(2).get(0)), "what another machine has");
        assertTrue(board.close(jobs(4).get(0)), "what nobody has");
        assertEquals(1, board.open());
    }

    @Test
    void whatAnotherMachineHasIsGivenOutAgainFromTheEndWhenNothingFreshIsLeft() {
        assertEquals(jobs(1, 2, 3), board.takeAway(3));
        assertEquals(jobs(4).get(0), board.take(), "what is fresh comes first");
        assertEquals(jobs(3).get(0), board.take());
        board.close(jobs(2).get(0));
        assertEquals(jobs(1).get(0), board.take());
        assertNull(board.take(), "what this machine has is not given out again");
        assertEquals(List.of(), board.takeAway(5));
        assertEquals(3, board.open());
    }

    @Test
    void machinesWithoutWorkDoDifferentJobsAgain() {
        board.takeAway(4);
        assertEquals(jobs(4), board.takeAway(3));
        assertEquals(jobs(3), board.takeAway(3));
        assertEquals(jobs(2), board.takeAway(3));
        assertEquals(jobs(1), board.takeAway(3));
        assertEquals(jobs(4), board.takeAway(3));
    }
}
