package shared.environments;

import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import shared.environments.lander.LunarLander;
import shared.environments.pong.Pong;
import shared.environments.pong.PongObservation;

/** Makes environments by their names, as Gymnasium's {@code gymnasium.make} does. */
public final class Environments {

    private static final Pattern CALL = Pattern.compile("(\\w+)\\(([^()]*)\\)");

    /** The most letters of a wrong name that a message repeats. */
    private static final int MAX_QUOTED = 80;

    private Environments() {
    }

    /**
     * Creates an environment.
     *
     * @param id what {@link Environment#id} returns: CartPole-v1, CartPole-v0, CartPole(300),
     *     Pendulum-v1, ThreeStates(200), LunarLander-v3, GridWorld(4, penalty),
     *     GridWorld(5, goal, 7, 12) with walls, Pong(4), Pong(4, 400) or Pong(4, 400, both)
     * @throws IllegalArgumentException if there is no such environment, or if its arguments are
     *     wrong
     */
    public static Environment<?> make(String id) {
        return switch (id) {
            case "CartPole-v1" -> new CartPole();
            case "CartPole-v0" -> new CartPole(200);
            case "Pendulum-v1" -> new Pendulum();
            case "LunarLander-v3" -> new LunarLander();
            default -> called(id);
        };
    }

    private static Environment<?> called(String id) {
        Matcher call = CALL.matcher(id);
        if (!call.matches()) {
            throw unknown(id);
        }
        String arguments = call.group(2);
        try {
            return switch (call.group(1)) {
                case "CartPole" -> new CartPole(Integer.parseInt(arguments));
                case "Pong" -> pong(id, arguments.split(", *", -1));
                case "ThreeStates" -> new ThreeStates(Integer.parseInt(arguments));
                case "GridWorld" -> gridWorld(id, arguments.split(", *", -1));
                default -> throw unknown(id);
            };
        } catch (NumberFormatException malformed) {
            throw unknown(id);
        }
    }

    private static Pong pong(String id, String[] arguments) {
        boolean both = arguments[arguments.length - 1].equals("both");
        int numbers = arguments.length - (both ? 1 : 0);
        if (numbers < 1 || numbers > 2) {
            throw unknown(id);
        }
        return new Pong(Integer.parseInt(arguments[0]),
                numbers == 1 ? Pong.ENDLESS : Integer.parseInt(arguments[1]),
                both ? PongObservation.TWO_FRAMES : PongObservation.DIFFERENCE);
    }

    private static GridWorld gridWorld(String id, String[] arguments) {
        if (arguments.length < 2) {
            throw unknown(id);
        }
        GridWorld.Reward reward = switch (arguments[1]) {
            case "penalty" -> GridWorld.Reward.PENALTY;
            case "goal" -> GridWorld.Reward.GOAL;
            default -> throw unknown(id);
        };
        int[] walls = Arrays.stream(arguments).skip(2).mapToInt(Integer::parseInt).toArray();
        return new GridWorld(Integer.parseInt(arguments[0]), reward, walls);
    }

    private static IllegalArgumentException unknown(String id) {
        return new IllegalArgumentException("There is no environment \"" + (id.length() > MAX_QUOTED
                ? id.substring(0, MAX_QUOTED) + "..." : id) + "\". There are"
                + " CartPole-v1, CartPole-v0, CartPole(steps), Pendulum-v1, ThreeStates(steps),"
                + " Pong(frames, patience, both), GridWorld(size, penalty or goal, walls...) and"
                + " LunarLander-v3.");
    }
}
