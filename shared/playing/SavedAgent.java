package shared.playing;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import shared.environments.Environment;
import shared.environments.Environments;
import shared.environments.Space;
import shared.files.AtomicFile;
import shared.files.UserError;
import shared.networks.Network;

/**
 * A policy that a lesson saved, and the world in which it acts. The file does not say how actions
 * follow from the network's output: to act, the policy needs an {@link ActionRule}.
 *
 * @param lesson the name of the lesson, with its variant if it has several
 * @param command the command that learned it
 * @param world a new world of the kind in which it learned
 * @param policy the network as it was when it was saved
 */
public record SavedAgent(String lesson, String command, Environment<?> world, Network policy) {

    /**
     * Reads an agent.
     *
     * @throws UserError if the file cannot be read, is damaged, was not saved by a lesson, or
     *     holds no agent that plays in a world
     */
    public static SavedAgent read(Path file) {
        return of(SavedFile.read(file), file.toString());
    }

    /** @param name the name of the agent in error messages */
    private static SavedAgent of(SavedFile saved, String name) {
        if (!saved.json().has("agent") || !saved.json().get("agent").isJsonObject()) {
            throw new UserError(UserError.USAGE, name + " was saved by " + saved.text("lesson")
                    + ", but holds no agent that plays in a world.");
        }
        JsonObject agent = saved.json().getAsJsonObject("agent");
        try {
            Environment<?> world = Environments.make(SavedFile.text(agent, "environment"));
            Network policy = Network.parse(SavedFile.text(agent, "layers"));
            requireFit(world, policy);
            policy.load(saved.npz().under(SavedFile.text(agent, "policy")));
            String variant = saved.variant();
            return new SavedAgent(saved.text("lesson")
                    + (variant.isEmpty() ? "" : " (" + variant + ")"),
                    saved.text("command"), world, policy);
        } catch (IllegalArgumentException e) {
            throw new UserError(UserError.USAGE, name + " holds no agent that can play: "
                    + e.getMessage(), e);
        }
    }

    /**
     * Returns the description of an agent that {@link #read} expects in a file.
     *
     * @param policy the name under which the file holds its policy
     */
    public static JsonObject json(Agent<?> agent, String policy) {
        var json = new JsonObject();
        json.addProperty("environment", agent.world().id());
        json.addProperty("policy", policy);
        json.addProperty("layers", agent.policy().toString());
        return json;
    }

    private static void requireFit(Environment<?> world, Network policy) {
        int numbers = world.observationSpace().size();
        if (policy.inputs() != numbers) {
            throw new IllegalArgumentException("its network takes " + policy.inputs()
                    + " numbers, while " + world.id() + " has observations of " + numbers + ".");
        }
        // A value may follow the logits of discrete actions. A Gaussian has a mean and perhaps
        // the logarithm of its deviation.
        boolean fits = world.actionSpace() instanceof Space.Discrete actions
                ? policy.outputs() == actions.n() || policy.outputs() == actions.n() + 1
                : policy.outputs() <= 2;
        if (!fits) {
            throw new IllegalArgumentException("its network has " + policy.outputs()
                    + " outputs, which do not fit the actions of " + world.id() + ".");
        }
    }

    /**
     * Returns an agent that acts by this policy.
     *
     * @param discrete the rule for a world with discrete actions; it gets a network whose outputs
     *     are only their logits
     * @param continuous the rule for a world whose actions are vectors
     */
    public Agent<?> agent(ActionRule<Integer> discrete, ActionRule<float[]> continuous) {
        return world.actionSpace() instanceof Space.Discrete actions
                ? agent(policy.outputs() == actions.n() ? policy
                        : policy.firstOutputs(actions.n()), discrete)
                : agent(policy, continuous);
    }

    @SuppressWarnings("unchecked")  // The action space says what the world's actions are.
    private <A> Agent<A> agent(Network policy, ActionRule<A> rule) {
        return new Agent<>(() -> (Environment<A>) Environments.make(world.id()), policy, rule,
                EpisodeView::plain);
    }

    /**
     * Reads an agent that comes with the lessons.
     *
     * @param name its file's name in shared/trained, without ".npz"
     * @throws UserError if there is no agent of that name
     */
    public static SavedAgent shipped(String name) {
        String resource = "/trained/" + name + ".npz";
        try (InputStream in = SavedAgent.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new UserError(UserError.USAGE, "There is no agent " + name + ".");
            }
            Path file = Files.createTempFile("agent", ".npz");
            try {
                Files.copy(in, file, StandardCopyOption.REPLACE_EXISTING);
                return of(SavedFile.read(file), name);
            } finally {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UserError(UserError.WORLD, "Cannot read " + resource + ": "
                    + AtomicFile.reason(e) + ".", e);
        }
    }
}
