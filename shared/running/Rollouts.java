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
 * Several games of a run that are played side by side, some steps of each in an update. They are
 * played in parallel; what is returned and recorded does not depend on the number of threads.
 *
 * <p>Some games may be played for practice: their steps count, but their episodes are not recorded.
 */
public final class Rollouts {

    private final Run run;
    private final List<Worker> workers;
    private final int practice;

    /**
     * Games that are all recorded.
     *
     * @param games how many there are, at least 1
     * @param worlds makes the world of each, counted from 0
     */
    public Rollouts(Run run, int games, IntFunction<? extends Environment<Integer>> worlds) {
        this(run, games, 0, worlds);
    }

    /**
     * Games of which the last ones are played for practice. The run keeps the workers as "player0",
     * "player1", ...; a resumed run goes on in the middle of their episodes.
     *
     * @param games how many there are, at least 1
     * @param practice how many of them are for practice, from 0 to {@code games}
     * @param worlds makes the world of each, counted from 0
     * @throws IllegalArgumentException if a number is out of its range
     */
    public Rollouts(Run run, int games, int practice,
            IntFunction<? extends Environment<Integer>> worlds) {
        if (games < 1 || practice < 0 || practice > games) {
            throw new IllegalArgumentException(games + " games, " + practice + " of them for"
                    + " practice: there is at least 1 game, and 0 to all are for practice.");
        }
        this.run = run;
        this.practice = practice;
        workers = Worker.several(run, games, worlds);
    }

    /**
     * Plays some steps of each game.
     *
     * @param play plays with a worker and returns what is learned from; it is called in several
     *     threads, once for each game
     * @return what was returned for game 0, then for game 1, and so on
     */
    public <T> List<T> each(Function<Worker, List<T>> play) {
        var played = new ArrayList<List<T>>(Collections.nCopies(workers.size(), List.of()));
        run.parallel(workers.size(), i -> played.set(i, play.apply(workers.get(i))));
        return played.stream().flatMap(List::stream).toList();
    }

    /**
     * Plays some steps of each game by a softmax policy.
     *
     * @param steps T, at least 1
     * @param network gives the outputs for a state; the first are the logits of the actions
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
     * Random numbers for what concerns all games, such as the order of minibatches. They are those
     * of game 0, so that a resumed run goes on with the same ones.
     */
    public RandomGenerator random() {
        return workers.get(0).random();
    }

    /**
     * Records the episodes that have ended since the last call, those of game 0 first; of games for
     * practice, it counts the steps.
     */
    public void report() {
        int recorded = workers.size() - practice;
        workers.subList(0, recorded).forEach(Worker::report);
        workers.subList(recorded, workers.size()).forEach(Worker::practised);
    }
}
