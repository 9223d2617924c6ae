///usr/bin/env jbang "$0" "$@" ; exit $?
//DESCRIPTION Runs the tests: all but the slow ones, or those with a tag or a part of their class's name
//JAVA 17+
//
// Finds and runs the tests. EPL 2.
//DEPS org.junit.jupiter:junit-jupiter:5.13.4
//DEPS org.junit.platform:junit-platform-launcher:1.13.4
//
//SOURCES ../lessons/ActorCritic.java
//SOURCES ../lessons/AtariPong.java
//SOURCES ../lessons/Bandit.java
//SOURCES ../lessons/Deploy.java
//SOURCES ../lessons/GaussianPendulum.java
//SOURCES ../lessons/ManyArms.java
//SOURCES ../lessons/NetworkByHand.java
//SOURCES ../lessons/OneLoop.java
//SOURCES ../lessons/PlayPong.java
//SOURCES ../lessons/PolicyGradient.java
//SOURCES ../lessons/PongActorCritic.java
//SOURCES ../lessons/PongCompare.java
//SOURCES ../lessons/PongEvaluate.java
//SOURCES ../lessons/PongPpo.java
//SOURCES ../lessons/PongReinforce.java
//SOURCES ../lessons/PongState.java
//SOURCES ../lessons/PongTour.java
//SOURCES ../lessons/Reinforce.java
//SOURCES ../lessons/SequenceWorld.java
//SOURCES ../lessons/Sweep.java
//SOURCES ../shared/PrintRegion.java
//SOURCES ../shared/Slides.java
//SOURCES lessons/ActorCriticTest.java
//SOURCES lessons/AnswersTest.java
//SOURCES lessons/AtariPongTest.java
//SOURCES lessons/BanditTest.java
//SOURCES lessons/DeployTest.java
//SOURCES lessons/FilmTest.java
//SOURCES lessons/FlatMemoryTest.java
//SOURCES lessons/FullDiskTest.java
//SOURCES lessons/GaussianPendulumTest.java
//SOURCES lessons/KilledRunsTest.java
//SOURCES lessons/LessonOptionsTest.java
//SOURCES lessons/LessonWindowsTest.java
//SOURCES lessons/ManyArmsTest.java
//SOURCES lessons/MistakesTest.java
//SOURCES lessons/MutatedFilesTest.java
//SOURCES lessons/NetworkByHandTest.java
//SOURCES lessons/OneLoopTest.java
//SOURCES lessons/PlayPongTest.java
//SOURCES lessons/PolicyGradientTest.java
//SOURCES lessons/PongActorCriticTest.java
//SOURCES lessons/PongEvaluateTest.java
//SOURCES lessons/PongPpoTest.java
//SOURCES lessons/PongReinforceTest.java
//SOURCES lessons/PongStateTest.java
//SOURCES lessons/PongTourTest.java
//SOURCES lessons/PrintRegionTest.java
//SOURCES lessons/RandomCommandLinesTest.java
//SOURCES lessons/ReinforceTest.java
//SOURCES lessons/SequenceWorldTest.java
//SOURCES lessons/SessionTest.java
//SOURCES lessons/SlidesTest.java
//SOURCES lessons/SweepTest.java
//SOURCES lessons/SweepWorkersTest.java
//SOURCES lessons/VaryTest.java
//SOURCES project/AsciidocTest.java
//SOURCES project/CoursePageTest.java
//SOURCES project/LauncherTest.java
//SOURCES project/ListsTest.java
//SOURCES project/PagesTest.java
//SOURCES project/RoomsTest.java
//SOURCES project/Source.java
//SOURCES shared/charts/AxesTest.java
//SOURCES shared/charts/BarsTest.java
//SOURCES shared/charts/ChartPictureTest.java
//SOURCES shared/charts/ChartTest.java
//SOURCES shared/charts/ChartViewTest.java
//SOURCES shared/charts/FigureTest.java
//SOURCES shared/charts/HeatMapTest.java
//SOURCES shared/environments/CartPoleTest.java
//SOURCES shared/environments/EnvironmentsTest.java
//SOURCES shared/environments/GoldenTest.java
//SOURCES shared/environments/GridWorldTest.java
//SOURCES shared/environments/PendulumTest.java
//SOURCES shared/environments/SparseTest.java
//SOURCES shared/environments/TimeLimitTest.java
//SOURCES shared/environments/lander/LunarLanderTest.java
//SOURCES shared/environments/pong/PongPracticeTest.java
//SOURCES shared/environments/pong/PongRallyTest.java
//SOURCES shared/environments/pong/PongTest.java
//SOURCES shared/exercises/AnswerTest.java
//SOURCES shared/exercises/ClassroomTest.java
//SOURCES shared/exercises/ComparisonTest.java
//SOURCES shared/exercises/CourseTest.java
//SOURCES shared/exercises/GuardTest.java
//SOURCES shared/exercises/LearningTest.java
//SOURCES shared/exercises/ProgressTest.java
//SOURCES shared/exercises/WatcherTest.java
//SOURCES shared/files/ArchiveTest.java
//SOURCES shared/files/AtomicFileTest.java
//SOURCES shared/files/NpzTest.java
//SOURCES shared/files/ReasonTest.java
//SOURCES shared/files/UserErrorTest.java
//SOURCES shared/files/WritableFileTest.java
//SOURCES shared/film/GifTest.java
//SOURCES shared/learning/CategoricalTest.java
//SOURCES shared/learning/EpisodeTest.java
//SOURCES shared/learning/EstimateTest.java
//SOURCES shared/learning/PolicyEvaluationTest.java
//SOURCES shared/learning/ReturnsTest.java
//SOURCES shared/learning/TablePolicyTest.java
//SOURCES shared/networks/ConvTest.java
//SOURCES shared/networks/LazyAdamTest.java
//SOURCES shared/networks/NetworkTest.java
//SOURCES shared/networks/OptimiserTest.java
//SOURCES shared/networks/ParametersTest.java
//SOURCES shared/networks/SavedVectorTest.java
//SOURCES shared/networks/SparseBatchTest.java
//SOURCES shared/networks/TrainerTest.java
//SOURCES shared/options/OptionsTest.java
//SOURCES shared/playing/GradientChartsTest.java
//SOURCES shared/playing/NumbersTest.java
//SOURCES shared/playing/PictureTableTest.java
//SOURCES shared/playing/RandomnessTest.java
//SOURCES shared/playing/ScoresTest.java
//SOURCES shared/playing/WonPointsTest.java
//SOURCES shared/running/AgentWindowTest.java
//SOURCES shared/running/AutosaveTest.java
//SOURCES shared/running/CostsTest.java
//SOURCES shared/running/EpisodeCsvTest.java
//SOURCES shared/running/LearningChartsTest.java
//SOURCES shared/running/ParallelTest.java
//SOURCES shared/running/PlotTest.java
//SOURCES shared/running/ProgressTest.java
//SOURCES shared/running/RolloutsTest.java
//SOURCES shared/running/RunTest.java
//SOURCES shared/running/SavedOften.java
//SOURCES shared/running/SetupTest.java
//SOURCES shared/running/SpreadTest.java
//SOURCES shared/running/StallDetectorTest.java
//SOURCES shared/running/SummaryTest.java
//SOURCES shared/running/TeamTest.java
//SOURCES shared/running/WorkerTest.java
//SOURCES shared/slides/BrowserTest.java
//SOURCES shared/slides/ChromiumTest.java
//SOURCES shared/slides/FormulaTest.java
//SOURCES shared/slides/HighlightTest.java
//SOURCES shared/slides/PageTest.java
//SOURCES shared/slides/RegionTest.java
//SOURCES shared/sweeps/BoardTest.java
//SOURCES shared/sweeps/ChoiceTest.java
//SOURCES shared/sweeps/EngineTest.java
//SOURCES shared/sweeps/ResultsFileTest.java
//SOURCES shared/sweeps/RowTest.java
//SOURCES shared/sweeps/SeedsTest.java
//SOURCES shared/sweeps/SweepChartsTest.java
//SOURCES shared/windows/DisplayTest.java
//SOURCES shared/windows/PlacesTest.java
//SOURCES shared/windows/WindowsTest.java
//SOURCES support/Call.java
//SOURCES support/Checkout.java
//SOURCES support/Differences.java
//SOURCES support/DisplayFirst.java
//SOURCES support/Film.java
//SOURCES support/OtherJvm.java
//SOURCES support/Pixels.java
//SOURCES support/RecordingAdam.java
//SOURCES support/Results.java
//SOURCES support/Signals.java
//SOURCES support/Theta.java
//SOURCES support/Waiting.java
//SOURCES support/Windows.java
//FILES lessons/entropy.npz=lessons/entropy.npz
//FILES shared/environments/golden/cartpole.csv.gz=shared/environments/golden/cartpole.csv.gz
//FILES shared/environments/golden/lunarlander.csv.gz=shared/environments/golden/lunarlander.csv.gz
//FILES shared/environments/golden/pendulum.csv.gz=shared/environments/golden/pendulum.csv.gz
//FILES shared/environments/pong/golden/frames/bottom_wall.png=shared/environments/pong/golden/frames/bottom_wall.png
//FILES shared/environments/pong/golden/frames/enemy_bottom.png=shared/environments/pong/golden/frames/enemy_bottom.png
//FILES shared/environments/pong/golden/frames/enemy_hit.png=shared/environments/pong/golden/frames/enemy_hit.png
//FILES shared/environments/pong/golden/frames/enemy_top.png=shared/environments/pong/golden/frames/enemy_top.png
//FILES shared/environments/pong/golden/frames/fast_ball.png=shared/environments/pong/golden/frames/fast_ball.png
//FILES shared/environments/pong/golden/frames/first.png=shared/environments/pong/golden/frames/first.png
//FILES shared/environments/pong/golden/frames/frames.csv=shared/environments/pong/golden/frames/frames.csv
//FILES shared/environments/pong/golden/frames/player_bottom.png=shared/environments/pong/golden/frames/player_bottom.png
//FILES shared/environments/pong/golden/frames/player_edge.png=shared/environments/pong/golden/frames/player_edge.png
//FILES shared/environments/pong/golden/frames/player_hit.png=shared/environments/pong/golden/frames/player_hit.png
//FILES shared/environments/pong/golden/frames/player_inside.png=shared/environments/pong/golden/frames/player_inside.png
//FILES shared/environments/pong/golden/frames/player_top.png=shared/environments/pong/golden/frames/player_top.png
//FILES shared/environments/pong/golden/frames/point_lost.png=shared/environments/pong/golden/frames/point_lost.png
//FILES shared/environments/pong/golden/frames/point_won.png=shared/environments/pong/golden/frames/point_won.png
//FILES shared/environments/pong/golden/frames/reset.png=shared/environments/pong/golden/frames/reset.png
//FILES shared/environments/pong/golden/frames/right_far.png=shared/environments/pong/golden/frames/right_far.png
//FILES shared/environments/pong/golden/frames/right_odd.png=shared/environments/pong/golden/frames/right_odd.png
//FILES shared/environments/pong/golden/frames/right_wrap.png=shared/environments/pong/golden/frames/right_wrap.png
//FILES shared/environments/pong/golden/frames/score_10.png=shared/environments/pong/golden/frames/score_10.png
//FILES shared/environments/pong/golden/frames/score_high.png=shared/environments/pong/golden/frames/score_high.png
//FILES shared/environments/pong/golden/frames/second.png=shared/environments/pong/golden/frames/second.png
//FILES shared/environments/pong/golden/frames/serve.png=shared/environments/pong/golden/frames/serve.png
//FILES shared/environments/pong/golden/frames/top_row.png=shared/environments/pong/golden/frames/top_row.png
//FILES shared/environments/pong/golden/frames/top_wall.png=shared/environments/pong/golden/frames/top_wall.png
//FILES shared/environments/pong/golden/frames/waiting.png=shared/environments/pong/golden/frames/waiting.png
//FILES shared/environments/pong/golden/game01.csv.gz=shared/environments/pong/golden/game01.csv.gz
//FILES shared/environments/pong/golden/game02.csv.gz=shared/environments/pong/golden/game02.csv.gz
//FILES shared/environments/pong/golden/game03.csv.gz=shared/environments/pong/golden/game03.csv.gz
//FILES shared/environments/pong/golden/game04.csv.gz=shared/environments/pong/golden/game04.csv.gz
//FILES shared/environments/pong/golden/game05.csv.gz=shared/environments/pong/golden/game05.csv.gz
//FILES shared/environments/pong/golden/game06.csv.gz=shared/environments/pong/golden/game06.csv.gz
//FILES shared/environments/pong/golden/game07.csv.gz=shared/environments/pong/golden/game07.csv.gz
//FILES shared/environments/pong/golden/game08.csv.gz=shared/environments/pong/golden/game08.csv.gz
//FILES shared/environments/pong/golden/game09.csv.gz=shared/environments/pong/golden/game09.csv.gz
//FILES shared/environments/pong/golden/game10.csv.gz=shared/environments/pong/golden/game10.csv.gz
//FILES shared/files/numpy-again.npz=shared/files/numpy-again.npz
//FILES shared/files/numpy-compressed.npz=shared/files/numpy-compressed.npz
//FILES shared/files/numpy.npz=shared/files/numpy.npz

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClasspathRoots;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;
import org.junit.platform.engine.FilterResult;
import org.junit.platform.engine.TestDescriptor;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.TestTag;
import org.junit.platform.engine.support.descriptor.ClassSource;
import org.junit.platform.engine.support.descriptor.MethodSource;
import org.junit.platform.launcher.PostDiscoveryFilter;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.TestPlan;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;
import shared.charts.Display;

