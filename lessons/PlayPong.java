///usr/bin/env jbang "$0" "$@" ; exit $?
//DESCRIPTION Play Pong yourself, against the machine or a trained agent
//JAVA 17+
//SOURCES ../shared/Prelude.java
//SOURCES ../shared/Trained.java

/*
 * Play Pong
 *
 * How hard is the task that the agent has learned? Play it yourself, against
 * the opponent of 1977. Beside the screen you see what the agent sees of your
 * game, its policy pi(a|s) in your place, and its value v(s), the points that
 * it expects. The agent can take over at any time. You can also play against
 * it, which the original does not offer.
 *
 *     jbang lessons/PlayPong.java                     you against the machine
 *     jbang lessons/PlayPong.java --left              you against the agent
 *     jbang lessons/PlayPong.java mine.npz            with your own agent
 *     jbang lessons/PlayPong.java --speed 0.5         at half the speed
 *
 *     up, down (or W, S)   move the paddle          P     pause
 *     space                FIRE                     R     start a new game
 *     A                    let the agent play       Esc   end the program
 *
 * If you press FIRE while the ball meets your paddle, the ball becomes faster.
 * The closer to the paddle's edge it hits, the steeper it flies off. The first
 * player to reach 21 points wins.
 *
 * You act 60 times a second, the agent 15 times: it looks at every fourth frame
 * and holds the most probable action until then. If you play on the left,
 * A hands your paddle to the machine, and you watch the agent play against it.
 */

import static java.awt.event.KeyEvent.*;
import static shared.learning.Categorical.argmax;

import java.nio.file.Path;
import java.util.*;
import java.util.stream.IntStream;
import shared.environments.*;
import shared.environments.pong.*;
import shared.files.UserError;
import shared.options.*;
import shared.playing.*;
import shared.windows.Keys;

@Title("Play Pong")
public class PlayPong implements Program {

    // tag::settings[]
    @Argument(label = "AGENT.npz", help = "a saved agent that plays Pong;"
            + " without it, the one that comes with the lessons")
    Path file;
    @Setting(help = "gives you the left paddle, and the agent the right one")
    boolean left;
    // end::settings[]

    static final int FRAMES_PER_SECOND = 60;
    static final int FRAME_SKIP = 4;

    final PongGame game = new PongGame();
    PongAgent agent;
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
        return List.of("--chart", "--gif", "--seed");
    }

    // tag::play[]
    @Override
    public void play(Screen screen) {
        if (!screen.visible()) {
            throw new UserError(UserError.WORLD,
                    "PlayPong needs a display.");
        }
        agent = agent();
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

    /** Shows a frame for a 60th of a second. */
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

    /** Obeys the keys pressed; returns false if one ends the program. */
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
    /** Begins a new game. */
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
    /** The agent looks at the game and chooses its next action. */
    void look() {
        PongPicture last = before;
        before = now;
        now = last;
        now.draw(game);
        var step = new Step(agent.observation().of(now, before), points,
                game.over(), false);
        view.see(step, agent.policy());
        float[] output = agent.policy().forward(step.sparse());
        action = argmax(Arrays.copyOf(output, 6));  // the 7th is v(s)
        points = 0;
    }
    // end::look[]

    // tag::caption[]
    /** The caption of a frame: the players, their scores and the keys. */
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

    PongAgent agent() {
        return file == null ? PongAgent.shipped("pong-actor-critic")
                : PongAgent.read(file);
    }
}
/*
 * 1  When would the agent choose another action than you? Watch pi(a|s).
 * 2  How long before a point does v(s) foresee who will win it?
 * 3  Play on the left. The agent learned only against the machine: what can
 *    you do that the machine never does, and how does the agent respond?
 */
