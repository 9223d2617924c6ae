///usr/bin/env jbang "$0" "$@" ; exit $?
//DESCRIPTION Exercise: play an episode into a buffer
//JAVA 17+
//SOURCES ../../shared/Exercises.java

/*
 * Play an episode into a buffer
 *
 * To learn from an episode one must keep it: at each time t the state s_t, the
 * action a_t that was taken in it, and the reward r_t+1 that followed. A state
 * of Pong is large, so the buffer has a capacity, 2,000 steps in the lesson. It
 * keeps the first ones. A longer game goes on to its end all the same, because
 * its score counts all rewards.
 *
 * Write play.
 *     world     reset(seed) and step(action) return a Step; see its methods
 *               observation(), reward() and done()
 *     act       act.applyAsInt(state) selects an action
 *     seed      for reset
 *     capacity  the number of steps to keep at most
 *     returns   new Game(kept, total): a new Episode<Integer>() with the steps
 *               that are kept, each by kept.add(state, action, step) with the
 *               step that answers the action; and the sum of all rewards
 *
 *     jbang lessons/exercises/PlayEpisode.java
 */

import java.util.List;
import java.util.function.ToIntFunction;
import java.util.random.RandomGenerator;
import shared.environments.*;
import shared.exercises.*;
import shared.learning.Episode;
import shared.options.*;

@Title("Exercise: play an episode into a buffer")
public class PlayEpisode implements Exercise {

    public static void main(String[] args) {
        Launch.run(new PlayEpisode(), args);
    }

    // tag::yours[]
    /** Plays an episode to its end and keeps its first steps. */
    static Game play(Environment<Integer> world, ToIntFunction<float[]> act,
            long seed, int capacity) {
        throw new YourTurn();
    }
    // end::yours[]

    // The check begins here. It knows what is right: read it afterwards.

    /** What is kept of a game, and the sum of all its rewards. */
    record Game(Episode<Integer> kept, double total) { }

    /** A game as the check compares it. */
    record Seen(int played, int steps, float[][] states, List<Integer> actions,
            double[] rewards, double total) {
        static Seen of(int played, Game game) {
            Episode<Integer> kept = game.kept;
            return new Seen(played, kept.length(), kept.states(),
                    kept.actions(), kept.rewards(), game.total);
        }
    }

    /** These actions are taken in three states in a row. */
    record Walk(int[] actions, int capacity) {
        Seen play(boolean after, boolean stops, boolean last, boolean all) {
            var kept = new Episode<Integer>();
            var world = new ThreeStates(actions.length);
            Step step = world.reset(0);
            double total = 0;
            int t = 0;
            for (; !step.done() && !(stops && t == capacity); t++) {
                float[] state = step.observation();
                step = world.step(actions[t]);
                boolean room = last ? t >= actions.length - capacity
                        : t < capacity;
                if (room) {
                    kept.add(after ? step.observation() : state, actions[t],
                            step);
                }
                total += all || room ? step.reward() : 0;
            }
            return Seen.of(t, new Game(kept, total));
        }
    }

    /** Goes right and left and never ends before the time limit. */
    static Walk draw(RandomGenerator random) {
        return new Walk(random.ints(random.nextInt(6, 9), 0, 2)
                .map(i -> 2 * i).toArray(), random.nextInt(3, 5));
    }

    static Object yours(Walk walk) {
        var t = new int[1];
        Game game = play(new ThreeStates(walk.actions.length), state ->
                walk.actions[t[0]++], 0, walk.capacity);
        return game == null ? null : Seen.of(t[0], game);
    }

    @Override
    public List<Check> checks() {
        return List.of(new Comparison<Walk>("play", PlayEpisode::draw,
                PlayEpisode::yours,
                walk -> walk.play(false, false, false, true))
                .mistake("This keeps the state after the action. Keep the one"
                        + " in which it was taken.", walk ->
                        walk.play(true, false, false, true))
                .mistake("The game stops when the buffer is full. It must go on"
                        + " to its end; only nothing more is kept.", walk ->
                        walk.play(false, true, false, true))
                .mistake("The buffer keeps the last steps; keep the first.",
                        walk -> walk.play(false, false, true, true))
                .mistake("The sum has only the rewards that are kept. All"
                        + " rewards count.", walk ->
                        walk.play(false, false, false, false)));
    }

    @Override
    public void learn(Curve curve, RandomGenerator random) {
        new Pole().play((world, act, seed) -> play(world, act, seed, 2000)
                .kept()).learn(curve, random);
    }

    @Override
    public String hint() {
        return "The loop runs while the step is not done. Remember the state"
                + " before you call world.step; add to the episode only if"
                + " there is room.";
    }

    @Override
    public String question() {
        return "a state of Pong is two pictures of 80 x 80 numbers. How much"
                + " memory do 2,000 of them take as floats?"
                + " lessons/PongState.java knows.";
    }
}
