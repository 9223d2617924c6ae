import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import shared.running.Lesson;
import support.Call;
import support.Results;

/**
 * Kills runs at random moments while they go on from a saved file and save to the same file. The
 * file is whole, and going on from it once more ends as if nothing had happened.
 */
class KilledRunsTest {

    private static final int KILLS = 12;

    /**
     * A lesson to kill.
     *
     * @param limit the option that limits its updates
     * @param half the updates before the first save
     * @param whole the updates at the end
     */
    private record Victim(Supplier<Lesson> lesson, String limit, int half, int whole) {

        String name() {
            return lesson.get().getClass().getName();
        }

        List<String> options(int updates, Path save, Path folder) {
            return List.of(limit, "" + updates, "--runs", "1", "--save", save.toString(),
                    "--evaluate", "0", "--quiet", "--chart",
                    folder.resolve("chart.png").toString());
        }
    }

    private static final List<Victim> VICTIMS = List.of(
            new Victim(Reinforce::new, "--episodes", 40, 80),
            new Victim(SequenceWorld::new, "--episodes", 100, 300),
            new Victim(GaussianPendulum::new, "--updates", 3, 9),
            new Victim(PongActorCritic::new, "--updates", 20, 60));

    @TempDir
    Path all;

    /** The folder of one lesson. */
    private Path folder;

    private final SplittableRandom random = new SplittableRandom(5);

    @Test
    @Tag("slow")
    void aRunThatIsKilledGoesOnAsIfNothingHadHappened() throws Exception {
        for (Victim victim : VICTIMS) {
            folder = Files.createDirectory(all.resolve(victim.name()));
            Path half = folder.resolve("half.npz");
            Path whole = folder.resolve("whole.npz");
            learn(victim, victim.options(victim.half, half, folder));
            Files.copy(half, whole, StandardCopyOption.REPLACE_EXISTING);
            learn(victim, resumed(victim, whole));
            long full = kill(victim, half, Long.MAX_VALUE);
            Results.assertSame(whole, folder.resolve("killed.npz"));
            for (int i = 0; i < KILLS; i++) {
                kill(victim, half, random.nextLong(full));
                Path killed = folder.resolve("killed.npz");
                learn(victim, resumed(victim, killed));
                Results.assertSame(whole, killed);
            }
            kill(victim, half, Long.MAX_VALUE);
            try (Stream<Path> files = Files.list(folder)) {
                assertTrue(files.noneMatch(file -> file.toString().endsWith(".part")),
                        "the next start deletes what killed processes have left");
            }
        }
    }

    private List<String> resumed(Victim victim, Path file) {
        var options = new ArrayList<>(victim.options(victim.whole, file, folder));
        options.addAll(List.of("--resume", file.toString()));
        return options;
    }

    private static void learn(Victim victim, List<String> options) {
        Call call = Call.of(victim.lesson.get(), options.toArray(String[]::new));
        assertEquals(0, call.status(), victim.name() + ": " + call.err());
    }

    /** Goes on in another JVM from a copy of a file; returns the milliseconds until its end. */
    private long kill(Victim victim, Path half, long millis) throws Exception {
        Path killed = folder.resolve("killed.npz");
        Files.copy(half, killed, StandardCopyOption.REPLACE_EXISTING);
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-cp",
                System.getProperty("java.class.path"), victim.name(), "--headless"));
        command.addAll(resumed(victim, killed));
        long start = System.nanoTime();
        Process process = new ProcessBuilder(command).redirectErrorStream(true)
                .redirectOutput(folder.resolve("printed.txt").toFile()).start();
        process.waitFor(Math.min(millis, 60_000), TimeUnit.MILLISECONDS);
        process.destroyForcibly().waitFor();
        return (System.nanoTime() - start) / 1_000_000;
    }
}
