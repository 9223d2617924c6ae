import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static support.Waiting.await;

import java.awt.Component;
import java.awt.EventQueue;
import java.awt.Frame;
import java.awt.event.KeyEvent;
import java.awt.event.WindowEvent;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import shared.environments.Step;
import shared.environments.pong.Pong;
import shared.environments.pong.PongGame;
import shared.environments.pong.PongObservation;
import shared.files.Npz;
import shared.files.Tensor;
import shared.learning.Categorical;
import shared.networks.Activation;
import shared.networks.Dense;
import shared.networks.Network;
import shared.options.Launch;
import shared.playing.PongAgent;
import support.Windows;

/**
 * Tests of Pong for a person: the rules of who moves which paddle, and the window with its keys.
 */
class PlayPongTest {

    private static final String TITLE = "Play Pong";
    private static final int UP = 2;
    private static final int DOWN = 3;

    @TempDir
    Path folder;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final PlayPong play = new PlayPong();
    private CompletableFuture<Integer> program;

    @AfterEach
    void closeAll() throws Exception {
        if (program != null) {
            Windows.closeAll();
        }
    }

    // Who plays

    /** A network that has learned nothing. Its value is larger than all logits. */
    private static Network policy() {
        var policy = new Network(new SplittableRandom(1), Dense.dense(6400, 200), Activation.RELU,
                Dense.dense(200, 7));
        add(policy, 6, 1000);
        return policy;
    }

    /** A network that always chooses the same action. */
    private static Network always(int action) {
        Network policy = policy();
        add(policy, action, 100);
        return policy;
    }

    /** Adds a number to the bias of an output. */
    private static void add(Network policy, int output, float more) {
        float[] theta = policy.parameters().values();
        theta[theta.length - 7 + output] += more;
        policy.parameters().set(theta);
    }

    private void begin(Network policy) {
        play.agent = new PongAgent("some", PongObservation.DIFFERENCE, policy);
        play.begin();
    }

    private static void assertSame(PongGame expected, PongGame game) {
        assertEquals(state(expected), state(game));
    }

    private static List<Integer> state(PongGame game) {
        return List.of(game.frames(), game.ballX(), game.ballY(), game.playerY(), game.opponentY(),
                game.playerScore(), game.opponentScore());
    }

    @Test
    void aPersonHasTheSixActions() {
        begin(policy());
        var game = new PongGame();
        int[] actions = {0, 2, 3, 1, 4, 5};
        for (int i = 0; i < 1000; i++) {
            int action = actions[i / 7 % 6];
            play.frame(action == 2 || action == 4 ? -1 : action == 3 || action == 5 ? 1 : 0,
                    action == 1 || action >= 4);
            game.frame(action);
            assertSame(game, play.game);
        }
    }

    /** An agent that takes over acts as it does in the world in which it learned. */
    @Test
    void anAgentThatSeesBothPicturesPlaysAsWhereItLearned() {
        var policy = new Network(new SplittableRandom(3), Dense.dense(12800, 40),
                Activation.RELU, Dense.dense(40, 7));
        float[] theta = policy.parameters().values();
        for (int i = 0; i < 12800 * 40; i++) {
            theta[i] *= 30;  // what it sees decides what it does
        }
        policy.parameters().set(theta);
        play.agent = new PongAgent("some", PongObservation.TWO_FRAMES, policy);
        play.begin();
        play.handedOver = true;
        Pong world = new Pong(PongObservation.TWO_FRAMES);
        Step step = world.resetTo(0);
        for (int t = 0; t < 300; t++) {
            float[] output = policy.forward(step.sparse());
            step = world.step(Categorical.argmax(Arrays.copyOf(output, 6)));
            for (int frame = 0; frame < 4; frame++) {
                play.frame(0, false);
            }
            assertSame(world.game(), play.game);
        }
    }

    @Test
    void onTheLeftAPersonPlaysAgainstTheAgent() {
        play.left = true;
        begin(always(UP));
        var game = new PongGame();
        for (int i = 0; i < 1000; i++) {
            int move = i / 20 % 3 - 1;
            play.frame(move, i % 2 == 0);
            game.frame(UP, move);
            assertSame(game, play.game);
        }
    }

