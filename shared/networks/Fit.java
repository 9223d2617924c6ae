package shared.networks;

/** Checks whether a layer can follow another. */
final class Fit {

    private Fit() {
    }

    /**
     * Checks the number of inputs that a layer gets.
     *
     * @throws IllegalArgumentException if the layer takes another number of inputs
     */
    static void require(Layer layer, int inputs) {
        if (inputs != layer.inputs()) {
            throw new IllegalArgumentException("A layer " + layer + " takes " + layer.inputs()
                    + " numbers and cannot follow " + inputs + " outputs.");
        }
    }
}
