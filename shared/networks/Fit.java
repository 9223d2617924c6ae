package shared.networks;

/** Whether a layer can follow another. */
final class Fit {

    private Fit() {
    }

    /**
     * Checks the numbers that a layer gets.
     *
     * @throws IllegalArgumentException if it takes another number of them
     */
    static void require(Layer layer, int inputs) {
        if (inputs != layer.inputs()) {
            throw new IllegalArgumentException("A layer " + layer + " takes " + layer.inputs()
                    + " numbers and cannot follow " + inputs + " outputs.");
        }
    }
}
