// The agents that come with the lessons, brought by: SOURCES ../shared/Trained.java
//
// grid       jbang lessons/OneLoop.java --environment grid --seed 14
// cartpole   jbang lessons/OneLoop.java --environment cartpole --seed 4
// pendulum   jbang lessons/GaussianPendulum.java --target 0 --decay --updates 700 --seed 5
// lander     jbang lessons/ActorCritic.java --seed 7007
// pong-actor-critic
//            jbang lessons/PongActorCritic.java --seed 600
// pong-conv  jbang lessons/PongPpo.java --seed 714
//            453,000 steps; its curve: lessons/pictures/PongPpo.png
//
// each with --save-agent shared/trained/NAME.npz, before the networks' arithmetic changed in its
// last bits and GaussianPendulum its baseline: the commands give other agents now. What these reach
// stands in lessons/Deploy.java.

//FILES trained/grid.npz=trained/grid.npz
//FILES trained/cartpole.npz=trained/cartpole.npz
//FILES trained/pendulum.npz=trained/pendulum.npz
//FILES trained/lander.npz=trained/lander.npz
//FILES trained/pong-actor-critic.npz=trained/pong-actor-critic.npz
//FILES trained/pong-conv.npz=trained/pong-conv.npz

import java.util.List;

/** Their names, as {@code SavedAgent.shipped} takes them. */
final class Trained {

    static final List<String> AGENTS = List.of("grid", "cartpole", "pendulum", "lander",
            "pong-actor-critic", "pong-conv");

    private Trained() {
    }
}
