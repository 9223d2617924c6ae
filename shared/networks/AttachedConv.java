package shared.networks;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.random.RandomGenerator;

/** A convolution in a network: where W and b are in the flat vector, and W again as arrays. */
final class AttachedConv implements Layer.Attached {

    private final Conv layer;
    private final Parameters parameters;
    private final int weight;
    private final int bias;

    /** W(i, j, k, .) in the order of i, j and k; the JVM makes vector code of whole arrays. */
    private final float[][] filters;

    /** The sum of W(i, j, k, .) over i and j: what a pixel adds that all others equal. */
    private final float[][] sums;

    /** Of each pixel of what comes in, from where it is seen. */
    private final View[][] views;

    /**
     * A place of the output from which a pixel is seen.
     *
     * @param filter through which W(i, j, 0, .) it is seen; those of other channels follow
     */
    record View(int place, int filter) {
    }

    AttachedConv(Conv layer, Parameters parameters, int weight, int bias) {
        this.layer = layer;
        this.parameters = parameters;
        this.weight = weight;
        this.bias = bias;
        filters = new float[layer.kernel() * layer.kernel() * layer.channels()][layer.filters()];
        sums = new float[layer.channels()][layer.filters()];
        views = new View[layer.height() * layer.width()][];
        Arrays.setAll(views, pixel -> views(pixel / layer.width(), pixel % layer.width()));
        parameters.onChange(weight, bias, this::copyWeights);
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

    /** Rows (or columns) of the output from which on this row (or column) is seen. */
    private int first(int row) {
        return Math.max(0, row - layer.kernel() + layer.stride()) / layer.stride();
    }

    /** The last of these rows, which may be before the first one. */
    private int last(int row, int rows) {
        return Math.min(row / layer.stride(), rows - 1);
    }

    private void copyWeights() {
        float[] theta = parameters.present();
        for (float[] sum : sums) {
            Arrays.fill(sum, 0);
        }
        for (int n = 0; n < filters.length; n++) {
            System.arraycopy(theta, weight + n * layer.filters(), filters[n], 0, layer.filters());
            Vectors.add(1, filters[n], sums[n % layer.channels()]);
        }
    }

    Conv layer() {
        return layer;
    }

    Parameters parameters() {
        return parameters;
    }

    /** Where W begins in the flat vector. */
    int weight() {
        return weight;
    }

    /** Where b begins in the flat vector. */
    int bias() {
        return bias;
    }

    float[][] sums() {
        return sums;
    }

    /** W(i, j, k, .) stands at this place for k = 0, and behind it for the others. */
    int filter(int i, int j) {
        return (i * layer.kernel() + j) * layer.channels();
    }

    float[][] filters() {
        return filters;
    }

    View[] views(int pixel) {
        return views[pixel];
    }

    /** An empty sketch of what comes in. */
    Sketch newInput() {
        return new Sketch(layer.height() * layer.width(), layer.channels());
    }

    /** An empty sketch of what goes out. */
    Sketch newOutput() {
        return new Sketch(layer.rows() * layer.columns(), layer.filters());
    }

    /** Begins the output: what it is at a place under which all pixels are alike. */
    void begin(Sketch x, Sketch y) {
        var pixel = new float[layer.filters()];
        System.arraycopy(parameters.present(), bias, pixel, 0, pixel.length);
        for (int k = 0; k < layer.channels(); k++) {
            Vectors.add(x.common()[k], sums[k], pixel);
        }
        y.begin(pixel);
    }

    /** The output for one picture; safe from several threads at once. */
    void forward(Sketch x, Sketch y) {
        begin(x, y);
        var difference = new float[layer.channels()];
        for (int n = 0; n < x.size(); n++) {
            float[] value = x.value(n);
            for (int k = 0; k < difference.length; k++) {
                difference[k] = value[k] - x.common()[k];
            }
            for (View view : views[x.pixel(n)]) {
                add(difference, view.filter, y.at(view.place));
            }
        }
    }

    /** y += difference times W(i, j, ., .). */
    private void add(float[] difference, int filter, float[] y) {
        int k = 0;
        for (; k + 3 < difference.length; k += 4) {
            Vectors.addFour(difference[k], filters[filter + k],
                    difference[k + 1], filters[filter + k + 1],
                    difference[k + 2], filters[filter + k + 2],
                    difference[k + 3], filters[filter + k + 3], y);
        }
        for (; k < difference.length; k++) {
            Vectors.add(difference[k], filters[filter + k], y);
        }
    }

    @Override
    public int outputs() {
        return layer.rows() * layer.columns() * layer.filters();
    }

    @Override
    public String shape() {
        return "(" + layer.rows() + ", " + layer.columns() + ", " + layer.filters() + ")";
    }

    @Override
    public void initialise(RandomGenerator random) {
        float bound = (float) (1 / Math.sqrt(filters.length));
        for (int i = weight; i < bias + layer.filters(); i++) {
            parameters.values()[i] = random.nextFloat(-bound, bound);
        }
    }

    @Override
    public float[] forward(float[] x) {
        return new Convolutions(this).forward(x);
    }

    @Override
    public Layer.Batch batch(int maxRows, boolean first) {
        return new Convolutions(this).batch(maxRows, first);
    }

    @Override
    public boolean needsBackend(int rows) {
        return true;
    }
}
