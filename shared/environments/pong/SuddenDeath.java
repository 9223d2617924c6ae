package shared.environments.pong;

import java.awt.image.BufferedImage;
import java.util.SplittableRandom;
import shared.environments.Environment;
import shared.environments.Space;
import shared.environments.Step;

/**
 * Pong to practise: an episode ends with the first point that is lost, cut off as if by a clock.
 * So the rally that an agent always loses, and what leads to it, come again at once. Half of the
 * episodes begin as games do; the others begin where up to 150 steps of blind play have led.
 */
public final class SuddenDeath implements Environment<Integer> {

    private static final int MOST_BLIND_STEPS = 150;

    private final Environment<Integer> game;

    /** @param game what is played */
    public SuddenDeath(Environment<Integer> game) {
        this.game = game;
    }

    /** {@inheritDoc} SuddenDeath(Pong(4)); {@link Environments#make} does not know it. */
    @Override
    public String id() {
        return "SuddenDeath(" + game.id() + ")";
    }

    @Override
    public Space.Box observationSpace() {
        return game.observationSpace();
    }

    @Override
    public Space actionSpace() {
        return game.actionSpace();
    }

    @Override
    public Step reset(long seed) {
        Step step = game.reset(seed);
        var random = new SplittableRandom(seed);
        int blind = random.nextBoolean() ? random.nextInt(MOST_BLIND_STEPS) : 0;
        for (int i = 0; i < blind; i++) {
            // Who has little patience ends a game in so few steps.
            step = step.done() ? game.reset(seed)
                    : game.step(random.nextInt(game.actionSpace().size()));
        }
        return step.done() ? game.reset(seed) : step;
    }

    @Override
    public Step step(Integer action) {
        Step step = game.step(action);
        return step.reward() < 0 && !step.done() ? step.cutOff() : step;
    }

    @Override
    public BufferedImage render() {
        return game.render();
    }

    @Override
    public int framesPerSecond() {
        return game.framesPerSecond();
    }
}
