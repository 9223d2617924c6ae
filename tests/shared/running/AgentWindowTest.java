package shared.running;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static support.Waiting.await;

import java.awt.Container;
import java.awt.EventQueue;
import java.awt.Font;
import java.awt.Frame;
import java.awt.event.WindowEvent;
import java.awt.image.BufferedImage;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import javax.swing.JFrame;
import javax.swing.JSlider;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import shared.charts.Figure;
import shared.environments.CartPole;
import shared.environments.Environment;
import shared.environments.Space;
import shared.environments.Step;
import shared.networks.Dense;
import shared.networks.Network;
import shared.options.Interrupt;
import shared.options.Launch;
import shared.options.Title;
import shared.playing.Animation;
import shared.windows.ChartWindow;
import shared.windows.FrameWindow;
import support.Theta;
import support.Windows;

/** Tests which agent plays in the window, during learning and afterwards. */
@Tag("windows")
class AgentWindowTest {

    private static final String CHARTS = "Learning";
    private static final String TITLE = "Watched";
    private static final int WIDTH = 600;
    private static final int HEIGHT = 400;

    private final Interrupt interrupt = new Interrupt();
    private final List<Learner> learners = new ArrayList<>();
    private AgentWindow window;

    @BeforeAll
    static void needDisplay() {
        Windows.needDisplay();
    }

    @AfterEach
    void close() throws Exception {
        interrupt.stop();
        if (window != null) {
            window.close();
        }
        Windows.closeAll();
    }

    /**
     * A run that the test controls. The only thing that the agent learns is the number of updates.
     */
    private final class Learner {
        final Run run;
        final Network policy = new Network(new SplittableRandom(1), Dense.dense(1, 1));

        /** The number of updates of the agent that acted last. */
        volatile int playing = -1;

        /** The number of episodes that have begun, and the number of steps in the last one. */
        final AtomicInteger episodes = new AtomicInteger();

        /** The number of pictures that were drawn, and the time that each takes. */
        final AtomicInteger pictures = new AtomicInteger();
        volatile int drawMillis;

        volatile int steps;

        /** @param length the length of an episode, in steps */
        Learner(String variant, int length) {
            run = new Run(0, variant, Goal.NONE, () -> false, null);
            run.shown().keepSnapshots();
            run.show(() -> new World(length), policy, (network, state, random) -> {
                playing = (int) network.parameters().values()[0];
                return 0;
            });
            Theta.change(policy, theta -> theta[0] = 0);
            learners.add(this);
        }

        /** Begins more updates, each after one more episode. */
        void learn(int updates) {
            for (int i = 0; i < updates; i++) {
                if (run.updates() > 0) {
                    run.record(1, 1);
                    Theta.change(policy, theta -> theta[0]++);
                }
                run.running(1_000_000);
            }
        }

        void learnUntil(BooleanSupplier condition, String what) throws Exception {
            await(() -> {
                learn(1);
                return condition.getAsBoolean();
            }, what);
        }

        private final class World implements Environment<Integer> {
            private final int length;
            private int t;

            World(int length) {
                this.length = length;
            }

            @Override
            public String id() {
                return "World";
            }

            @Override
            public Space.Box observationSpace() {
                return new Space.Box(new float[] {0}, new float[] {1});
            }

            @Override
            public Space actionSpace() {
                return new Space.Discrete(1);
            }

            @Override
            public Step reset(long seed) {
                t = 0;
                steps = 0;
                episodes.incrementAndGet();
                return new Step(new float[] {0}, 0, false, false);
            }

            @Override
            public Step step(Integer action) {
                steps = ++t;
                return new Step(new float[] {0}, 0, false, t == length);
            }

            @Override
            public BufferedImage render() {
                pictures.incrementAndGet();
                try {
                    Thread.sleep(drawMillis);
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
                return new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
            }

            @Override
            public int framesPerSecond() {
                return 50;
            }
        }
    }

    private void watch() {
        watch(learners.stream().map(learner -> learner.run).toList());
    }

    private void watch(List<Run> runs) {
        var figure = new Figure(CHARTS, 1);
        figure.chart("chart", "x", "y");
        window = new AgentWindow(TITLE, runs,
                ChartWindow.open(figure, null, true, interrupt::stop),
                interrupt);
    }

    private static JFrame window(String title) {
        return Stream.of(Frame.getFrames())
                .filter(frame -> frame.isShowing() && frame.getTitle().equals(title))
                .map(JFrame.class::cast).findFirst().orElse(null);
    }

    /** Waits until the slider has its stops, and returns it. */
    private JSlider slider() throws Exception {
        await(() -> learners.stream().anyMatch(learner -> learner.steps > 0), "a step");
        EventQueue.invokeAndWait(() -> { });
        return (JSlider) Stream.of(((Container) window(TITLE).getContentPane().getComponent(0))
                .getComponents()).filter(JSlider.class::isInstance).findFirst().orElseThrow();
    }

    private void slide(int stop) throws Exception {
        JSlider slider = slider();
        EventQueue.invokeAndWait(() -> slider.setValue(stop));
    }

