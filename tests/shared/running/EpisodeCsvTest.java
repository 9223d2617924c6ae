package shared.running;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Tests of the columns and the values in the table of episodes. */
class EpisodeCsvTest {

    private static Run run(String variant, Goal goal) {
        return new Run(5, variant, goal, () -> false, null);
    }

    private List<String> lines(Run... runs) throws IOException {
        var out = new ByteArrayOutputStream();
        new EpisodeCsv(List.of(runs)).write(out);
        return out.toString(StandardCharsets.UTF_8).lines().toList();
    }

    @Test
    void anEpisodeIsARow() throws IOException {
        Run run = run("", Goal.NONE);
        for (int i = 1; run.running(3); i++) {
            run.record(2 * i, 10 * i);
        }
        assertEquals(List.of("seed,episode,return,length,mean_last_100,env_steps",
                "5,1,2.0,10,2.0,10", "5,2,4.0,20,3.0,30", "5,3,6.0,30,4.0,60"), lines(run));
    }

    /** The numbers of an update are in the row of its last episode. */
    @Test
    void anUpdateMayHaveSeveralEpisodes() throws IOException {
        Run run = run("", new Goal(2, 100));
        while (run.running(2)) {
            run.record(1, 1);
            run.record(3, 1);
            run.record(5, 1);
            run.record("loss", run.updates());
        }
        assertEquals(List.of("seed,episode,return,length,mean_last_2,env_steps,update,loss",
                "5,1,1.0,1,1.0,1,1,", "5,2,3.0,1,2.0,2,1,", "5,3,5.0,1,4.0,3,1,1.0",
                "5,4,1.0,1,3.0,4,2,", "5,5,3.0,1,2.0,5,2,", "5,6,5.0,1,4.0,6,2,2.0"),
                lines(run));
    }

    @Test
    void eachMeanThatAGoalLooksAtHasItsColumn() throws IOException {
        Run grid = run("grid", new Goal(30, 1));
        Run pong = run("pong", Goal.running(0.5, 20));
        Run other = run("other", new Goal(30, 7));
        for (Run run : List.of(grid, pong, other)) {
            run.running(1);
            run.record(4, 8);
        }
        assertEquals(List.of(
                "variant,seed,episode,return,length,mean_last_30,running_mean,env_steps",
                "grid,5,1,4.0,8,4.0,,8", "pong,5,1,4.0,8,,4.0,8", "other,5,1,4.0,8,4.0,,8"),
                lines(grid, pong, other));
    }
}
