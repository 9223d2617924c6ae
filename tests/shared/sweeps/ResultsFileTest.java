package shared.sweeps;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import shared.files.UserError;

class ResultsFileTest {

    @TempDir
    Path folder;

    private static Result result(long seed) {
        return new Result("Mine", "abc", new Job(new Candidate(Map.of("gamma", "0.9"), "a"), seed),
                JsonParser.parseString("{\"seed\":" + seed + ",\"solved\":null}").getAsJsonObject(),
                null);
    }

    private Path file() {
        return folder.resolve("a.jsonl");
    }

    private void write(long... seeds) {
        try (var file = new ResultsFile(file())) {
            for (long seed : seeds) {
                file.append(result(seed));
            }
        }
    }

    @Test
    void whatWasAppendedIsRead() {
        write(1, 2);
        write(3);
        assertEquals(List.of(result(1), result(2), result(3)), ResultsFile.read(file()));
        try (var again = new ResultsFile(file())) {
            assertEquals(3, again.before().size());
        }
    }

    @Test
    void aLineThatIsNotWholeIsDropped() throws IOException {
        write(1, 2);
        byte[] whole = Files.readAllBytes(file());
        for (int cut = 1; cut < result(2).line().length() + 1; cut += 7) {
            Files.write(file(), Arrays.copyOf(whole, whole.length - cut));
            assertEquals(List.of(result(1)), ResultsFile.read(file()), "read, without " + cut);
            write(2);
            assertEquals(-1, Files.mismatch(file(), Files.write(folder.resolve("b"), whole)));
        }
    }

    @Test
    void nothingIsLeftOfALongLineThatIsNotWhole() throws IOException {
        write(1, 2);
        byte[] whole = Files.readAllBytes(file());
        Files.writeString(file(), result(1).line() + "\n{\"lesson\":\"" + "M".repeat(2000));
        write(2);
        assertEquals(-1, Files.mismatch(file(), Files.write(folder.resolve("b"), whole)));
    }

    @Test
    void aSecondWriterIsRefused() {
        try (var file = new ResultsFile(file())) {
            file.append(result(1));
            var e = assertThrows(UserError.class, () -> new ResultsFile(file()));
            assertTrue(e.getMessage().contains("Another sweep"), e.getMessage());
            file.append(result(2));
        }
        assertEquals(2, ResultsFile.read(file()).size());
        write(3);
    }

    @Test
    void whatIsNoResultIsRefusedAndStays() throws IOException {
        write(1);
        Files.writeString(file(), "{\"lesson\":\"Mine\"}\n", StandardOpenOption.APPEND);
        String before = Files.readString(file());
        var e = assertThrows(UserError.class, () -> new ResultsFile(file()));
        assertTrue(e.getMessage().contains("line 2"), e.getMessage());
        assertEquals(before, Files.readString(file()));
    }
}
