package shared.playing;

import java.nio.file.Path;
import shared.environments.pong.Pong;
import shared.environments.pong.PongObservation;
import shared.files.UserError;
import shared.networks.Network;

/**
 * An agent that plays Pong with the usual frame skip of 4.
 *
 * @param name the path of its file, or the name of an agent that comes with the lessons
 * @param observation what it sees of the game
 * @param policy the network; its first six outputs are the logits of the actions, and a seventh may
 *     be the value of the state
 */
public record PongAgent(String name, PongObservation observation, Network policy) {

    /**
     * Reads an agent.
     *
     * @throws UserError if {@link SavedAgent#read} fails, or if the agent does not play Pong with a
     *     frame skip of 4
     */
    public static PongAgent read(Path file) {
        return of(file.toString(), SavedAgent.read(file));
    }

    /**
     * Reads an agent that comes with the lessons.
     *
     * @param name its file's name in shared/trained, without ".npz"
     * @throws UserError if there is no agent of that name, or if it does not play Pong with a frame
     *     skip of 4
     */
    public static PongAgent shipped(String name) {
        return of(name, SavedAgent.shipped(name));
    }

    private static PongAgent of(String name, SavedAgent agent) {
        if (agent.world() instanceof Pong pong && pong.frameSkip() == 4) {
            return new PongAgent(name, pong.observation(), agent.policy());
        }
        throw new UserError(UserError.USAGE, name + " has learned " + agent.world().id()
                + ", not Pong.");
    }
}
