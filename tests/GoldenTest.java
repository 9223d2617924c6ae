import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;
import shared.environments.CartPole;
import shared.environments.Step;

/**
 * Replays trajectories recorded from Gymnasium 1.4.0: those in tests/golden, or in the folder that
 * the environment variable GOLDEN names.
 */
class GoldenTest {

    @Test
    void cartPoleFollowsEveryRecordingToTheBit() throws IOException {
        List<CSVRecord> rows = read("cartpole.csv.gz");
        var world = new CartPole();
        boolean done = true;
        for (CSVRecord row : rows) {
            String place = "episode " + row.get("episode") + ", step " + row.get("step");
            Step step;
            if (row.get("step").equals("0")) {
                assertTrue(done, "the episode before did not end: " + place);
                step = world.reset(number(row, "x"), number(row, "x_dot"), number(row, "theta"),
                        number(row, "theta_dot"));
            } else {
                assertFalse(done, "the episode ended too soon: " + place);
                step = world.step(Integer.valueOf(row.get("action")));
                assertEquals(number(row, "reward"), step.reward(), place);
            }
            assertArrayEquals(new double[] {number(row, "x"), number(row, "x_dot"),
                number(row, "theta"), number(row, "theta_dot")}, world.state(), place);
            assertArrayEquals(new float[] {real(row, "obs_x"), real(row, "obs_x_dot"),
                real(row, "obs_theta"), real(row, "obs_theta_dot")}, step.observation(), place);
            assertEquals(row.get("terminated").equals("1"), step.terminated(), place);
            assertEquals(row.get("truncated").equals("1"), step.truncated(), place);
            done = step.done();
        }
        assertTrue(done && rows.size() > 100, rows.size() + " rows");
    }

    private static double number(CSVRecord row, String column) {
        return Double.parseDouble(row.get(column));
    }

    private static float real(CSVRecord row, String column) {
        return Float.parseFloat(row.get(column));
    }

    private static List<CSVRecord> read(String name) throws IOException {
        String folder = System.getenv("GOLDEN");
        try (InputStream file = folder == null
                ? GoldenTest.class.getResourceAsStream("/golden/" + name)
                : Files.newInputStream(Path.of(folder, name));
                var reader = new InputStreamReader(new GZIPInputStream(file),
                        StandardCharsets.UTF_8)) {
            return CSVFormat.RFC4180.builder().setHeader().setSkipHeaderRecord(true).get()
                    .parse(reader).getRecords();
        }
    }
}
