package shared.running;

import java.util.random.RandomGenerator;

/** Where a trained agent plays before a judge. */
final class Evaluation {

    /** The streams of its episodes, so that learning never meets the same ones. */
    private static final long ENVIRONMENT = 1;

    private Evaluation() {
    }

    /** The stream of an episode that is only looked at or scored. */
    static RandomGenerator random(long seed, long episode) {
        return Randomness.stream(seed, ENVIRONMENT, episode);
    }

    /** The mean return of so many new episodes. */
    static double evaluate(Agent<?> agent, long seed, int episodes, Interrupt interrupt) {
        double sum = 0;
        int played = 0;
        while (played < episodes && !(interrupt.stopped() && played > 0)) {
            sum += agent.play(random(seed, played));
            played++;
        }
        return sum / played;
    }
}
