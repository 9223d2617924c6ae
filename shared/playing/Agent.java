package shared.playing;

import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import shared.environments.Environment;
import shared.environments.Step;
import shared.networks.Network;

/**
 * An agent: a policy, the rule by which it acts, and a world in which it can play an episode.
 *
 * @param worlds makes further worlds like this one
 * @param views makes a view for each episode that is shown
 * @param <A> an action
 */
public record Agent<A>(Supplier<? extends Environment<A>> worlds, Environment<A> world,
        Network policy, ActionRule<A> rule, Supplier<? extends EpisodeView> views)
        implements Animation {

    /** Makes an agent in a new world. */
    public Agent(Supplier<? extends Environment<A>> worlds, Network policy, ActionRule<A> rule,
            Supplier<? extends EpisodeView> views) {
        this(worlds, worlds.get(), policy, rule, views);
    }

    /**
     * Returns the same agent in a new world and with other parameters. The new agent does not
     * change when this one goes on learning.
     *
     * @param parameters the parameters of the new policy, as many as this one has; they are copied
     */
    public Agent<A> with(float[] parameters) {
        return new Agent<>(worlds, policy.copy(parameters), rule, views);
    }

    /**
     * Returns the action of this agent in a state. Rules that draw an action use {@code random}.
     */
    public A act(float[] state, RandomGenerator random) {
        return rule.act(policy, state, random);
    }

    /** Plays an episode without showing it, and returns the sum of its rewards. */
    public double play(RandomGenerator random) {
        return play(random, EpisodeView.plain(), (picture, caption) -> true);
    }

    /** Plays an episode; each step is a frame. */
    @Override
    public void play(RandomGenerator random, Viewer viewer) {
        play(random, views.get(), viewer);
    }

    private double play(RandomGenerator random, EpisodeView view, Viewer viewer) {
        Step step = world.reset(random.nextLong());
        double totalReward = 0;
        int steps = 0;
        view.see(step, policy);
        while (viewer.see(() -> view.draw(world.render()), caption(steps, totalReward))
                && !step.done()) {
            step = world.step(act(step.observation(), random));
            totalReward += step.reward();
            steps++;
            view.see(step, policy);
        }
        return totalReward;
    }

    private static Supplier<String> caption(int steps, double totalReward) {
        return () -> Numbers.format("step %d, return %s", steps,
                Numbers.plain(Math.round(totalReward * 100) / 100.0));
    }

    /** Returns the number of steps that its world takes in a second. */
    @Override
    public int framesPerSecond() {
        return world.framesPerSecond();
    }
}