/**
 * Runs the tests. {@code RunTests.java} runs all tests except those with the tag slow,
 * {@code RunTests.java slow} those with that tag, and {@code RunTests.java Golden} those in classes
 * with that word in their name. The exit status is 0 if all tests passed, 1 if a test failed, and 2
 * if there was no test to run.
 */
public class RunTests {

    private static final String SLOW = "slow";

    public static void main(String[] args) throws Exception {
        // The display is looked for first: a test that makes AWT headless would hide it from tests
        // of windows.
        Display.usable();
        Path classes = Path.of(RunTests.class.getProtectionDomain().getCodeSource().getLocation()
                .toURI());
        var request = LauncherDiscoveryRequestBuilder.request()
                .selectors(selectClasspathRoots(Set.of(classes)))
                .filters((PostDiscoveryFilter) test -> FilterResult.includedIf(
                        !(test.getSource().orElse(null) instanceof MethodSource)
                                || wanted(test, args)))
                .build();
        var summary = new SummaryGeneratingListener();
        var printer = new Printer();
        LauncherFactory.create().execute(request, summary, printer);

        var result = summary.getSummary();
        result.printFailuresTo(new PrintWriter(System.out, true), 12);
        System.out.printf(Locale.ROOT, "%n%d passed, %d failed%s%n",
                result.getTestsSucceededCount(), result.getTotalFailureCount(),
                printer.skipped == 0 ? "" : ", " + printer.skipped + " skipped");
        if (result.getTestsFoundCount() == 0) {
            System.err.println("No test has the tag or the name " + String.join(" or ", args)
                    + ". Is its class listed in tests/RunTests.java?");
            System.exit(2);
        }
        System.exit(result.getTotalFailureCount() > 0 ? 1 : 0);
    }

