package shared.environments;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import shared.environments.lander.LunarLander;
import support.Checkout;

/** Tests of making worlds by their names. */
class EnvironmentsTest {

    @Test
    void aNameSaysAll() {
        var names = Map.of(
                new CartPole(), "CartPole-v1",
                new CartPole(500), "CartPole-v1",
                new CartPole(200), "CartPole-v0",
                new CartPole(300), "CartPole(300)",
                new Pendulum(), "Pendulum-v1",
                new LunarLander(), "LunarLander-v3",
                new ThreeStates(200), "ThreeStates(200)",
                new ThreeStates(7), "ThreeStates(7)",
                new GridWorld(), "GridWorld(4, penalty)",
                new GridWorld(5, GridWorld.Reward.GOAL, 12, 7), "GridWorld(5, goal, 7, 12)");
        names.forEach((world, name) -> assertEquals(name, world.id()));
    }

    @Test
    void aNameMakesTheWorldAgain() {
        for (Environment<?> world : List.of(new CartPole(), new CartPole(200), new CartPole(300),
                new Pendulum(), new LunarLander(), new ThreeStates(200), new ThreeStates(1),
                new GridWorld(),
                new GridWorld(5, GridWorld.Reward.GOAL, 7, 12),
                new GridWorld(20, GridWorld.Reward.PENALTY, 0))) {
            Environment<?> again = Environments.make(world.id());
            assertNotSame(world, again);
            assertEquals(world.getClass(), again.getClass());
            assertEquals(world.id(), again.id());
            assertEquals(world.actionSpace().getClass(), again.actionSpace().getClass());
            for (long seed = 0; seed < 5; seed++) {
                assertArrayEquals(world.reset(seed).observation(), again.reset(seed).observation());
            }
        }
        assertEquals("CartPole-v1", Environments.make("CartPole(500)").id());
        assertEquals("GridWorld(5, goal, 7, 12)", Environments.make("GridWorld(5,goal,12,7)").id());
    }

    /**
     * The test fails if a new environment was forgotten in {@link Environments}, or in its list of
     * names.
     */
    @Test
    void everyEnvironmentThatNeedsNoArgumentsIsMadeByItsName() throws Exception {
        Path top = Checkout.root();
        String refusal = assertThrows(IllegalArgumentException.class,
                () -> Environments.make("Mars-v1")).getMessage();
        var found = new ArrayList<String>();
        try (Stream<Path> files = Files.walk(top.resolve("shared/environments"))) {
            for (Path file : files.filter(path -> path.toString().endsWith(".java")).toList()) {
                Class<?> type = Class.forName(top.relativize(file).toString()
                        .replace(".java", "").replace(File.separatorChar, '.'));
                boolean made = Environment.class.isAssignableFrom(type)
                        && Arrays.stream(type.getConstructors())
                                .anyMatch(constructor -> constructor.getParameterCount() == 0);
                if (made) {
                    var world = (Environment<?>) type.getConstructor().newInstance();
                    assertEquals(type, Environments.make(world.id()).getClass());
                    assertTrue(refusal.contains(world.id().replaceAll("\\(.*", "")), refusal);
                    found.add(type.getSimpleName());
                }
            }
        }
        assertTrue(found.containsAll(List.of("CartPole", "Pong", "LunarLander")), found.toString());
    }

    @Test
    void theTimeLimitIsTheNamesOwn() {
        var world = (ThreeStates) Environments.make("ThreeStates(3)");
        Step step = world.reset(1);
        for (int i = 0; i < 3; i++) {
            assertTrue(!step.done());
            step = world.step(0);
        }
        assertTrue(step.truncated());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Cartpole-v1", "CartPole", "CartPole-v2", "CartPole-v1 ",
        "CartPole()", "CartPole(x)", "CartPole(1, 2)", "CartPole(3", "CartPole(99999999999)",
        "CartPole(300).", "Pendulum(3)", "ThreeStates", "ThreeStates()", "ThreeStates(2.5)",
        "GridWorld()", "GridWorld(4)", "GridWorld(4, )", "GridWorld(4, Goal)", "GridWorld(goal, 4)",
        "GridWorld(4, goal,)", "GridWorld(4, goal, x)", "GridWorld(4, goal)(", "LunarLander-v2",
        "LunarLander-v3 "})
    void anUnknownNameIsAnsweredWithThoseThereAre(String id) {
        var thrown = assertThrows(IllegalArgumentException.class, () -> Environments.make(id));
        assertTrue(thrown.getMessage().contains("\"" + id + "\""), thrown.getMessage());
        for (String name : List.of("CartPole-v1", "CartPole-v0", "CartPole(steps)", "Pendulum-v1",
                "ThreeStates(steps)", "GridWorld(size, penalty or goal, walls...)",
                "LunarLander-v3")) {
            assertTrue(thrown.getMessage().contains(name), thrown.getMessage());
        }
    }

    /** The message on a wrong argument is that of the world itself. */
    @Test
    void argumentsAreTheWorldsToJudge() {
        Map.of("CartPole(0)", "at least 1 step, not 0",
                "ThreeStates(-5)", "at least 1 step, not -5",
                "GridWorld(21, goal)", "not 21",
                "GridWorld(5, goal, 24)", "it is the goal")
                .forEach((id, reason) -> {
                    var thrown = assertThrows(IllegalArgumentException.class,
                            () -> Environments.make(id));
                    assertTrue(thrown.getMessage().contains(reason), thrown.getMessage());
                });
    }
}
