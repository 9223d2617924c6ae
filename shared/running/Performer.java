package shared.running;

import java.util.Locale;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import shared.environments.Environment;
import shared.environments.Step;
import shared.networks.Network;

/**
 * An agent in a world of its own, ready to play an episode.
 *
 * @param worlds makes further worlds like this one
 * @param <A> an action
 */
public record Performer<A>(Supplier<? extends Environment<A>> worlds, Environment<A> world,
        Network policy, Agent<A> agent) implements Show {

    Performer(Supplier<? extends Environment<A>> worlds, Network policy, Agent<A> agent) {
        this(worlds, worlds.get(), policy, agent);
    }

    /** Another one that knows what these parameters say, whatever this one learns. */
    Performer<A> with(float[] parameters) {
        return new Performer<>(worlds, policy.copy(parameters), agent);
    }

    /** What the agent does in a state; {@code random} is there for agents that draw. */
    public A act(float[] state, RandomGenerator random) {
        return agent.act(policy, state, random);
    }

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
            state.step = world.step(act(state.step.observation(), random));
            state.totalReward += state.step.reward();
            state.steps++;
        }
    }

    /** The return of an episode that nobody sees. */
    double play(RandomGenerator random) {
        Step step = world.reset(random.nextLong());
        double totalReward = 0;
        while (!step.done()) {
            step = world.step(act(step.observation(), random));
            totalReward += step.reward();
        }
        return totalReward;
    }

    @Override
    public int framesPerSecond() {
        return world.framesPerSecond();
    }
}
