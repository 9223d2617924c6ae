package shared.networks;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.random.RandomGenerator;

/** The filters of a convolution in a network, and the positions at which they cover a pixel. */
final class ConvFilters {

    private final Conv layer;
    private final Parameter weight;
    private final Parameter bias;

    /**
     * The sum of W(i, j, k, .) over i and j: the weights of an image whose pixels are all equal.
     */
    private final float[][] sums;

    /** For each pixel of the input, its views. */
    private final View[][] views;

    /**
     * A position of the output at which a filter covers a pixel of the input.
     *
     * @param position the index of the position, counted row by row
     * @param filter the index of the row W(i, j, 0, .) that weights the pixel's first channel; the
     *     rows of the other channels follow
     */
    record View(int position, int filter) {
    }

    /**
     * Appends the parameters of the filters to those of a network.
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

    /** The first row (or column) of the output at which a filter covers this row (or column). */
    private int first(int row) {
        return Math.max(0, row - layer.kernel() + layer.stride()) / layer.stride();
    }

    /** The last of these rows (or columns); it lies before the first if there is none. */
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

    /** The index of the row W(i, j, 0, .); the rows of the other channels follow. */
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

    /**
     * Fills the output with the value that it has where all pixels under the filter are background.
     */
    void begin(SparseImage x, SparseImage y) {
        float[] pixel = bias.rows()[0].clone();
        for (int k = 0; k < layer.channels(); k++) {
            Vectors.add(x.background()[k], sums[k], pixel);
        }
        y.begin(pixel);
    }

    /** Computes the output for one image. Several threads may call it at once. */
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