    @Test
    void onTheLeftTheMachineTakesOver() {
        play.left = true;
        begin(always(DOWN));
        play.obey(List.of(KeyEvent.VK_A));
        var game = new PongGame();
        for (int i = 0; i < 1000; i++) {
            play.frame(1, true);
            game.frame(DOWN);
            assertSame(game, play.game);
        }
    }

    /**
     * Every fourth frame, the agent sees the same observation and takes the same action as in the
     * world in which it learned.
     */
    @Test
    void theAgentPlaysAsItLearned() {
        Network policy = policy();
        float[] theta = policy.parameters().values();
        for (int i = 0; i < 6400 * 200; i++) {
            theta[i] *= 30;  // what it sees decides what it does
        }
        policy.parameters().set(theta);
        begin(policy);
        play.obey(List.of(KeyEvent.VK_A));
        var world = new Pong();
        Step step = world.resetTo(0);
        int[] chosen = new int[6];
        while (!step.done()) {
            int action = Categorical.argmax(
                    Arrays.copyOf(policy.forward(step.observation()), 6));
            chosen[action]++;
            step = world.step(action);
            for (int i = 0; i < 4 && !play.game.over(); i++) {
                play.frame(1, true);
            }
            assertSame(world.game(), play.game);
        }
        assertTrue(chosen[2] + chosen[4] > 50 && chosen[3] + chosen[5] > 50,
                "up and down: " + Arrays.toString(chosen));
        assertTrue(play.game.over());
    }

    @Test
    void whoHasTakenOverGivesBack() {
        begin(always(UP));
        var game = new PongGame();
        for (int i = 0; i < 300; i++) {
            if (i % 30 == 10) {
                play.obey(List.of(KeyEvent.VK_A));
            }
            boolean agent = i % 60 >= 10 && i % 60 < 40;
            assertEquals(agent, play.handedOver);
            play.frame(1, false);
            game.frame(agent ? UP : DOWN);
            assertSame(game, play.game);
        }
    }

    @Test
    void keysPauseRestartAndEnd() {
        begin(policy());
        for (int i = 0; i < 100; i++) {
            play.frame(-1, false);
        }
        assertTrue(play.obey(List.of(KeyEvent.VK_P, KeyEvent.VK_UP)));
        assertTrue(play.paused);
        assertEquals(100, play.game.frames());
        assertTrue(play.obey(List.of(KeyEvent.VK_R)));
        assertFalse(play.paused, "a new game is played");
        assertSame(new PongGame(), play.game);
        assertFalse(play.obey(List.of(KeyEvent.VK_ESCAPE)));
    }

