package shared.exercises;

import static shared.networks.Activation.RELU;
import static shared.networks.Dense.dense;

import java.util.Arrays;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import java.util.function.UnaryOperator;
import java.util.random.RandomGenerator;
import shared.environments.CartPole;
import shared.environments.Environment;
import shared.environments.Step;
import shared.learning.Categorical;
import shared.learning.Episode;
import shared.learning.Returns;
import shared.learning.RunningMean;
import shared.learning.Statistics;
import shared.networks.Adam;
import shared.networks.Network;

/**
 * REINFORCE on CartPole with at most 200 steps, as lessons/Reinforce.java has it. Each part of it
 * can be replaced by a student's method.
 */
public final class Pole {

    private static final int EPISODES = 500;
    private static final int REPORTED = 50;
    private static final int MOST_STEPS = 200;
    private static final double LEARNING_RATE = 0.01;

    private UnaryOperator<float[]> softmax = Categorical::softmax;
    private Select select = Categorical::sample;
    private Play play = Pole::episode;
    private UnaryOperator<double[]> returns = rewards -> Returns.discounted(rewards, 0.99);
    private UnaryOperator<double[]> advantages = new Baseline();
    private Gradient gradient = Pole::weighted;
    private Function<RandomGenerator, Network> network = random -> new Network(random,
            dense(4, 16), RELU, dense(16, 16), RELU, dense(16, 2));

    /** Selects an action from probabilities. */
    public interface Select {

        /** Draws an index of {@code pi}. */
        int action(float[] pi, RandomGenerator random);
    }

    /** Plays an episode. */
    public interface Play {

        /** Returns the episode that starts with a seed and in which {@code act} acts. */
        Episode<Integer> episode(Environment<Integer> world, ToIntFunction<float[]> act, long seed);
    }

    /** Computes the gradient of a loss with respect to the logits. */
    public interface Gradient {

        /** Returns (T, actions) for logits of this shape, T actions and T weights. */
        float[][] of(float[][] logits, int[] actions, double[] weights);
    }

    /** Subtracts the usual return. */
    private static final class Baseline implements UnaryOperator<double[]> {

        private final RunningMean mean = new RunningMean(0.1);

        @Override
        public double[] apply(double[] g) {
            double b = mean.value();
            mean.add(Statistics.mean(g));
            return Arrays.stream(g).map(each -> each - b).toArray();
        }
    }

    /** Replaces the softmax. */
    public Pole softmax(UnaryOperator<float[]> yours) {
        softmax = yours;
        return this;
    }

    /** Replaces the selection of an action. */
    public Pole select(Select yours) {
        select = yours;
        return this;
    }

    /** Replaces the loop that plays an episode. */
    public Pole play(Play yours) {
        play = yours;
        return this;
    }

    /** Replaces the returns, which are computed from the rewards. */
    public Pole returns(UnaryOperator<double[]> yours) {
        returns = yours;
        return this;
    }

    /** Replaces the advantages, which are computed from the returns. */
    public Pole advantages(UnaryOperator<double[]> yours) {
        advantages = yours;
        return this;
    }

    /** Replaces the gradient of the loss. */
    public Pole gradient(Gradient yours) {
        gradient = yours;
        return this;
    }

    /** Replaces the network, which has 4 inputs and 2 outputs. */
    public Pole network(Function<RandomGenerator, Network> yours) {
        network = yours;
        return this;
    }

    /**
     * Learns for 500 episodes, with a learning rate that falls to 0.
     *
     * @param curve shows the mean return of each 50 of them
     * @param random the source of all random numbers
     */
    public void learn(Curve curve, RandomGenerator random) {
        Network policy = network.apply(random);
        var adam = new Adam(policy, LEARNING_RATE);
        curve.axes("episode", "mean return", 0, MOST_STEPS);
        double sum = 0;
        for (int e = 1; e <= EPISODES; e++) {
            Episode<Integer> episode = play.episode(new CartPole(MOST_STEPS), state ->
                    select.action(softmax.apply(policy.forward(state)), random),
                    random.nextLong());
            adam.learningRate(LEARNING_RATE * (EPISODES + 1 - e) / EPISODES);
            sum += episode.totalReward();
            if (e % REPORTED == 0) {
                curve.add(e, sum / REPORTED);
                sum = 0;
            }
            float[][] logits = policy.forward(episode.states());
            int[] actions = episode.actions().stream().mapToInt(a -> a).toArray();
            double[] weights = advantages.apply(returns.apply(episode.rewards()));
            adam.step(policy.backward(gradient.of(logits, actions, weights)));
        }
    }

    private static Episode<Integer> episode(Environment<Integer> world, ToIntFunction<float[]> act,
            long seed) {
        var episode = new Episode<Integer>();
        for (Step step = world.reset(seed); !step.done();) {
            float[] state = step.observation();
            int action = act.applyAsInt(state);
            step = world.step(action);
            episode.add(state, action, step);
        }
        return episode;
    }

    /** d(-1/T sum_t weight_t ln pi(a_t)) / d logits. */
    private static float[][] weighted(float[][] logits, int[] actions, double[] weights) {
        var gradient = new float[logits.length][];
        for (int t = 0; t < gradient.length; t++) {
            gradient[t] = Categorical.gradient(Categorical.softmax(logits[t]), actions[t],
                    weights[t] / gradient.length, 0);
        }
        return gradient;
    }
}
