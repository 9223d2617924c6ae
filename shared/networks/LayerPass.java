package shared.networks;

/**
 * The forward and backward pass of batches through a layer. Each matrix has a row for each state
 * and is stored row by row.
 */
interface LayerPass {

    /**
     * Computes the output (rows, outputs) for the input (rows, inputs). The next call overwrites
     * the output. {@link #backward} needs both, so neither may be changed in between.
     */
    float[] forward(float[] input, int rows);

    /**
     * Takes the gradient of a loss back through the layer.
     *
     * @param outputGradient d loss / d output (rows, outputs) for the rows of the last forward pass
     * @param gradient the gradient to which d loss / d parameters is added
     * @return d loss / d input (rows, inputs); null if the backward pass ends here
     */
    float[] backward(float[] outputGradient, int rows, Gradient gradient);
}
