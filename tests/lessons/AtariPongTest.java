import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static support.Call.refused;

import java.awt.image.BufferedImage;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.opentest4j.TestAbortedException;
import shared.environments.Step;
import shared.environments.pong.EmulatedPong;
import shared.environments.pong.Pong;
import shared.environments.pong.PongGame;
import shared.environments.pong.PongMachine;
import shared.environments.pong.PongObservation;
import shared.environments.pong.PongScreen;
import shared.environments.pong.PongTwins;
import shared.files.Npz;
import shared.networks.Activation;
import shared.networks.Dense;
import shared.networks.Network;
import support.Call;

/**
 * Plays the original Pong and ours side by side. Tests that need the cartridge are skipped unless
 * the environment variable PONG_ROM names its file.
 */
class AtariPongTest {

    private static final String ROM = System.getenv("PONG_ROM");

    @TempDir
    Path folder;

    private static Path rom() {
        assumeTrue(ROM != null, "PONG_ROM names no cartridge");
        return Path.of(ROM);
    }

    private static PongMachine machine() {
        try {
            return new PongMachine(rom());
        } catch (UnsupportedOperationException e) {
            throw new TestAbortedException(e.getMessage());
        }
    }

    // The game

    /** The ways in which the right player acts, for a frame or a decision at a time. */
    private enum Style {
        RANDOM, HELD, FOLLOWING, SHOOTING;

        /** Returns a player that looks at our game, whose state should be that of the original. */
        ToIntFunction<PongGame> player(long seed) {
            var random = new Random(seed);
            var held = new Object() {
                int action;
                int left;
                int error;
            };
            return game -> {
                if (held.left-- == 0) {
                    held.left = random.nextInt(30);
                    held.action = random.nextInt(6);
                    held.error = random.nextInt(29) - 14;
                }
                int aim = (game.hasBall() ? game.ballY() - 6 : 109) + held.error;
                boolean shoots = this == SHOOTING && random.nextBoolean();
                return switch (this) {
                    case RANDOM -> random.nextInt(6);
                    case HELD -> held.action;
                    case FOLLOWING, SHOOTING -> game.playerY() < aim - 2 ? (shoots ? 5 : 3)
                            : game.playerY() > aim + 2 ? (shoots ? 4 : 2) : shoots ? 1 : 0;
                };
            };
        }
    }

    /** Compares screens, rewards and ends of two successive games on the same emulated machine. */
    @ParameterizedTest
    @EnumSource
    void everyFrameIsTheSame(Style style) {
        PongMachine machine = machine();
        var game = new PongGame();
        for (int n = 1; n <= 2; n++) {
            ToIntFunction<PongGame> player = style.player(n);
            machine.reset();
            game.reset();
            assertSame(machine, game);
            while (!game.over()) {
                int action = player.applyAsInt(game);
                assertEquals(machine.frame(action), game.frame(action),
                        () -> "the reward of frame " + game.frames());
                assertSame(machine, game);
            }
            assertTrue(game.frames() > 3000, "a whole game");
            assertThrows(IllegalStateException.class, () -> machine.frame(0));
        }
    }

    private static void assertSame(PongMachine machine, PongGame game) {
        assertEquals(game.frames(), machine.frames());
        assertEquals(game.over(), machine.over(), () -> "frame " + game.frames());
        int differs = Arrays.mismatch(pixels(machine.screen()), pixels(PongScreen.draw(game)));
        assertTrue(differs < 0, () -> "frame " + game.frames() + ", row " + differs / 160
                + ", column " + differs % 160);
    }

    private static int[] pixels(BufferedImage screen) {
        assertEquals(160, screen.getWidth());
        assertEquals(210, screen.getHeight());
        return screen.getRGB(0, 0, 160, 210, null, 0, 160);
    }

    @Test
    void anActionThatThereIsNotIsRefused() {
        PongMachine machine = machine();
        assertThrows(IllegalArgumentException.class, () -> machine.frame(6));
        assertThrows(IllegalArgumentException.class, () -> machine.frame(-1));
        assertEquals(0, machine.frames());
    }

    // The environment

    @ParameterizedTest
    @EnumSource
    void aSeedBeginsTheSameGame(PongObservation observation) {
        PongMachine machine = machine();
        var original = new EmulatedPong(machine, observation);
        Pong ours = new Pong(observation);
        for (int seed = 0; seed < 40; seed++) {
            Step first = original.reset(seed);
            assertArrayEquals(ours.reset(seed).observation(), first.observation());
            assertEquals(observation == PongObservation.DIFFERENCE,
                    first.sparse().indices().length == 0);
            assertSame(machine, ours.game());
        }
    }

    @ParameterizedTest
    @EnumSource
    void everyStepIsTheSame(Style style) {
        everyStepIsTheSame(style, PongObservation.DIFFERENCE);
    }

    @ParameterizedTest
    @EnumSource
    void everyStepIsTheSameForWhoSeesBothPictures(Style style) {
        everyStepIsTheSame(style, PongObservation.TWO_FRAMES);
    }

