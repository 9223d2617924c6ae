package shared.networks;

import java.util.Arrays;
import java.util.Map;
import shared.environments.Sparse;

/** Writes sparse states out in full, for a first layer that cannot skip their zeros. */
final class DenseInput implements SparsePass {

    private final LayerPass pass;
    private float[] x = {};
    private int rows;

    DenseInput(LayerPass pass) {
        this.pass = pass;
    }

    @Override
    public float[] forward(Sparse[] input, Map<Sparse, float[]> known) {
        rows = input.length;
        int width = input[0].size();
        if (x.length < rows * width) {
            x = new float[rows * width];
        }
        Arrays.fill(x, 0, rows * width, 0);
        for (int t = 0; t < rows; t++) {
            int[] indices = input[t].indices();
            float[] values = input[t].values();
            for (int i = 0; i < indices.length; i++) {
                x[t * width + indices[i]] = values[i];
            }
        }
        return pass.forward(x, rows);
    }

    @Override
    public void backward(float[] outputGradient, Gradient gradient) {
        pass.backward(outputGradient, rows, gradient);
    }
}
