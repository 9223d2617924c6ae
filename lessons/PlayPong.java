///usr/bin/env jbang "$0" "$@" ; exit $?
//DESCRIPTION Pong to play: against the machine or a trained agent
//JAVA 17+
//SOURCES ../shared/Prelude.java
//SOURCES ../shared/Trained.java

/*
 * Play Pong
 *
 * Play Pong against the machine of 1977. Beside the screen stand what the agent
 * sees of your game, what it would do in your place, and the points that it
 * expects. Let it take over, or play against it, which no Atari offers.
 *
 *     jbang lessons/PlayPong.java                     you against the machine
 *     jbang lessons/PlayPong.java --left              you against the agent
 *     jbang lessons/PlayPong.java mine.npz            with an agent of your own
 *     jbang lessons/PlayPong.java --speed 0.5         for a start
 *
 *     up, down (or W, S)   the paddle         P     pause
 *     space                FIRE               R     a new game
 *     A                    takes over         Esc   the end
 *
 * FIRE while the ball meets your paddle makes it quicker; the closer to its
 * edge you hit the ball, the steeper it flies. 21 points win.
 *
 * You may act 60 times a second, the agent 15 times: it holds the most probable
 * action for four frames. On the left, A lets the machine take over from you.
 */

import static java.awt.event.KeyEvent.*;
import static shared.learning.Categorical.argmax;

import java.nio.file.Path;
import java.util.*;
import java.util.stream.IntStream;
import shared.environments.Step;
import shared.environments.pong.*;
import shared.files.UserError;
import shared.networks.*;
import shared.options.*;
import shared.playing.*;
import shared.windows.Keys;

@Title("Play Pong")
public class PlayPong implements Program {

    // tag::settings[]
    @Argument(label = "AGENT.npz", help = "a saved agent that plays Pong;"
            + " none: the one that comes with the lessons")
    Path file;
    @Setting(help = "gives you the left paddle, and the agent the right one")
    boolean left;
    // end::settings[]
    static final int FRAMES_PER_SECOND = 60;
    static final int FRAME_SKIP = 4;

    final PongGame game = new PongGame();
    Network policy;
    PongObservation observation = PongObservation.DIFFERENCE;
    boolean handedOver;
    boolean paused;
    private EpisodeView view;
    private PongPicture now = new PongPicture();
    private PongPicture before = new PongPicture();
    private int action;
    private int points;

    public static void main(String[] args) {
        Launch.run(new PlayPong(), args);
    }

    @Override
    public List<String> without() {
        return List.of("--gif", "--seed");
    }

    // tag::play[]
    @Override
    public void play(Screen screen) {
        if (!screen.visible()) {
            throw new UserError(UserError.WORLD, "PlayPong needs a display.");
        }
        policy = policy();
        begin();
        show(screen);
        while (screen.open() && obey(screen.keys().pressed())) {
            if (!paused && !game.over()) {
                Keys keys = screen.keys();
                frame(held(keys, VK_DOWN, VK_S) - held(keys, VK_UP, VK_W),
                        keys.held(VK_SPACE));
            }
            show(screen);
        }
    }

    /** Shows a frame, which lasts a 60th of a second. */
    void show(Screen screen) {
        screen.show(view.draw(PongScreen.draw(game)), FRAMES_PER_SECOND,
                caption());
    }
    // end::play[]

    // tag::keys[]
    /** 1 if one of these keys is down, else 0. */
    static int held(Keys keys, int... codes) {
        return IntStream.of(codes).anyMatch(keys::held) ? 1 : 0;
    }

    /** Does what keys ask for that are pressed once; false for the end. */
    boolean obey(List<Integer> pressed) {
        for (int key : pressed) {
            switch (key) {
                case VK_A -> handedOver = !handedOver;
                case VK_P -> paused = !paused;
                case VK_R -> begin();
                default -> { }
            }
        }
        return !pressed.contains(VK_ESCAPE);
    }
    // end::keys[]

    // tag::frame[]
    /** A new game. */
    void begin() {
        game.reset();
        now.draw(game);
        view = new PongView();
        points = 0;
        paused = false;
        look();
    }

    /** Plays a frame; you move by -1 (up), 0 or 1 (down). */
    void frame(int move, boolean fire) {
        int act = left || handedOver ? action : (fire ? move == 0 ? 1 : 2 : 0)
                + (move < 0 ? 2 : move > 0 ? 3 : 0);
        points += left && !handedOver ? game.frame(act, move) : game.frame(act);
        if (game.frames() % FRAME_SKIP == 0) {
            look();
        }
    }
    // end::frame[]

    // tag::look[]
    /** The agent looks, and chooses what to do. */
    void look() {
        PongPicture last = before;
        before = now;
        now = last;
        now.draw(game);
        var step = new Step(observation.of(now, before), points, game.over(),
                false);
        view.see(step, policy);
        float[] output = policy.forward(step.sparse());
        action = argmax(Arrays.copyOf(output, 6));       // the 7th is v(s)
        points = 0;
    }
    // end::look[]

    // tag::caption[]
    /** Who plays, the score as on the screen, and the keys. */
    String caption() {
        String one = left && !handedOver ? "you" : "machine";
        String other = left || handedOver ? "agent" : "you";
        String score = one + " " + game.opponentScore() + " : "
                + game.playerScore() + " " + other;
        if (game.over()) {
            boolean right = game.playerScore() > game.opponentScore();
            return score + "   The winner: " + (right ? other : one)
                    + "   R: a new game   Esc: end";
        }
        return score + (paused ? "   PAUSE   P: go on"
                : handedOver ? "   A: you play   P: pause"
                : "   \u2191 \u2193: move   space: FIRE   A: "
                        + (left ? "machine" : "agent") + " plays   P: pause")
                + "   R: restart   Esc: end";
    }
    // end::caption[]

    /** Reads the agent, and how it is used to see the game. */
    Network policy() {
        SavedAgent agent = file == null
                ? SavedAgent.shipped("pong-actor-critic")
                : SavedAgent.read(file);
        if (agent.world() instanceof Pong pong
                && pong.frameSkip() == FRAME_SKIP) {
            observation = pong.observation();
            return agent.policy();
        }
        throw new UserError(UserError.USAGE, file + " has learned "
                + agent.world().id() + ", not Pong.");
    }
}
/*
 * 1  Where do you and the agent differ? Watch pi(a|s) while you play.
 * 2  What does v(s) know of a rally before the ball is past a paddle?
 * 3  Play on the left. The agent has learned against the machine alone: what
 *    can you do that the machine never does, and what becomes of the agent?
 */
