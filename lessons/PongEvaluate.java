///usr/bin/env jbang "$0" "$@" ; exit $?
//DESCRIPTION Evaluation: agents that play Pong, before and after learning
//JAVA 17+
//SOURCES PongReinforce.java
//SOURCES ../shared/Trained.java

/*
 * Who plays Pong best?
 *
 * An untrained agent, your own agents and those that come with the lessons play
 * the same games twice: once with the most probable action, once with actions
 * drawn from pi(a|s), as in learning. Charts show how the mean of the scores
 * settles, with its standard error (SE), and a histogram. Then a window shows
 * the first game of each agent in both ways, what the agent sees, the
 * probabilities of its actions and, if it has a critic, v(s).
 *
 *     jbang lessons/PongReinforce.java --save-agent mine.npz
 *     jbang lessons/PongEvaluate.java mine.npz
 *     jbang lessons/PongEvaluate.java mine.npz --headless --chart scores.png
 *
 * What to expect, mean and standard deviation of 20 games:
 *                            most probable       drawn
 *     untrained              -21.00 +- 0.00      -20.15 +- 0.93
 *     mine.npz               -21.00 +- 0.00      -20.30 +- 0.80
 *     pong-actor-critic       21.00 +- 0.00       21.00 +- 0.00
 *     pong-conv               21.00 +- 0.00       20.85 +- 0.49
 * The last two win with the first stroke: an end of the paddle sends the ball
 * off at 2 rows a frame, and the opponent, which moves 2 rows in only seven of
 * eight frames, arrives too late. With the most probable actions, the very same
 * flight of the ball wins 220 of 420 points for pong-actor-critic (upper end)
 * and 400 of 420 for pong-conv (lower end, with FIRE): see --trick flights.png
 * and lessons/pictures/PongTrick.png.
 * The networks of mine.npz and pong-conv differ only in the critic's output. So
 * REINFORCE did not fail because of its network.
 */

import static shared.learning.Categorical.*;
import static shared.learning.Statistics.*;

import java.nio.file.Path;
import java.util.*;
import java.util.random.RandomGenerator;
import shared.environments.*;
import shared.environments.pong.*;
import shared.options.*;
import shared.playing.*;

@Title("Agents that play Pong, evaluated")
public class PongEvaluate implements Program {

    // tag::settings[]
    @Argument(label = "AGENT.npz", help = "saved agents that play Pong")
    Path[] files = {};
    @Setting(help = "games per agent in each way", from = 1, to = 1_000_000)
    int games = 20;
    @Setting(label = "FILE.png", help = "says how each agent wins its points,"
            + " and draws how the ball flies most often")
    Path trick;
    // end::settings[]

    public static void main(String[] args) {
        Launch.run(new PongEvaluate(), args);
    }

    @Override
    public List<String> without() {
        return List.of("--gif");
    }

    // tag::play[]
    @Override
    public void play(Screen screen) {
        List<PongAgent> all = agents(screen);
        screen.say(all.size() + " agents play " + games
                + (games == 1 ? " game" : " games") + " in each of two ways"
                + (screen.visible() ? ", then the first in the window." : "."));
        evaluate(all, screen);
        for (PongAgent agent : screen.visible() ? all : List.<PongAgent>of()) {
            show(agent, true, screen);
            show(agent, false, screen);
        }
    }
    // end::play[]

    // tag::evaluate[]
    /** Charts the scores of all agents, and draws how they win. */
    void evaluate(List<PongAgent> agents, Screen screen) {
        var charts = new ScoreCharts("Agents that play Pong", "score", "game",
                agents.size());
        List<List<Scores>> scores = agents.stream().map(agent ->
                charts.add(agent.name(), "most probable", "drawn")).toList();
        screen.chart(charts.figure());
        var table = new PictureTable();
        for (int i = 0; i < agents.size(); i++) {
            PongAgent agent = agents.get(i);
            WonPoints won = score(agent, true, screen, scores.get(i).get(0));
            if (won.count() > 0) {
                table.add(0, won.title(agent.name()), won.picture());
            }
            score(agent, false, screen, scores.get(i).get(1));
        }
        if (trick != null) {
            screen.write("--trick", trick, "PongEvaluate.png", table.draw());
        }
    }
    // end::evaluate[]

    // tag::score[]
    /** Plays all games until a window is closed; prints their mean. */
    WonPoints score(PongAgent agent, boolean greedy, Screen screen,
            Scores scores) {
        var won = new WonPoints();
        for (int i = 0; i < games && screen.open(); i++) {
            Game game = play(agent, greedy, screen.random(i),
                    (world, step, score) -> screen.open());
            if (game.over) {
                scores.add(game.score);
                won.add(PongRally.of(game.seed, game.actions));
            }
        }
        double[] all = scores.values();
        if (all.length > 0) {
            screen.say("%-42s %6.2f \u00b1 %.2f (n = %d)", title(agent, greedy),
                    mean(all), std(all), all.length);
        }
        if (trick != null) {
            won.lines().forEach(line -> screen.say("    " + line));
        }
        return won;
    }
    // end::score[]

    static String title(PongAgent agent, boolean greedy) {
        return agent.name() + (greedy ? ", most probable" : ", drawn");
    }

    /** Plays the first of the games in the window. */
    static void show(PongAgent agent, boolean greedy, Screen screen) {
        var view = new PongView();
        play(agent, greedy, screen.random(0), (world, step, score) -> {
            view.see(step, agent.policy());
            screen.show(view.draw(world.render()), world.framesPerSecond(),
                    title(agent, greedy) + ": " + score);
            return screen.open();
        });
        screen.pause();
    }

    /** Sees each step of a game and decides whether the game goes on. */
    interface Spectator {
        boolean see(Pong world, Step step, int score);
    }

    // tag::game[]
    /** A game that is over or was stopped; seed and actions can replay it. */
    record Game(long seed, List<Integer> actions, int score, boolean over) { }

    /** Plays a game until it is over or the spectator stops it. */
    static Game play(PongAgent agent, boolean greedy, RandomGenerator random,
            Spectator spectator) {
        var world = new Pong(agent.observation());
        long seed = random.nextLong();
        Step step = world.reset(seed);
        var actions = new ArrayList<Integer>();
        int score = 0;
        while (spectator.see(world, step, score) && !step.done()) {
            float[] pi = softmax(agent.policy().forward(step.sparse()), 6);
            int action = greedy ? argmax(pi) : sample(pi, random);
            step = world.step(action);
            actions.add(action);
            score += (int) step.reward();
        }
        return new Game(seed, actions, score, step.done());
    }
    // end::game[]

    // tag::agents[]
    List<PongAgent> agents(Screen screen) {
        var all = new ArrayList<PongAgent>();
        all.add(new PongAgent("untrained", PongObservation.TWO_FRAMES,
                PongReinforce.network(screen.random(-1))));
        for (Path file : files) {
            all.add(PongAgent.read(file));
        }
        Trained.AGENTS.stream().filter(name -> name.startsWith("pong"))
                .forEach(name -> all.add(PongAgent.shipped(name)));
        return all;
    }
    // end::agents[]
}
/*
 * 1  Why does the untrained agent lose every game with its most probable
 *    action, and sometimes win a point with a drawn one?
 * 2  In which states are all six probabilities nearly equal, and in which is
 *    one of them near 1?
 * 3  With drawn actions, no two games are the same. Why does --trick still find
 *    the same flight of the ball in them?
 */
