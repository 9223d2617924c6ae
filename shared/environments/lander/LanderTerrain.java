package shared.environments.lander;

/**
 * The moon's surface in {@link LunarLander}: eleven points, two metres apart, with a level pad for
 * the landing from x = 8 to x = 12. It is the same to the last bit as in Gymnasium.
 */
final class LanderTerrain {

    /** The width of the view, and of the ground, in metres: 600 pixels of 1/30 m. */
    static final double WIDTH = 600 / 30.0;

    /** The height of the view in metres: 400 pixels of 1/30 m. */
    static final double HEIGHT = 400 / 30.0;

    /** The number of heights that an episode draws, one more than there are points. */
    static final int HEIGHTS = 12;

    /** The upper bound of the heights drawn, in metres. */
    static final double HIGHEST = HEIGHT / 2;

    /** The pad's height before smoothing, in metres; the observation's y counts from it. */
    static final double PAD = HEIGHT / 4;

    /** The left and the right end of the pad, in metres. */
    static final double PAD_LEFT = 8;
    static final double PAD_RIGHT = 12;

    private static final int POINTS = 11;
    private static final double SPACING = WIDTH / (POINTS - 1);

    private final double[] surface = new double[POINTS];

    /**
     * Creates the ground: sets the heights at the pad to the same level, then smooths all heights.
     *
     * @param heights twelve heights in metres; the fourth to the eighth do not matter, as the pad
     *     is there
     * @throws IllegalArgumentException if there are not twelve, or one is not a finite number
     */
    LanderTerrain(double[] heights) {
        if (heights.length != HEIGHTS) {
            throw new IllegalArgumentException("The ground is made of " + HEIGHTS
                    + " heights, not " + heights.length + ".");
        }
        var rough = heights.clone();
        for (int i = 0; i < HEIGHTS; i++) {
            if (!Double.isFinite(rough[i])) {
                throw new IllegalArgumentException("Height " + i + " of the ground is " + rough[i]
                        + ": it must be a finite number.");
            }
            if (Math.abs(i - POINTS / 2) <= 2) {
                rough[i] = PAD;
            }
        }
        for (int i = 0; i < POINTS; i++) {
            // The twelfth height stands to the left of the first, as Python's index -1 does. With
            // 0.33 instead of a third the pad lies at 3.30 m, a little below PAD.
            double left = rough[i == 0 ? HEIGHTS - 1 : i - 1];
            surface[i] = 0.33 * (left + rough[i] + rough[i + 1]);
        }
    }

    /** The number of points. */
    int points() {
        return POINTS;
    }

    /** The position of a point in metres from the left end; 0 is the leftmost point. */
    double x(int point) {
        return SPACING * point;
    }

    /** The height of the ground at a point, in metres. */
    double y(int point) {
        return surface[point];
    }
}