    private static void everyStepIsTheSame(Style style, PongObservation observation) {
        var original = new EmulatedPong(machine(), observation);
        Pong ours = new Pong(observation);
        ToIntFunction<PongGame> player = style.player(7);
        original.reset(3);
        ours.reset(3);
        Step step;
        do {
            int action = player.applyAsInt(ours.game());
            step = ours.step(action);
            assertSame(step, original.step(action), ours.game().frames());
        } while (!step.done());
        assertThrows(IllegalStateException.class, () -> original.step(0));
    }

    /**
     * The episode is truncated after MAX_FRAMES. Here the machine pretends that most of them are
     * over.
     */
    @Test
    void anEpisodeIsTruncatedBeforeTheMachinesClockStopsIt() {
        machine();
        var machine = new PongMachine(rom()) {
            @Override
            public int frames() {
                return PongGame.MAX_FRAMES - 400 + super.frames();
            }
        };
        var world = new EmulatedPong(machine, PongObservation.DIFFERENCE);
        world.resetTo(30);
        Step step = world.step(0);
        for (int i = 32; i <= 100; i++) {
            assertFalse(step.done(), "step " + i);
            step = world.step(0);
        }
        assertTrue(step.truncated());
        assertFalse(step.terminated());
        assertThrows(IllegalStateException.class, () -> world.step(0));
    }

    private static void assertSame(Step ours, Step original, int frame) {
        assertEquals(ours.reward(), original.reward(), () -> "frame " + frame);
        assertEquals(ours.terminated(), original.terminated(), () -> "frame " + frame);
        assertEquals(ours.truncated(), original.truncated(), () -> "frame " + frame);
        assertArrayEquals(ours.observation(), original.observation(), () -> "frame " + frame);
    }

    @Test
    void itHasTheSameSpaces() {
        var original = new EmulatedPong(machine(), PongObservation.DIFFERENCE);
        var ours = new Pong();
        assertEquals("AtariPong", original.id());
        assertArrayEquals(ours.observationSpace().low(), original.observationSpace().low());
        assertArrayEquals(ours.observationSpace().high(), original.observationSpace().high());
        assertEquals(ours.actionSpace(), original.actionSpace());
        assertEquals(15, original.framesPerSecond());
        assertThrows(IllegalStateException.class, () -> original.step(0));
    }

    /** All machines start at once, and none of them influences another. */
    @Test
    void severalPlayInSeveralThreads() throws Exception {
        machine();
        Callable<Integer> game = () -> {
            var world = new EmulatedPong(machine(), PongObservation.DIFFERENCE);
            var random = new Random(1);
            int hash = 0;
            for (Step step = world.reset(1); !step.done();) {
                step = world.step(random.nextInt(6));
                hash = 31 * hash + Arrays.hashCode(step.observation()) + (int) step.reward();
            }
            return hash;
        };
        int alone = game.call();
        var threads = Executors.newFixedThreadPool(8);
        try {
            for (var together : threads.invokeAll(IntStream.range(0, 8).mapToObj(i -> game)
                    .toList())) {
                assertEquals(alone, together.get());
            }
        } finally {
            threads.shutdown();
        }
    }

    // The lesson

    @Test
    void gamesAreScoredAndFramesCompared() {
        String rom = rom().toString();
        machine();
        Call call = Call.of(new AtariPong(), "--rom", rom, "--games", "2");
        assertEquals(0, call.status(), call.err());
        List<String> lines = call.out().lines().toList();
        assertEquals(4, lines.size(), call.out());
        assertTrue(lines.get(0).matches("game 1: -(20|21|19)"), call.out());
        assertTrue(lines.get(1).matches("game 2: -(20|21|19)"), call.out());
        assertTrue(lines.get(2).matches("mean score -\\d\\d\\.\\d\\d \u00b1 .* \\(n = 2\\)"),
                call.out());
        assertTrue(lines.get(3).matches("no difference in [67]\\d\\d\\d frames"), call.out());
        assertEquals(call.out(), Call.of(new AtariPong(), "--rom", rom, "--games", "2").out());
        assertNotEquals(call.out(),
                Call.of(new AtariPong(), "--rom", rom, "--games", "2", "--seed", "1").out());
    }

    @Test
    void aDifferenceIsNoticedAndEndsTheGames() {
        Path cartridge = rom();
        machine();
        Call call = Call.of(new AtariPong() {
            @Override
            PongTwins twins() {
                return new PongTwins(cartridge) {
                    @Override
                    public int frame(int action) {
                        if (frames() == 300) {
                            game().frame(0);
                        }
                        return super.frame(action);
                    }
                };
            }
        }, "--games", "3");
        assertEquals(0, call.status(), call.err());
        assertTrue(call.out().matches("game 1, frame 301: the screens differ in row \\d+, column"
                + " \\d+\\R"), call.out());
    }

