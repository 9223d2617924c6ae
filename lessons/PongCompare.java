///usr/bin/env jbang "$0" "$@" ; exit $?
//DESCRIPTION Actor-critic and PPO side by side, in steps and in seconds
//JAVA 17+
//SOURCES PongActorCritic.java
//SOURCES PongPpo.java

/*
 * Actor-critic or PPO?
 *
 * Which algorithm learns faster? That depends on what is expensive. If steps of
 * the world are expensive, as with a robot, the algorithm with the better
 * sample efficiency wins: it learns more from each step. If steps cost next to
 * nothing, as here, an algorithm that computes less per step may win, because
 * it takes more steps per second. So there are two charts of the same runs: one
 * over steps, one over seconds.
 *
 *     jbang lessons/PongCompare.java --runs 5 --seed 800
 *
 * What to expect: all ten runs, two at a time, reach a score of 18 in a minute.
 * In the median, PPO takes 0.8 million steps and 8 seconds, the actor-critic
 * takes 1.2 million steps and 7 seconds. PPO learns from each step three times;
 * the actor-critic uses that time to play more steps.
 */

import java.util.*;
import shared.options.*;
import shared.running.*;

@Title("Actor-critic or PPO?")
public class PongCompare implements Lesson {

    // tag::settings[]
    @Setting(help = "mean score of 100 games to stop at", from = -21, to = 21)
    double score = 18;
    // end::settings[]

    /** Both lessons with their defaults and dense networks. */
    private final Map<String, Lesson> lessons = Map.of(
            "actor-critic", new PongActorCritic(),
            "PPO", ppo());

    public static void main(String[] args) {
        Launch.run(new PongCompare(), args);
    }

    private static Lesson ppo() {
        var ppo = new PongPpo();
        ppo.kind = PongPpo.Kind.DENSE;
        return ppo;
    }

    @Override
    public List<String> variants() {
        return List.of("actor-critic", "PPO");
    }

    @Override
    public Goal goal(String variant) {
        return new Goal(100, score);
    }

    // tag::train[]
    @Override
    public void train(Run run) {
        run.track(List.of("env steps", "seconds", "mean"), () ->
                new float[] {run.steps(), (float) run.seconds(),
                    (float) run.meanReturn()});
        lessons.get(run.variant()).train(run);
    }
    // end::train[]

    @Override
    public List<Plot> plots() {
        return List.of(plot("env steps"), plot("seconds"));
    }

    private Plot plot(String x) {
        return new Plot("Return over " + x, x, "mean of the last 100 games")
                .mean("actor-critic", "mean", "actor-critic")
                .mean("PPO", "mean", "PPO").over(x).level("", score);
    }
}
/*
 * 1  Which is faster if a step takes a tenth of a second, as with a robot?
 * 2  What would make PPO faster in seconds, too?
 */
