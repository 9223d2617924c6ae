package shared.running;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import shared.environments.CartPole;
import shared.environments.Step;
import shared.learning.Categorical;
import shared.learning.Episode;
import shared.networks.Activation;
import shared.networks.Adam;
import shared.networks.Dense;
import shared.networks.Network;
import shared.options.Launch;
import shared.options.Setting;
import shared.options.Title;

/**
 * Loads the classes that lessons load. The launcher runs it once, so that Java writes these classes
 * into an archive, from which lessons start faster. It learns a little and shows nothing.
 */
@Title("Loads what lessons load")
final class WarmUp implements Lesson {

    @Setting(help = "the number of updates", from = 1, to = 100)
    int updates = 20;

    /** Learns for a moment and leaves no file behind. */
    public static void main(String[] args) throws IOException {
        Path chart = Files.createTempFile("warm-up", ".png");
        var nowhere = new PrintStream(OutputStream.nullOutputStream());
        int status = Launch.start(new WarmUp(), nowhere, nowhere, "--headless", "--evaluate",
                "1", "--chart", chart.toString());
        Files.deleteIfExists(chart);
        System.exit(status);
    }

    @Override
    public void train(Run run) {
        var world = new CartPole();
        var policy = new Network(run.random("policy"), Dense.dense(4, 16), Activation.RELU,
                Dense.dense(16, 2));
        var adam = new Adam(policy, 0.01);
        run.keep("policy", policy);
        run.show(CartPole::new, policy, (network, state, random) ->
                Categorical.sample(Categorical.softmax(network.forward(state)), random));
        while (run.running(updates)) {
            var random = run.random();
            var episode = new Episode<Integer>();
            for (Step step = world.reset(random.nextLong()); !step.done();) {
                float[] state = step.observation();
                int action = Categorical.sample(
                        Categorical.softmax(policy.forward(state)), random);
                step = world.step(action);
                episode.add(state, action, step);
            }
            adam.step(policy.backward(Categorical.softmax(policy.forward(episode.states()))));
            run.record(episode);
        }
    }
}
