package shared.running;

import java.util.random.RandomGenerator;

/** Where a trained agent plays before a judge. */
final class Theatre {

    /** The streams of its episodes, so that learning never meets the same ones. */
    private static final long ENVIRONMENT = 1;

    private Theatre() {
    }

    /** The stream of an episode that is only looked at or scored. */
    static RandomGenerator random(long seed, long episode) {
        return Chance.stream(seed, ENVIRONMENT, episode);
    }

    /** The mean return of so many new episodes. */
    static double evaluate(Performer<?> performer, long seed, int episodes, Interrupt interrupt) {
        double sum = 0;
        int played = 0;
        while (played < episodes && !(interrupt.stopped() && played > 0)) {
            sum += performer.play(random(seed, played));
            played++;
        }
        return sum / played;
    }
}
