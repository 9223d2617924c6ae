package shared.playing;

import java.util.function.BooleanSupplier;
import java.util.random.RandomGenerator;

/** Plays episodes that are watched or scored, but not learned from. */
public final class Evaluation {

    /**
     * The environment number of their streams. Learning uses other numbers, and so other streams.
     */
    private static final long ENVIRONMENT = 1;

    private Evaluation() {
    }

    /** Returns the stream of random numbers of one episode. */
    public static RandomGenerator random(long seed, long episode) {
        return Randomness.stream(seed, ENVIRONMENT, episode);
    }

    /**
     * Returns the mean return of an agent over new episodes.
     *
     * @param episodes the number of episodes, at least 1
     * @param stopped tells, between two episodes, whether to play no more of them; the mean is then
     *     that of the episodes played so far
     */
    public static double evaluate(Agent<?> agent, long seed, int episodes,
            BooleanSupplier stopped) {
        double sum = 0;
        int played = 0;
        while (played < episodes && !(played > 0 && stopped.getAsBoolean())) {
            sum += agent.play(random(seed, played));
            played++;
        }
        return sum / played;
    }
}
