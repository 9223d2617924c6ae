package shared.networks;

/** A layer's way forward and back for batches: matrices with one state a row, row by row. */
interface LayerPass {

    /**
     * The output (rows, outputs) for the input (rows, inputs). The next call overwrites it;
     * {@link #backward} needs both, so neither may be changed in between.
     */
    float[] forward(float[] input, int rows);

    /**
     * Takes the gradient of a loss back through the layer.
     *
     * @param outputGradient d loss / d output (rows, outputs) for the last forward's rows
     * @param gradient where it adds d loss / d parameters
     * @return d loss / d input (rows, inputs); null where the way back ends
     */
    float[] backward(float[] outputGradient, int rows, Gradient gradient);
}
