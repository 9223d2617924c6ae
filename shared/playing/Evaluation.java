package shared.playing;

import java.util.function.BooleanSupplier;
import java.util.random.RandomGenerator;

/** Episodes that are watched or scored, but not learned from. */
public final class Evaluation {

    /** The environment of their streams; learning uses others, so it never meets the same ones. */
    private static final long ENVIRONMENT = 1;

    private Evaluation() {
    }

    /** The stream of random numbers of one episode. */
    public static RandomGenerator random(long seed, long episode) {
        return Randomness.stream(seed, ENVIRONMENT, episode);
    }

    /**
     * The mean return of an agent.
     *
     * @param episodes how many it plays, at least 1
     * @param stopped asked between two episodes whether to leave it at those that were played
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
