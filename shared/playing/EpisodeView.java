package shared.playing;

import java.awt.image.BufferedImage;
import shared.environments.Step;
import shared.networks.Network;

/**
 * Draws the steps of an episode: as the world's own picture, or with additions such as the agent's
 * observation. Each episode has a new view.
 */
public interface EpisodeView {

    /**
     * Receives a step of the episode, whether or not it will be drawn.
     *
     * @param step the step with the observation in which the agent acts next
     * @param policy the network by which the agent acts
     */
    void see(Step step, Network policy);

    /**
     * Draws the step that was received last.
     *
     * @param world the world's own picture
     * @return a picture, always of the same size
     */
    BufferedImage draw(BufferedImage world);

    /** Returns a view that draws the world's own picture. */
    static EpisodeView plain() {
        return new EpisodeView() {
            @Override
            public void see(Step step, Network policy) {
                // The world's picture needs nothing else.
            }

            @Override
            public BufferedImage draw(BufferedImage world) {
                return world;
            }
        };
    }
}
