package shared.networks;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.random.RandomGenerator;

/** The filters of a convolution in a network, and the positions from which they see a pixel. */
final class ConvFilters {

    private final Conv layer;
    private final Parameter weight;
    private final Parameter bias;

    /** The sum of W(i, j, k, .) over i and j: how an image of equal pixels is weighted. */
    private final float[][] sums;

    /** Of each pixel of the input, the views of it. */
    private final View[][] views;

    /**
     * A position of the output from which a pixel is seen.
     *
     * @param position row by row
     * @param filter the row W(i, j, 0, .) through which it is seen; other channels follow
     */
    record View(int position, int filter) {
    }

    /**
     * Appends its parameters to a network's.
     *
     * @param name such as "conv1"
     */
    ConvFilters(Conv layer, String name, Parameters parameters) {
        this.layer = layer;
        weight = parameters.add(name + ".weight", layer.kernel(), layer.kernel(),
                layer.channels(), layer.filters());
        bias = parameters.add(name + ".bias", layer.filters());
        sums = new float[layer.channels()][layer.filters()];
        views = new View[layer.height() * layer.width()][];
        Arrays.setAll(views, pixel -> views(pixel / layer.width(), pixel % layer.width()));
        parameters.onChange(this::sumUp);
    }

    private View[] views(int row, int column) {
        var views = new ArrayList<View>();
        for (int r = first(row); r <= last(row, layer.rows()); r++) {
            for (int c = first(column); c <= last(column, layer.columns()); c++) {
                views.add(new View(r * layer.columns() + c, filter(row - r * layer.stride(),
                        column - c * layer.stride())));
            }
        }
        return views.toArray(View[]::new);
    }

    /** The first row (or column) of the output from which this row (or column) is seen. */
    private int first(int row) {
        return Math.max(0, row - layer.kernel() + layer.stride()) / layer.stride();
    }

    /** The last of these rows, which may precede the first. */
    private int last(int row, int rows) {
        return Math.min(row / layer.stride(), rows - 1);
    }

    private void sumUp() {
        for (float[] sum : sums) {
            Arrays.fill(sum, 0);
        }
        float[][] w = weight.rows();
        for (int n = 0; n < w.length; n++) {
            Vectors.add(1, w[n], sums[n % layer.channels()]);
        }
    }

    Conv layer() {
        return layer;
    }

    Parameter weight() {
        return weight;
    }

    Parameter bias() {
        return bias;
    }

    float[][] sums() {
        return sums;
    }

    /** The row of W(i, j, 0, .); those of the other channels follow. */
    int filter(int i, int j) {
        return (i * layer.kernel() + j) * layer.channels();
    }

    View[] views(int pixel) {
        return views[pixel];
    }

    /** An empty image for the input. */
    SparseImage newInput() {
        return new SparseImage(layer.height() * layer.width(), layer.channels());
    }

    /** An empty image for the output. */
    SparseImage newOutput() {
        return new SparseImage(layer.rows() * layer.columns(), layer.filters());
    }

    /** Begins the output: its value where all pixels under the filter are background. */
    void begin(SparseImage x, SparseImage y) {
        float[] pixel = bias.rows()[0].clone();
        for (int k = 0; k < layer.channels(); k++) {
            Vectors.add(x.background()[k], sums[k], pixel);
        }
        y.begin(pixel);
    }

    /** The output for one image; safe from several threads at once. */
    void forward(SparseImage x, SparseImage y) {
        begin(x, y);
        var difference = new float[layer.channels()];
        for (int n = 0; n < x.size(); n++) {
            float[] value = x.value(n);
            for (int k = 0; k < difference.length; k++) {
                difference[k] = value[k] - x.background()[k];
            }
            for (View view : views[x.pixel(n)]) {
                add(difference, view.filter, y.at(view.position));
            }
        }
    }

    /** y += difference times W(i, j, ., .). */
    private void add(float[] difference, int filter, float[] y) {
        float[][] w = weight.rows();
        int k = 0;
        for (; k + 3 < difference.length; k += 4) {
            Vectors.addFour(difference[k], w[filter + k], difference[k + 1], w[filter + k + 1],
                    difference[k + 2], w[filter + k + 2], difference[k + 3], w[filter + k + 3],
                    y);
        }
        for (; k < difference.length; k++) {
            Vectors.add(difference[k], w[filter + k], y);
        }
    }

    void initialise(RandomGenerator random) {
        Initialisation.uniform(random, weight.rows().length, weight, bias);
    }
}
