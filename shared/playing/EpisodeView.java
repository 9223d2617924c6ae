package shared.playing;

import java.awt.image.BufferedImage;
import shared.environments.Step;
import shared.networks.Network;

/**
 * How an episode is shown, where the world's own picture is not all that there is to see. There is
 * a new view for each episode.
 */
public interface EpisodeView {

    /**
     * Takes in a moment, whether or not it is going to be drawn.
     *
     * @param step what the agent sees
     * @param policy what it is about to act by
     */
    void see(Step step, Network policy);

    /**
     * Draws the moment that was seen last.
     *
     * @param world the world's own picture
     * @return a picture, for all moments of the same size
     */
    BufferedImage draw(BufferedImage world);

    /** Shows the world's own picture alone. */
    static EpisodeView plain() {
        return new EpisodeView() {
            @Override
            public void see(Step step, Network policy) {
                // The world's picture says it all.
            }

            @Override
            public BufferedImage draw(BufferedImage world) {
                return world;
            }
        };
    }
}