    private static boolean wanted(TestDescriptor test, String[] args) {
        Set<TestTag> tags = test.getTags();
        if (args.length == 0) {
            return !tags.contains(TestTag.create(SLOW));
        }
        for (String arg : args) {
            if (TestTag.isValid(arg) && tags.contains(TestTag.create(arg))
                    || ((MethodSource) test.getSource().get()).getClassName().contains(arg)) {
                return true;
            }
        }
        return false;
    }

    /** Prints a line for each test when it ends, and counts the tests that could not run here. */
    private static final class Printer implements TestExecutionListener {

        private TestPlan plan;
        private long start;
        private long skipped;

        @Override
        public void testPlanExecutionStarted(TestPlan plan) {
            this.plan = plan;
        }

        @Override
        public void executionStarted(TestIdentifier test) {
            if (test.isTest()) {
                start = System.nanoTime();
            } else if (test.getSource().orElse(null) instanceof ClassSource) {
                System.out.println(test.getDisplayName());
            }
        }

        @Override
        public void executionSkipped(TestIdentifier test, String reason) {
            skip(test, reason);
        }

        @Override
        public void executionFinished(TestIdentifier test, TestExecutionResult result) {
            if (result.getStatus() == TestExecutionResult.Status.ABORTED) {
                skip(test, result.getThrowable().map(Throwable::getMessage).orElse("no reason"));
            } else if (test.isTest()) {
                boolean passed = result.getStatus() == TestExecutionResult.Status.SUCCESSFUL;
                System.out.printf(Locale.ROOT, "  %s  %s (%.1f s)%n",
                        passed ? "passed " : "FAILED ", name(test),
                        (System.nanoTime() - start) / 1e9);
            }
        }

        /**
         * Prints that a test was skipped, or all tests of a class or method, because something that
         * they need is missing here.
         */
        private void skip(TestIdentifier test, String reason) {
            long tests = plan.getDescendants(test).stream()
                    .filter(inside -> inside.getSource().orElse(null) instanceof MethodSource)
                    .count();
            skipped += Math.max(1, tests);
            System.out.println("  skipped  " + name(test) + ": " + reason);
        }

        /** The name of the test method and, if there are several cases, the case. */
        private static String name(TestIdentifier test) {
            String shown = test.getDisplayName();
            return test.getSource().map(source -> source instanceof MethodSource method
                    ? method.getMethodName() + (shown.startsWith("[") ? " " + shown : "") : shown)
                    .orElse(shown);
        }
    }
}