    @Test
    void whatDiffersIsSaid() {
        Path rom = rom();
        machine();
        var twins = new PongTwins(rom);
        twins.reset();
        while (twins.game().opponentScore() == 0) {
            twins.frame(0);
        }
        assertEquals(1 + twins.frames(), twins.compared(), "the reset and each frame");
        assertEquals(null, twins.difference());
        int frames = twins.frames();
        twins.reset();
        while (twins.frames() < frames - 1) {
            twins.frame(0);
        }
        twins.game().reset();
        twins.frame(0);
        assertEquals("frame " + frames + ": reward -1, not 0", twins.difference());
    }

    /** An agent has the same score in the original as Deploy prints for ours. */
    @Test
    void anAgentPlaysTheOriginalAsItPlaysOurs() throws IOException {
        String rom = rom().toString();
        machine();
        String agent = agent("Pong(4)", 6);
        for (String[] how : new String[][] {{"--seed", "4"}, {"--seed", "4", "--greedy"}}) {
            Call ours = Call.of(new Deploy(), with(how, agent, "--episodes", "1"));
            Call original = Call.of(new AtariPong(), with(how, agent, "--rom", rom));
            assertEquals(0, original.status(), original.err());
            assertEquals(score(ours.out(), "episode 1: (-?\\d+)[.]0"),
                    score(original.out(), "game 1: (-?\\d+)"));
            assertTrue(original.out().contains("no difference"), original.out());
        }
    }

    private static String[] with(String[] args, String... more) {
        return Stream.concat(Stream.of(args), Stream.of(more)).toArray(String[]::new);
    }

    private static String score(String text, String pattern) {
        return text.lines().filter(line -> line.matches(pattern)).findFirst().orElseThrow()
                .replaceAll(pattern, "$1");
    }

    /** Writes a file with an agent that has learned nothing. */
    private String agent(String world, int outputs) throws IOException {
        var policy = new Network(new Random(3), Dense.dense(6400, 4), Activation.RELU,
                Dense.dense(4, outputs));
        var arrays = policy.state().entrySet().stream().collect(Collectors.toMap(
                entry -> "policy." + entry.getKey(), entry -> entry.getValue()));
        Path file = folder.resolve("agent.npz");
        try (var out = Files.newOutputStream(file)) {
            new Npz(arrays, """
                    {"lesson": "Some", "settings": {}, "agent": {"environment": "%s",
                    "policy": "policy", "layers": "%s"}}""".formatted(world, policy))
                    .write(out);
        }
        return file.toString();
    }

    // What cannot be played

    @Test
    void aCartridgeThatIsNoneIsRefusedInASentence() throws IOException {
        refused(Call.of(new AtariPong(), "--rom", folder.resolve("none.bin").toString()),
                "--rom", "none.bin", "Cannot read", "pip download ale-py", "roms/pong.bin");
        Path other = folder.resolve("other.bin");
        for (int bytes : new int[] {0, 2047, 2048, 4096}) {
            Files.write(other, new byte[bytes]);
            refused(Call.of(new AtariPong(), "--rom", other.toString()), "--rom", "other.bin",
                    "MD5", "pip download ale-py", "roms/pong.bin");
        }
        refused(Call.of(new AtariPong(), "--rom", folder.toString()), "pip download ale-py");
        refused(Call.of(new AtariPong(), "--games", "0"), "--games", "0");
    }

    @Test
    void anAgentOfAnotherWorldIsRefused() throws IOException {
        refused(Call.of(new AtariPong(), agent("Pong(2)", 6)), "agent.npz", "Pong(2), not Pong");
        refused(Call.of(new AtariPong(), folder.resolve("none.npz").toString()), "no such file");
    }

    @Test
    void theEmulatorIsQuietAndWhereItIsMissingASentenceSaysSo() throws Exception {
        String rom = rom().toString();
        machine();
        String all = System.getProperty("java.class.path");
        assertEquals(new Call(0, "", ""), java(all, rom));
        String without = Stream.of(all.split(File.pathSeparator)).flatMap(AtariPongTest::jars)
                .filter(jar -> !jar.matches(".*ale-\\d.*x86.*")).collect(
                        Collectors.joining(File.pathSeparator));
        Call call = java(without, rom);
        assertEquals(1, call.status(), call.out() + call.err());
        assertEquals(1, call.err().lines().count(), call.err());
        assertTrue(call.err().contains("emulator cannot be loaded"), call.err());
    }

    /** Returns the jars for which an entry of a class path stands. */
    private static Stream<String> jars(String entry) {
        if (!entry.endsWith("*")) {
            return Stream.of(entry);
        }
        return Stream.of(new File(entry).getParentFile().listFiles()).map(File::getPath);
    }

    /** Plays a game in another JVM. Only its status and its standard error are returned. */
    private Call java(String classPath, String rom) throws Exception {
        var process = new ProcessBuilder(ProcessHandle.current().info().command().orElseThrow(),
                "-cp", classPath, "AtariPong", "--headless", "--rom", rom)
                .redirectOutput(folder.resolve("out").toFile())
                .redirectError(folder.resolve("err").toFile()).start();
        int status = process.waitFor();
        return new Call(status, "", Files.readString(folder.resolve("err")));
    }
}