    /**
     * Waits until the caption begins with a text. It looks like the same text in another window.
     */
    private void awaitCaption(String beginning) throws Exception {
        slider();
        var other = FrameWindow.open("Other", WIDTH, HEIGHT, () -> { });
        other.caption(beginning + " 1");
        int width = 12 + new BufferedImage(1, 1, BufferedImage.TYPE_INT_RGB).createGraphics()
                .getFontMetrics(new Font(Font.SANS_SERIF, Font.PLAIN, 13)).stringWidth(beginning);
        int[] wanted = caption(window("Other"), width);
        await(() -> Arrays.equals(wanted, caption(window(TITLE), width)), beginning);
        other.close();
        await(() -> window("Other") == null, "closed");
    }

    private static int[] caption(JFrame window, int width) {
        var content = window.getContentPane();
        var picture = new BufferedImage(content.getWidth(), content.getHeight(),
                BufferedImage.TYPE_INT_RGB);
        try {
            EventQueue.invokeAndWait(() -> content.print(picture.createGraphics()));
        } catch (Exception e) {
            throw new AssertionError(e);
        }
        int bottom = content.getComponentCount() == 0 ? content.getHeight()
                : content.getComponent(0).getY();
        return picture.getRGB(0, bottom - 32, width, 32, null, 0, width);
    }

    @Test
    void theNewestAgentTakesOverInTheMiddleOfAnEpisode() throws Exception {
        var learner = new Learner("", 1_000_000);
        learner.learn(1);
        watch();
        await(() -> learner.playing == 0, "the agent that knows nothing, before an update is over");
        for (int i = 0; i < 3; i++) {
            int agent = learner.playing;
            int steps = learner.steps;
            int updates = learner.run.updates();
            learner.learnUntil(() -> learner.playing > agent, "a newer agent");
            int since = learner.run.updates() - updates;
            assertTrue(learner.run.updates() - learner.playing < since / 2, "the newest one");
            assertTrue(learner.steps > steps, "the episode goes on");
        }
        assertEquals(1, learner.episodes.get());
    }

    @Test
    void theCaptionTellsOfTheAgentThatPlays() throws Exception {
        var learner = new Learner("", 1_000_000);
        learner.learn(1);
        watch();
        awaitCaption("learning, 0 episodes:");
        learner.learn(1234);
        awaitCaption("learning, 0 episodes:");
        await(() -> {
            learner.run.running(1_000_000);
            return learner.playing == 1234;
        }, "a newer agent");
        awaitCaption("learning, 1,234 episodes:");
        slide(0);
        awaitCaption("after 0 episodes:");
        slide(1);
        awaitCaption("after " + learner.run.shown().snapshots().get(1).episodes() + " episodes:");
        learner.run.end();
        slide(slider().getMaximum());
        awaitCaption("trained, 1,234 episodes:");
    }

    @Test
    void whenLearningHasEndedTheLearnedAgentBeginsAnEpisode() throws Exception {
        var learner = new Learner("", 1_000_000);
        learner.learn(21);
        watch();
        await(() -> learner.playing == 0 && learner.steps > 20, "an episode");
        learner.run.end();
        await(() -> learner.episodes.get() == 2 && learner.playing == 20, "the learned agent");
        Thread.sleep(2500);
        assertEquals(2, learner.episodes.get(), "it is not replaced");
    }

    @Test
    void afterAnEpisodeComesAnotherOne() throws Exception {
        var learner = new Learner("", 5);
        learner.learn(1);
        watch();
        await(() -> learner.episodes.get() == 3, "a third episode");
        learner.run.end();
        int before = learner.episodes.get();
        await(() -> learner.episodes.get() == before + 3, "more of them");
    }

    @Test
    void picturesThatTakeLongAreFewerWhileThereIsLearning() throws Exception {
        var learner = new Learner("", 1_000_000);
        learner.drawMillis = 15;
        learner.learn(1);
        watch();
        await(() -> learner.steps > 100, "an episode");
        int steps = learner.steps;
        assertTrue(learner.pictures.get() < steps / 3, learner.pictures + " of " + steps);
        learner.run.end();
        await(() -> learner.episodes.get() == 2 && learner.steps > 0, "the learned agent");
        int before = learner.pictures.get() - learner.steps;
        await(() -> learner.steps > 50, "more of it");
        assertEquals(before, learner.pictures.get() - learner.steps, 2);
    }

    @Test
    void whoClosesTheWindowEndsThePlayAlone() throws Exception {
        var learner = new Learner("", 1_000_000);
        learner.learn(1);
        watch();
        await(() -> learner.steps > 0, "an episode");
        JFrame window = window(TITLE);
        EventQueue.invokeAndWait(() -> window.dispatchEvent(
                new WindowEvent(window, WindowEvent.WINDOW_CLOSING)));
        await(() -> Thread.getAllStackTraces().keySet().stream()
                .noneMatch(thread -> thread.getName().equals("agent window")), "the thread's end");
        int steps = learner.steps;
        learner.learn(1000);
        learner.run.end();
        Thread.sleep(500);
        assertEquals(steps, learner.steps, "nobody plays");
        assertFalse(interrupt.stopped(), "the lesson goes on");
        assertEquals(null, window(TITLE));
        assertTrue(window(CHARTS).isShowing());
    }

