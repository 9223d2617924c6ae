///usr/bin/env jbang "$0" "$@" ; exit $?
//DESCRIPTION Exercise: a silent bug, one
//JAVA 17+
//SOURCES ../../../shared/Exercises.java

/*
 * A silent bug: the corridor
 *
 * Five cells in a row. The agent starts in cell 0 and goes left (action 0) or
 * right (action 1); cell 4 is the end. Each step costs 1, so the best return is
 * -4. The policy is a table of logits, a row for each cell, and REINFORCE
 * changes it after each episode, with a running mean of the returns as the
 * baseline.
 *
 * The program compiles, runs and throws no exception. But it does not learn.
 *
 * One of its lines holds a fault. Find it and mend it. The check accepts any
 * mend with which it learns on 10 seeds; then it names the line.
 *
 *     jbang lessons/exercises/SilentBugOne.java
 */

import static shared.learning.Categorical.*;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import shared.exercises.*;
import shared.options.*;

@Title("Exercise: a silent bug, one")
public class SilentBugOne implements Exercise {

    public static void main(String[] args) {
        Launch.run(new SilentBugOne(), args);
    }

    // tag::yours[]
    /** Learns for some episodes and returns the return of each. */
    static double[] train(RandomGenerator random, int episodes) {
        var z = new float[5][2];
        var returns = new double[episodes];
        double usual = 0;
        for (int e = 0; e < episodes; e++) {
            var cells = new ArrayList<int[]>();
            var actions = new ArrayList<Integer>();
            int[] cell = {0};
            while (cell[0] < 4 && actions.size() < 50) {
                int action = sample(softmax(z[cell[0]]), random);
                // The list held the same array many times, and this array
                // went on changing: all steps seemed to be in the last cell.
                // FAULT cells.add(cell);
                cells.add(cell.clone());
                actions.add(action);
                cell[0] = Math.max(0, cell[0] + 2 * action - 1);
            }
            returns[e] = -actions.size();
            learn(z, cells, actions, returns[e] - usual);
            usual += 0.1 * (returns[e] - usual);
        }
        return returns;
    }
    // end::yours[]

    // The check begins here. It knows what is right: read it afterwards.

    /** Takes a step along advantage * mean_t grad ln pi(a_t|s_t). */
    static void learn(float[][] z, List<int[]> cells, List<Integer> actions,
            double advantage) {
        for (int t = 0; t < actions.size(); t++) {
            float[] row = z[cells.get(t)[0]];
            float[] down = gradient(softmax(row), actions.get(t), advantage, 0);
            for (int a = 0; a < row.length; a++) {
                row[a] -= 0.1f * down[a] / actions.size();
            }
        }
    }

    /** The mean of the returns from one episode to another. */
    static double mean(double[] returns, int from, int to) {
        double sum = 0;
        for (int e = from; e < to; e++) {
            sum += returns[e];
        }
        return sum / (to - from);
    }

    @Override
    public List<Check> checks() {
        return List.of(new Learning("the mean return of the last 100 episodes",
                -6, random -> mean(train(random, 1000), 900, 1000)));
    }

    @Override
    public void learn(Curve curve, RandomGenerator random) {
        double[] returns = train(random, 1000);
        curve.axes("episode", "mean return", -20, -4);
        for (int e = 10; e <= returns.length; e += e < 100 ? 30 : 100) {
            curve.add(e, mean(returns, e - 10, e));
        }
    }

    @Override
    public String hint() {
        return "Print the cells of the first episode when it is over. Are"
                + " these the cells in which the agent was?";
    }

    @Override
    public String question() {
        return "Step.observation() of the lessons returns a new array for each"
                + " step. What would happen if it did not?";
    }
}
