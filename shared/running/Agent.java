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
 * @param views makes a view for each episode that is shown
 * @param <A> an action
 */
public record Agent<A>(Supplier<? extends Environment<A>> worlds, Environment<A> world,
        Network policy, ActionRule<A> rule, Supplier<? extends EpisodeView> views) implements Animation {

    Agent(Supplier<? extends Environment<A>> worlds, Network policy, ActionRule<A> rule,
            Supplier<? extends EpisodeView> views) {
        this(worlds, worlds.get(), policy, rule, views);
    }

    /** Another one that knows what these parameters say, whatever this one learns. */
    Agent<A> with(float[] parameters) {
        return new Agent<>(worlds, policy.copy(parameters), rule, views);
    }

    /** What the agent does in a state; {@code random} is there for agents that draw. */
    public A act(float[] state, RandomGenerator random) {
        return rule.act(policy, state, random);
    }

    @Override
    public void play(RandomGenerator random, Viewer viewer) {
        EpisodeView view = views.get();
        var state = new Object() {
            Step step = world.reset(random.nextLong());
            double totalReward;
            int steps;
        };
        view.see(state.step, policy);
        while (viewer.see(() -> view.draw(world.render()),
                () -> String.format(Locale.ROOT, "step %d, return %s", state.steps,
                        Summary.plain(Math.round(state.totalReward * 100) / 100.0)))
                && !state.step.done()) {
            state.step = world.step(act(state.step.observation(), random));
            state.totalReward += state.step.reward();
            state.steps++;
            view.see(state.step, policy);
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
