package shared.running;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.random.RandomGenerator;
import shared.environments.Environment;
import shared.environments.Sparse;
import shared.environments.Step;
import shared.learning.Categorical;

/**
 * Several games of a run. In each update, some steps of each game are played, in parallel. The
 * results do not depend on the number of threads.
 *
 * <p>Some games may be played for practice: their steps count, but their episodes are not recorded.
 */
public final class Rollouts {

    private final Run run;
    private final List<Worker> workers;
    private final int practice;

    /**
     * Makes games whose episodes are all recorded.
     *
     * @param games how many there are, at least 1
     * @param worlds makes the world of each, counted from 0
     */
    public Rollouts(Run run, int games, IntFunction<? extends Environment<Integer>> worlds) {
        this(run, games, 0, worlds);
    }

    /**
     * Makes games of which the last ones are played for practice. The run keeps the workers as
     * "player0", "player1", ...; a resumed run goes on in the middle of their episodes.
     *
     * @param games how many there are, at least 1
     * @param practice the number of games that are for practice, from 0 to {@code games}
     * @param worlds makes the world of each, counted from 0
     * @throws IllegalArgumentException if one of the two numbers is out of its range
     */
    public Rollouts(Run run, int games, int practice,
            IntFunction<? extends Environment<Integer>> worlds) {
        if (games < 1 || practice < 0 || practice > games) {
            throw new IllegalArgumentException(games + " games, " + practice + " of them for"
                    + " practice: there must be at least 1 game, and 0 to all for practice.");
        }
        this.run = run;
        this.practice = practice;
        workers = Worker.several(run, games, worlds);
    }

    /**
     * Plays some steps of each game.
     *
     * @param play plays some steps with a worker and returns the data to learn from; it is called
     *     once for each game, in several threads
     * @return the data of game 0, then those of game 1, and so on
     */
    public <T> List<T> each(Function<Worker, List<T>> play) {
        var played = new ArrayList<List<T>>(Collections.nCopies(workers.size(), List.of()));
        run.parallel(workers.size(), i -> played.set(i, play.apply(workers.get(i))));
        return played.stream().flatMap(List::stream).toList();
    }

    /**
     * Plays some steps of each game with a softmax policy.
     *
     * @param steps T, at least 1
     * @param network computes the outputs for a state; the first outputs are the logits of the
     *     actions
     * @param actions the number of actions
     * @return the rollout of game 0, then of game 1, and so on
     */
    public List<Rollout> play(int steps, Function<Sparse, float[]> network, int actions) {
        return each(worker -> List.of(play(worker, steps, network, actions)));
    }

    private static Rollout play(Worker worker, int steps, Function<Sparse, float[]> network,
            int actions) {
        var states = new Sparse[steps];
        var outputs = new float[steps + 1][];
        var taken = new int[steps];
        var answers = new Step[steps];
        for (int t = 0; t < steps; t++) {
            states[t] = worker.sparse();
            outputs[t] = network.apply(states[t]);
            taken[t] = Categorical.sample(Categorical.softmax(outputs[t], actions),
                    worker.random());
            answers[t] = worker.step(taken[t]);
        }
        outputs[steps] = network.apply(answers[steps - 1].sparse());
        return new Rollout(states, outputs, taken, answers);
    }

    /**
     * Returns the stream of random numbers for everything that concerns all games, such as the
     * order of minibatches. It is the stream of game 0, so that a resumed run goes on with the same
     * numbers.
     */
    public RandomGenerator random() {
        return workers.get(0).random();
    }

    /**
     * Records the episodes that have ended since the last call, those of game 0 first. Of games for
     * practice it only counts the steps.
     */
    public void report() {
        int recorded = workers.size() - practice;
        workers.subList(0, recorded).forEach(Worker::report);
        workers.subList(recorded, workers.size()).forEach(Worker::practised);
    }
}