    @ParameterizedTest
    @CsvSource({"false, false, machine 0 : 0 you, agent plays",
        "false, true, machine 0 : 0 agent, you play",
        "true, false, you 0 : 0 agent, machine plays",
        "true, true, machine 0 : 0 agent, you play"})
    void theCaptionSaysWhoPlaysAndWhatKeysDo(boolean left, boolean handedOver, String score,
            String a) {
        play.left = left;
        play.handedOver = handedOver;
        begin(policy());
        assertTrue(play.caption().startsWith(score + " "), play.caption());
        assertTrue(play.caption().contains("A: " + a), play.caption());
        assertEquals(!handedOver, play.caption().contains("space: FIRE"), play.caption());
        play.paused = true;
        assertTrue(play.caption().startsWith(score + "   PAUSE   P: go on"), play.caption());
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void theCaptionSaysWhoWonAndHowToGoOn(boolean left) {
        play.left = left;
        begin(always(UP));
        while (!play.game.over()) {
            // On the left a person waits for the ball; on the right a person never moves.
            play.frame(left ? Integer.signum(play.game.ballY() - play.game.opponentY()) : 0, false);
        }
        assertTrue(play.caption().startsWith(left ? "you 21 : " : "machine 21 : "),
                play.caption());
        assertTrue(play.caption().contains("The winner: " + (left ? "you" : "machine") + " "),
                play.caption());
        assertTrue(play.caption().contains("R: a new game"), play.caption());
    }

    // What cannot be played

    private int start(String... args) {
        var stream = new PrintStream(out, true, StandardCharsets.UTF_8);
        return Launch.start(play, stream, stream, args);
    }

    private void refused(int expected, int status, String word) {
        String said = out.toString(StandardCharsets.UTF_8);
        assertEquals(expected, status, said);
        assertEquals(1, said.lines().count(), said);
        assertFalse(said.contains("Exception"), said);
        assertTrue(said.contains(word), said);
    }

    @Test
    void withoutADisplayItSaysThatItNeedsOne() {
        refused(1, start("--headless"), "needs a display");
    }

    @ParameterizedTest
    @ValueSource(strings = {"--gif a.gif", "--seed 3", "--speed 0", "--right"})
    void optionsThatMakeNoSenseAreRefused(String options) {
        refused(2, start(options.split(" ")), options.split(" ")[0]);
    }

    @Test
    void helpListsTheOptions() {
        assertEquals(0, start("--help"));
        String help = out.toString(StandardCharsets.UTF_8);
        for (String option : new String[] {"AGENT.npz", "--left", "--speed"}) {
            assertTrue(help.contains(option), option);
        }
        assertFalse(help.contains("--gif"), help);
        assertFalse(help.contains("--chart FILE"), help);
    }

    @Test
    void anAgentOfAnotherWorldIsRefused() throws IOException {
        play.file = folder.resolve("pole.npz");
        try (var in = PlayPongTest.class.getResourceAsStream("/trained/cartpole.npz")) {
            Files.copy(in, play.file);
        }
        var refusal = assertThrows(RuntimeException.class, play::agent);
        assertTrue(refusal.getMessage().endsWith("pole.npz has learned CartPole-v1, not Pong."),
                refusal.getMessage());
    }

    // The window

    private Path save(Network policy) throws IOException {
        var arrays = new TreeMap<String, Tensor>();
        policy.state().forEach((name, array) -> arrays.put("policy." + name, array));
        Path file = folder.resolve("agent.npz");
        try (var stream = Files.newOutputStream(file)) {
            new Npz(arrays, """
                    {"lesson": "Mine", "variant": "", "command": "", "settings": {}, "agent":
                    {"environment": "Pong(4)", "policy": "policy", "layers": "%s"}}"""
                    .formatted(policy)).write(stream);
        }
        return file;
    }

    private Component open(Network policy, String... options) throws Exception {
        Windows.needDisplay();
        String[] args = Stream.concat(Stream.of(save(policy).toString()), Stream.of(options))
                .toArray(String[]::new);
        program = CompletableFuture.supplyAsync(() -> start(args));
        for (int i = 0; i < 400; i++) {
            for (Frame frame : Frame.getFrames()) {
                if (frame.isShowing() && frame.getTitle().equals(TITLE)) {
                    return frame;
                }
            }
            Thread.sleep(50);
        }
        throw new AssertionError("no window opened: " + out.toString(StandardCharsets.UTF_8));
    }

    private static void press(Component window, int code) throws Exception {
        key(window, KeyEvent.KEY_PRESSED, code);
    }

    private static void release(Component window, int code) throws Exception {
        key(window, KeyEvent.KEY_RELEASED, code);
    }

    private static void key(Component window, int id, int code) throws Exception {
        EventQueue.invokeAndWait(() -> window.dispatchEvent(new KeyEvent(window, id,
                System.currentTimeMillis(), 0, code, KeyEvent.CHAR_UNDEFINED)));
    }

    private static void tap(Component window, int code) throws Exception {
        press(window, code);
        release(window, code);
    }

    /** Waits until a number of frames have been played. */
    private void passes(int frames) throws Exception {
        int end = play.game.frames() + frames;
        await(() -> play.game.frames() >= end, frames + " frames");
    }

    private void ends() throws Exception {
        assertEquals(0, program.get(10, TimeUnit.SECONDS), out.toString(StandardCharsets.UTF_8));
        assertEquals("", out.toString(StandardCharsets.UTF_8));
    }

    @Tag("windows")
    @ParameterizedTest
    @CsvSource({"38, 40", "87, 83"})
    void keysMoveThePaddleAsLongAsTheyAreHeld(int up, int down) throws Exception {
        Component window = open(policy());
        int middle = play.game.playerY();
        press(window, up);
        await(() -> play.game.playerY() < middle - 20, "up");
        release(window, up);
        press(window, down);
        await(() -> play.game.playerY() > middle + 20, "down");
        release(window, down);
        passes(60);
        int rest = play.game.playerY();
        passes(20);
        assertEquals(rest, play.game.playerY(), 2, "it rests");
        tap(window, KeyEvent.VK_ESCAPE);
        ends();
    }

    @Test
    @Tag("windows")
    void spaceMakesTheBallQuicker() throws Exception {
        Component window = open(policy());
        tap(window, KeyEvent.VK_P);
        await(() -> play.paused, "pause");
        PongGame game = play.game;
        while (game.ballX() != 187 || game.vx() != 1
                || Math.abs(game.ballY() - game.playerTop() - 20) > 6) {
            int aim = game.hasBall() ? game.ballY() - 6 : 109;
            game.frame(game.playerY() < aim - 2 ? DOWN : game.playerY() > aim + 2 ? UP : 0);
        }
        press(window, KeyEvent.VK_SPACE);
        Thread.sleep(100);  // otherwise it might be the same press, repeated
        tap(window, KeyEvent.VK_P);
        await(() -> game.vx() < 0, "the paddle meets the ball");
        assertEquals(-2, game.vx());
        tap(window, KeyEvent.VK_ESCAPE);
        ends();
    }

    @Test
    @Tag("windows")
    void aPauseStopsTheGame() throws Exception {
        Component window = open(policy());
        await(() -> play.game.frames() > 10, "it runs");
        tap(window, KeyEvent.VK_P);
        await(() -> play.paused, "pause");
        Thread.sleep(100);
        int frames = play.game.frames();
        Thread.sleep(300);
        assertEquals(frames, play.game.frames());
        tap(window, KeyEvent.VK_P);
        await(() -> play.game.frames() > frames, "it goes on");
        tap(window, KeyEvent.VK_R);
        await(() -> play.game.frames() < frames, "a new game begins");
        tap(window, KeyEvent.VK_ESCAPE);
        ends();
    }

    @Test
    @Tag("windows")
    void theAgentTakesOverAndGivesBack() throws Exception {
        Component window = open(always(UP));
        int middle = play.game.playerY();
        await(() -> play.game.frames() > 30, "it runs");
        assertEquals(middle, play.game.playerY(), 2);
        tap(window, KeyEvent.VK_A);
        await(() -> play.game.playerY() < middle - 20, "the agent moves up");
        tap(window, KeyEvent.VK_A);
        press(window, KeyEvent.VK_DOWN);
        await(() -> play.game.playerY() > middle + 20, "the person moves down");
        tap(window, KeyEvent.VK_ESCAPE);
        ends();
    }

    @Test
    @Tag("windows")
    void theLeftPaddleIsThePersons() throws Exception {
        Component window = open(always(DOWN), "--left");
        int right = play.game.playerY();
        press(window, KeyEvent.VK_DOWN);
        await(() -> play.game.opponentY() > 150, "down");
        release(window, KeyEvent.VK_DOWN);
        press(window, KeyEvent.VK_UP);
        await(() -> play.game.opponentY() < 100, "up");
        assertTrue(play.game.playerY() > right + 20, "the agent moves the right one");
        tap(window, KeyEvent.VK_ESCAPE);
        ends();
    }

    @Test
    @Tag("windows")
    void closingTheWindowEndsIt() throws Exception {
        var window = (Frame) open(policy());
        await(() -> play.game.frames() > 10, "it runs");
        assertFalse(program.isDone());
        EventQueue.invokeAndWait(() -> window.dispatchEvent(
                new WindowEvent(window, WindowEvent.WINDOW_CLOSING)));
        ends();
    }

    @Test
    @Tag("windows")
    void sixtyFramesASecond() throws Exception {
        open(policy());
        await(() -> play.game.frames() > 10, "it runs");
        int frames = play.game.frames();
        long start = System.nanoTime();
        Thread.sleep(2000);
        double rate = (play.game.frames() - frames) / ((System.nanoTime() - start) / 1e9);
        assertTrue(rate < 62, "too fast: " + rate);
        assertTrue(rate > 30, "too slow even for a busy machine: " + rate);
    }
}
