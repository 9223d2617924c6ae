package shared.playing;

import java.awt.image.BufferedImage;
import shared.environments.Step;
import shared.networks.Network;

/**
 * How an episode is drawn: as the world's own picture, or with more, such as what the agent sees.
 * Each episode has a new view.
 */
public interface EpisodeView {

    /**
     * Sees a step of the episode, whether or not it is going to be drawn.
     *
     * @param step the observation in which the agent acts next
     * @param policy what it acts by
     */
    void see(Step step, Network policy);

    /**
     * Draws the step that was seen last.
     *
     * @param world the world's own picture
     * @return a picture, always of the same size
     */
    BufferedImage draw(BufferedImage world);

    /** The world's own picture. */
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
