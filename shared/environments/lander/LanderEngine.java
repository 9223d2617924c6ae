package shared.environments.lander;

/** The engine that a {@link LunarLander} fires in a step, in the order of its actions 0 to 3. */
enum LanderEngine {

    /** No engine: the lander falls. */
    NONE(0, 0),

    /** The left orientation engine, which turns the lander counter-clockwise. */
    LEFT(-1, 0.03),

    /** The main engine, which pushes the lander upwards. */
    MAIN(0, 0.3),

    /** The right orientation engine, which turns the lander clockwise. */
    RIGHT(1, 0.03);

    /** The direction in which it pushes the lander: -1 is left, 1 is right, 0 is neither. */
    final int sideways;

    /** The cost of the fuel for one step, which is subtracted from the reward. */
    final double cost;

    LanderEngine(int sideways, double cost) {
        this.sideways = sideways;
        this.cost = cost;
    }
}
