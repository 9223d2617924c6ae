// The agents that come with the lessons, brought by: SOURCES ../shared/Trained.java

//FILES trained/grid.npz=trained/grid.npz
//FILES trained/cartpole.npz=trained/cartpole.npz
//FILES trained/pendulum.npz=trained/pendulum.npz

import java.util.List;

/** Their names, as {@code SavedAgent.shipped} takes them. */
final class Trained {

    static final List<String> AGENTS = List.of("grid", "cartpole", "pendulum");

    private Trained() {
    }
}
