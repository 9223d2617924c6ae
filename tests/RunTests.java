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
//SOURCES ../lessons/OneLoop.java
//SOURCES ../lessons/PlayPong.java
//SOURCES ../lessons/PongActorCritic.java
//SOURCES ../lessons/PongCompare.java
//SOURCES ../lessons/PongEvaluate.java
//SOURCES ../lessons/PongPpo.java
//SOURCES ../lessons/PongReinforce.java
//SOURCES ../lessons/PongTour.java
//SOURCES ../lessons/Reinforce.java
//SOURCES ../lessons/SequenceWorld.java
//SOURCES ActorCriticTest.java
//SOURCES AtariPongTest.java
//SOURCES BanditTest.java
//SOURCES Call.java
//SOURCES CartPoleTest.java
//SOURCES CategoricalTest.java
//SOURCES ChanceTest.java
//SOURCES Checkout.java
//SOURCES ConvTest.java
//SOURCES CurvesTest.java
//SOURCES DeployTest.java
//SOURCES Differences.java
//SOURCES EnvironmentsTest.java
//SOURCES EpisodeTest.java
//SOURCES FilmTest.java
//SOURCES GaussianPendulumTest.java
//SOURCES GoldenTest.java
//SOURCES GridWorldTest.java
//SOURCES LauncherTest.java
//SOURCES LessonWindowsTest.java
//SOURCES LunarLanderTest.java
//SOURCES ManyArmsTest.java
//SOURCES MistakesTest.java
//SOURCES NetworkTest.java
//SOURCES NpzTest.java
//SOURCES OneLoopTest.java
//SOURCES OptimiserTest.java
//SOURCES OptionsTest.java
//SOURCES ParallelTest.java
//SOURCES ParametersTest.java
//SOURCES PendulumTest.java
//SOURCES PlayPongTest.java
//SOURCES PlayerTest.java
//SOURCES PlotTest.java
//SOURCES PongActorCriticTest.java
//SOURCES PongEvaluateTest.java
//SOURCES PongPpoTest.java
//SOURCES PongReinforceTest.java
//SOURCES PongTest.java
//SOURCES PongTourTest.java
//SOURCES ProgressTest.java
//SOURCES ReinforceTest.java
//SOURCES Results.java
//SOURCES RolloutsTest.java
//SOURCES RunTest.java
//SOURCES SequenceWorldTest.java
//SOURCES SessionTest.java
//SOURCES SparseAdamTest.java
//SOURCES SpreadTest.java
//SOURCES SuddenDeathTest.java
//SOURCES SummaryTest.java
//SOURCES TapeTest.java
//SOURCES TeamTest.java
//SOURCES TrainerTest.java
//SOURCES WatcherTest.java
//SOURCES shared/charts/AxesTest.java
//SOURCES shared/charts/ChartViewTest.java
//SOURCES shared/charts/ChartsTest.java
//SOURCES shared/charts/HeatMapTest.java
//SOURCES shared/windows/PlacesTest.java
//SOURCES shared/windows/WindowsTest.java
//SOURCES support/OtherJvm.java
//FILES golden/cartpole.csv.gz=golden/cartpole.csv.gz
//FILES golden/lunarlander.csv.gz=golden/lunarlander.csv.gz
//FILES golden/pendulum.csv.gz=golden/pendulum.csv.gz
//FILES golden/pong/game01.csv.gz=golden/pong/game01.csv.gz
//FILES golden/pong/game02.csv.gz=golden/pong/game02.csv.gz
//FILES golden/pong/game03.csv.gz=golden/pong/game03.csv.gz
//FILES golden/pong/game04.csv.gz=golden/pong/game04.csv.gz
//FILES golden/pong/game05.csv.gz=golden/pong/game05.csv.gz
//FILES golden/pong/game06.csv.gz=golden/pong/game06.csv.gz
//FILES golden/pong/game07.csv.gz=golden/pong/game07.csv.gz
//FILES golden/pong/game08.csv.gz=golden/pong/game08.csv.gz
//FILES golden/pong/game09.csv.gz=golden/pong/game09.csv.gz
//FILES golden/pong/game10.csv.gz=golden/pong/game10.csv.gz
//FILES golden/pong/frames/bottom_wall.png=golden/pong/frames/bottom_wall.png
//FILES golden/pong/frames/enemy_bottom.png=golden/pong/frames/enemy_bottom.png
//FILES golden/pong/frames/enemy_hit.png=golden/pong/frames/enemy_hit.png
//FILES golden/pong/frames/enemy_top.png=golden/pong/frames/enemy_top.png
//FILES golden/pong/frames/fast_ball.png=golden/pong/frames/fast_ball.png
//FILES golden/pong/frames/first.png=golden/pong/frames/first.png
//FILES golden/pong/frames/frames.csv=golden/pong/frames/frames.csv
//FILES golden/pong/frames/player_bottom.png=golden/pong/frames/player_bottom.png
//FILES golden/pong/frames/player_edge.png=golden/pong/frames/player_edge.png
//FILES golden/pong/frames/player_hit.png=golden/pong/frames/player_hit.png
//FILES golden/pong/frames/player_inside.png=golden/pong/frames/player_inside.png
//FILES golden/pong/frames/player_top.png=golden/pong/frames/player_top.png
//FILES golden/pong/frames/point_lost.png=golden/pong/frames/point_lost.png
//FILES golden/pong/frames/point_won.png=golden/pong/frames/point_won.png
//FILES golden/pong/frames/reset.png=golden/pong/frames/reset.png
//FILES golden/pong/frames/right_far.png=golden/pong/frames/right_far.png
//FILES golden/pong/frames/right_odd.png=golden/pong/frames/right_odd.png
//FILES golden/pong/frames/right_wrap.png=golden/pong/frames/right_wrap.png
//FILES golden/pong/frames/score_10.png=golden/pong/frames/score_10.png
//FILES golden/pong/frames/score_high.png=golden/pong/frames/score_high.png
//FILES golden/pong/frames/second.png=golden/pong/frames/second.png
//FILES golden/pong/frames/serve.png=golden/pong/frames/serve.png
//FILES golden/pong/frames/top_row.png=golden/pong/frames/top_row.png
//FILES golden/pong/frames/top_wall.png=golden/pong/frames/top_wall.png
//FILES golden/pong/frames/waiting.png=golden/pong/frames/waiting.png
//FILES data/numpy.npz=data/numpy.npz
//FILES data/numpy-compressed.npz=data/numpy-compressed.npz

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
 * Runs the tests: {@code RunTests.java} all but those tagged slow, {@code RunTests.java slow} those
 * with a tag, {@code RunTests.java Golden} those in classes with that in their name. Ends with
 * status 0 if all passed, 1 if one failed, 2 if there was none to run.
 */
public class RunTests {

    private static final String SLOW = "slow";

    public static void main(String[] args) throws Exception {
        // Asked before a test goes headless, which would hide the display from those for windows.
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
                    + ".");
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

    /** A line for each test as it ends, and a count of those that could not be run here. */
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

        /** A test, or a class or method with its tests, that needs what is not here. */
        private void skip(TestIdentifier test, String reason) {
            long tests = plan.getDescendants(test).stream()
                    .filter(inside -> inside.getSource().orElse(null) instanceof MethodSource)
                    .count();
            skipped += Math.max(1, tests);
            System.out.println("  skipped  " + name(test) + ": " + reason);
        }

        /** The method's name, and which of its cases it is. */
        private static String name(TestIdentifier test) {
            String shown = test.getDisplayName();
            return test.getSource().map(source -> source instanceof MethodSource method
                    ? method.getMethodName() + (shown.startsWith("[") ? " " + shown : "") : shown)
                    .orElse(shown);
        }
    }
}
