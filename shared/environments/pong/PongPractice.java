package shared.environments.pong;

import java.awt.image.BufferedImage;
import java.util.SplittableRandom;
import shared.environments.Environment;
import shared.environments.Space;
import shared.environments.Step;

/**
 * A game of Pong for practising the rallies that an agent loses. The first lost point truncates the
 * episode, so that the same rally, and what leads to it, comes again at once. Half of the episodes
 * begin as games do, the others after fewer than 150 random actions. {@code EpisodicLifeEnv} of
 * OpenAI Baselines ends an episode with each lost life in the same way.
 */
public final class PongPractice implements Environment<Integer> {

    private static final int MOST_RANDOM_STEPS = 150;

    private final Environment<Integer> game;

    /**
     * Creates the practice of a game.
     *
     * @param game the game that is played, with a reward of -1 for a lost point
     */
    public PongPractice(Environment<Integer> game) {
        this.game = game;
    }

    /**
     * {@inheritDoc} It is PongPractice(Pong(4)), say; {@link shared.environments.Environments#make}
     * does not know this name.
     */
    @Override
    public String id() {
        return "PongPractice(" + game.id() + ")";
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
        int steps = random.nextBoolean() ? random.nextInt(MOST_RANDOM_STEPS) : 0;
        for (int i = 0; i < steps; i++) {
            // A game with little patience may be over after these few steps.
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
