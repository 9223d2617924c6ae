package shared.running;

import java.util.Locale;
import java.util.random.RandomGenerator;
import shared.environments.Environment;
import shared.environments.Step;

/**
 * A trained agent in its world, ready to play an episode.
 *
 * @param <A> an action
 */
record Performer<A>(Environment<A> world, Agent<A> agent) implements Show {

    @Override
    public void perform(RandomGenerator random, Audience audience) {
        var state = new Object() {
            Step step = world.reset(random.nextLong());
            double totalReward;
            int steps;
        };
        while (audience.see(world::render, () -> String.format(Locale.ROOT, "step %d, return %s",
                state.steps, Summary.plain(Math.round(state.totalReward * 100) / 100.0)))
                && !state.step.done()) {
            state.step = world.step(agent.act(state.step.observation(), random));
            state.totalReward += state.step.reward();
            state.steps++;
        }
    }

    /** The return of an episode that nobody sees. */
    double play(RandomGenerator random) {
        Step step = world.reset(random.nextLong());
        double totalReward = 0;
        while (!step.done()) {
            step = world.step(agent.act(step.observation(), random));
            totalReward += step.reward();
        }
        return totalReward;
    }

    @Override
    public int framesPerSecond() {
        return world.framesPerSecond();
    }
}