    @Test
    void anEarlierAgentPlaysUntilTheSliderIsMoved() throws Exception {
        var learner = new Learner("", 30);
        learner.learn(1000);
        watch();
        learner.learnUntil(() -> learner.playing > 900, "the newest agent");
        assertEquals(learner.run.shown().snapshots().size(), slider().getMaximum());
        assertEquals(slider().getMaximum(), slider().getValue());
        int moment = learner.run.shown().snapshots().get(3).updates();
        slide(3);
        await(() -> learner.playing == moment, "an earlier agent");

        int before = learner.episodes.get();
        learner.learn(2000);
        learner.learnUntil(() -> {
            assertEquals(moment, learner.playing);
            return learner.episodes.get() > before + 2;
        }, "further episodes of it");
        Thread.sleep(100);
        int now = learner.run.shown().snapshots().get(slider().getValue()).updates();
        int every = learner.run.shown().snapshots().get(1).updates();
        assertTrue(now >= moment && now < moment + every, "the knob stays with it");
        assertTrue(slider().getValue() < 3, "which is less of the way");

        int last = learner.run.updates() - 1;
        learner.run.end();
        Thread.sleep(500);
        assertEquals(moment, learner.playing, "learning may end meanwhile");
        slide(0);
        await(() -> learner.playing == 0, "the first agent");
        slide(slider().getMaximum());
        await(() -> learner.playing == last, "the learned agent");
    }

    @Test
    void aMovedSliderIsHeardAtOnce() throws Exception {
        var learner = new Learner("", 1_000_000);
        learner.learn(1000);
        learner.run.end();
        watch();
        await(() -> learner.playing == 999, "the learned agent");
        slide(0);
        await(() -> learner.playing == 0, "the first agent, although the episode is not over");
        assertEquals(2, learner.episodes.get(), "in an episode of its own");
    }

    @Test
    void variantsTakeTurnsWithTheSameShareOfEachRun() throws Exception {
        var one = new Learner("one", 1_000_000);
        var other = new Learner("other", 1_000_000);
        one.learn(21);
        other.learn(30);
        watch();
        slide(slider().getMaximum() / 2);
        await(() -> one.playing > 0 && other.playing > 0, "an earlier agent of each");
        assertEquals(10, one.playing, 1);
        assertEquals(15, other.playing, 1);
        int[] playing = {one.playing, other.playing};
        int turns = one.episodes.get();
        one.learn(500);
        await(() -> one.episodes.get() > turns, "the next turn");
        await(() -> one.steps > 0, "its first step");
        assertArrayEquals(playing, new int[] {one.playing, other.playing});
    }

    @Test
    void whereNobodyPlaysThereIsNoSlider() throws Exception {
        var run = new Run(0, "", Goal.NONE, () -> false, null);
        run.shown().keepSnapshots();
        run.show(Animation.of(25, 10, i -> new BufferedImage(WIDTH, HEIGHT,
                BufferedImage.TYPE_INT_RGB)));
        run.running(1);
        run.end();
        watch(List.of(run));
        await(() -> window(TITLE) != null, "the window");
        assertEquals(0, window(TITLE).getContentPane().getComponentCount());
    }

    /** Two runs of each of two variants. */
    @Title("Several runs")
    static final class Several implements Lesson {
        final List<Run> runs = new CopyOnWriteArrayList<>();

        @Override
        public List<String> variants() {
            return List.of("one", "other");
        }

        @Override
        public int runs(String variant) {
            return 2;
        }

        @Override
        public void train(Run run) {
            run.show(CartPole::new, new Network(run.random("policy"), Dense.dense(4, 2)),
                    (policy, state, random) -> 0);
            while (run.running(10)) {
                run.record(1, 1);
            }
            runs.add(run);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"--watch", "--no-watch", "--headless"})
    void onlyWhoIsSeenKeepsMoments(String option) throws Exception {
        var lesson = new Several();
        var nowhere = new PrintStream(OutputStream.nullOutputStream());
        Path chart = Files.createTempDirectory("lesson").resolve("chart.png");
        CompletableFuture<Integer> end = CompletableFuture.supplyAsync(() ->
                Launch.start(lesson, nowhere, nowhere, option, "--chart", chart.toString()));
        await(() -> lesson.runs.size() == 4, "learning");
        for (Run run : lesson.runs) {
            boolean seen = option.equals("--watch") && run.seed() == 0;
            assertEquals(seen ? 10 : 0, run.shown().snapshots().size(), run.name());
        }
        if (!option.equals("--headless")) {
            await(() -> window("Several runs") != null, "the chart");
            JFrame chartWindow = window("Several runs");
            EventQueue.invokeAndWait(() -> chartWindow.dispatchEvent(
                    new WindowEvent(chartWindow, WindowEvent.WINDOW_CLOSING)));
        }
        assertEquals(0, end.get(10, TimeUnit.SECONDS));
    }
}
