package shared.running;

import java.awt.image.BufferedImage;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import shared.environments.Environment;
import shared.environments.Step;

/**
 * A trained agent in its world, ready to play to an audience.
 *
 * @param <A> an action
 */
record Performer<A>(Environment<A> world, Agent<A> agent) {

    /** Who looks on. */
    interface Audience {

        /**
         * Sees a moment of the episode.
         *
         * @param picture draws it, if asked
         * @param step how many actions were taken before
         * @param totalReward the return so far
         * @return whether the play shall go on
         */
        boolean see(Supplier<BufferedImage> picture, int step, double totalReward);
    }

    /** Plays one episode, or until the audience has seen enough. */
    void perform(RandomGenerator random, Audience audience) {
        Step step = world.reset(random.nextLong());
        double totalReward = 0;
        int steps = 0;
        while (audience.see(world::render, steps, totalReward) && !step.done()) {
            step = world.step(agent.act(step.observation(), random));
            totalReward += step.reward();
            steps++;
        }
    }
}
