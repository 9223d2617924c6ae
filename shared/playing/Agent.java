package shared.playing;

import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import shared.environments.Environment;
import shared.environments.Step;
import shared.networks.Network;

/**
 * A policy, the rule by which it acts, and its world, in which it is ready to play an episode.
 *
 * @param worlds makes further worlds like this one
 * @param views makes a view for each episode that is shown
 * @param <A> an action
 */
public record Agent<A>(Supplier<? extends Environment<A>> worlds, Environment<A> world,
        Network policy, ActionRule<A> rule, Supplier<? extends EpisodeView> views)
        implements Animation {

    /** An agent in a new world. */
    public Agent(Supplier<? extends Environment<A>> worlds, Network policy, ActionRule<A> rule,
            Supplier<? extends EpisodeView> views) {
        this(worlds, worlds.get(), policy, rule, views);
    }

    /**
     * The same agent in a new world and with other parameters; what this one learns later does not
     * change it.
     *
     * @param parameters as many as its policy has; copied
     */
    public Agent<A> with(float[] parameters) {
        return new Agent<>(worlds, policy.copy(parameters), rule, views);
    }

    /** Its action in a state; {@code random} is there for rules that draw one. */
    public A act(float[] state, RandomGenerator random) {
        return rule.act(policy, state, random);
    }

    /** Plays an episode that nobody watches, and returns its return. */
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

    /** As many as its world's steps in a second. */
    @Override
    public int framesPerSecond() {
        return world.framesPerSecond();
    }
}
