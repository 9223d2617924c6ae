package shared.networks;

import java.util.random.RandomGenerator;
import shared.environments.Sparse;

/** A {@link Dense} layer in a network. */
final class DenseLayer implements BuiltLayer {

    private final Parameter weight;
    private final Parameter bias;

    /**
     * Appends the parameters of the layer to those of a network.
     *
     * @param name such as "dense1"
     */
    DenseLayer(Dense dense, String name, Parameters parameters) {
        weight = parameters.add(name + ".weight", dense.inputs(), dense.outputs());
        bias = parameters.add(name + ".bias", dense.outputs());
    }

    @Override
    public void initialise(RandomGenerator random) {
        Initialisation.uniform(random, weight.rows().length, weight, bias);
    }

    @Override
    public float[] forward(float[] x) {
        float[] y = bias.rows()[0].clone();
        Vectors.addProduct(x, weight.rows(), y);
        return y;
    }

    @Override
    public float[] forward(Sparse x) {
        float[] y = bias.rows()[0].clone();
        SparseDensePass.addProduct(x, weight.rows(), y);
        return y;
    }

    @Override
    public LayerPass pass(int maxRows, boolean last) {
        return new DensePass(weight, bias, maxRows, last);
    }

    @Override
    public SparsePass sparsePass(int maxRows) {
        return new SparseDensePass(weight, bias, maxRows);
    }
}
