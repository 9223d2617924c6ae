package shared.playing;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import shared.environments.Environment;
import shared.environments.Environments;
import shared.environments.Space;
import shared.files.Quote;
import shared.files.Reason;
import shared.files.Tensor;
import shared.files.UserError;
import shared.networks.Layer;
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

    /** So few parameters are made before it is known whether the file has them. */
    private static final int FEW = 1 << 20;

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
            throw new UserError(UserError.USAGE, name + " was saved by "
                    + Quote.line(saved.text("lesson")) + ", but holds no agent that plays"
                    + " in a world.");
        }
        JsonObject agent = saved.json().getAsJsonObject("agent");
        try {
            Environment<?> world = Environments.make(SavedFile.text(agent, "environment"));
            Map<String, Tensor> arrays = saved.npz().under(SavedFile.text(agent, "policy"));
            List<Layer> layers = Network.layers(SavedFile.text(agent, "layers"));
            requireFit(world, layers, arrays);
            Network policy = Network.zeros(layers);
            policy.load(arrays);
            String variant = saved.variant();
            return new SavedAgent(Quote.line(saved.text("lesson")
                    + (variant.isEmpty() ? "" : " (" + variant + ")")),
                    Quote.line(saved.text("command")), world, policy);
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

    /** Checks a network before it is built: its size must not depend on a text alone. */
    private static void requireFit(Environment<?> world, List<Layer> layers,
            Map<String, Tensor> arrays) {
        int numbers = world.observationSpace().size();
        int inputs = layers.get(0).inputs();
        int outputs = Network.outputs(layers);
        if (inputs != numbers) {
            throw new IllegalArgumentException("its network takes " + inputs
                    + " numbers, while " + world.id() + " has observations of " + numbers + ".");
        }
        // A value may follow the logits of discrete actions. A Gaussian has a mean and perhaps
        // the logarithm of its deviation.
        boolean fits = world.actionSpace() instanceof Space.Discrete actions
                ? outputs == actions.n() || outputs == actions.n() + 1
                : outputs <= 2;
        if (!fits) {
            throw new IllegalArgumentException("its network has " + outputs
                    + " outputs, which do not fit the actions of " + world.id() + ".");
        }
        long parameters = layers.stream().mapToLong(Layer::parameters).sum();
        long saved = arrays.values().stream().mapToLong(Tensor::size).sum();
        // Loading says which parameter is missing, so a network of a few megabytes may be built.
        if (parameters > Math.max(saved, FEW)) {
            throw new IllegalArgumentException(Numbers.format("its network has %,d parameters, of"
                    + " which %,d are missing.", parameters, parameters - saved));
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
                    + Reason.of(e) + ".", e);
        }
    }
}
