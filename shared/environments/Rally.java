package shared.environments;

import java.awt.image.BufferedImage;
import java.util.SplittableRandom;

/**
 * One rally of Pong, to practise: an episode ends with the first point, cut off as if by a clock.
 * Half of the episodes begin as games do; the others begin where up to 150 steps of blind play
 * have led.
 */
public final class Rally implements Environment<Integer> {

    private static final int MOST_BLIND_STEPS = 150;

    private final Environment<Integer> game;

    /** @param game what is played */
    public Rally(Environment<Integer> game) {
        this.game = game;
    }

    /** {@inheritDoc} Rally(Pong(4)); {@link Environments#make} does not know it. */
    @Override
    public String id() {
        return "Rally(" + game.id() + ")";
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
            // Not even the worst loses a game in so few steps.
            step = game.step(random.nextInt(game.actionSpace().size()));
        }
        return step;
    }

    @Override
    public Step step(Integer action) {
        Step step = game.step(action);
        return step.reward() == 0 || step.done() ? step : step.cutOff();
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
