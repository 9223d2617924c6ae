package shared.networks;

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

    AttachedConv(Conv layer, Parameters parameters, int weight, int bias) {
        this.layer = layer;
        this.parameters = parameters;
        this.weight = weight;
        this.bias = bias;
        filters = new float[layer.kernel() * layer.kernel() * layer.channels()][layer.filters()];
        sums = new float[layer.channels()][layer.filters()];
        parameters.onChange(weight, bias, this::copyWeights);
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

    /** The output at a place under which all pixels are alike; a new array. */
    float[] everywhere(float[] pixel) {
        var y = new float[layer.filters()];
        System.arraycopy(parameters.present(), bias, y, 0, y.length);
        for (int k = 0; k < pixel.length; k++) {
            Vectors.add(pixel[k], sums[k], y);
        }
        return y;
    }

    /** Rows (or columns) of the output from which on this row (or column) is seen. */
    int first(int row) {
        return Math.max(0, row - layer.kernel() + layer.stride()) / layer.stride();
    }

    /** The last of these rows, which may be before the first one. */
    int last(int row, int rows) {
        return Math.min(row / layer.stride(), rows - 1);
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
        var sketch = new Sketch(layer.height() * layer.width(), layer.channels());
        sketch.draw(x, 0);
        var y = new Sums(everywhere(sketch.common()));
        for (int n = 0; n < sketch.size(); n++) {
            int number = n;
            y.visit(sketch.pixel(n), (filter, sum) -> add(sketch, number, filter, sum));
        }
        return y.all();
    }

    /**
     * The same for a picture of zeros, ones and minus ones.
     *
     * @param places p for a 1 at p, ~p for a -1 at p
     */
    float[] forward(int[] places) {
        var y = new Sums(everywhere(new float[layer.channels()]));
        for (int p : places) {
            int place = p >= 0 ? p : ~p;
            int channel = place % layer.channels();
            y.visit(place / layer.channels(), (filter, sum) ->
                    Vectors.add(p >= 0 ? 1 : -1, filters[filter + channel], sum));
        }
        return y.all();
    }

    /** An output in the making: most of its places are the same, and are not even written yet. */
    private final class Sums {

        private final float[] everywhere;
        private final float[][] places = new float[layer.rows() * layer.columns()][];

        Sums(float[] everywhere) {
            this.everywhere = everywhere;
        }

        /** Goes to all places from which a pixel is seen, with the filters it is seen through. */
        void visit(int pixel, Addition addition) {
            int row = pixel / layer.width();
            int column = pixel % layer.width();
            for (int r = first(row); r <= last(row, layer.rows()); r++) {
                for (int c = first(column); c <= last(column, layer.columns()); c++) {
                    int place = r * layer.columns() + c;
                    if (places[place] == null) {
                        places[place] = everywhere.clone();
                    }
                    addition.add(filter(row - r * layer.stride(), column - c * layer.stride()),
                            places[place]);
                }
            }
        }

        float[] all() {
            var all = new float[outputs()];
            for (int place = 0; place < places.length; place++) {
                System.arraycopy(places[place] == null ? everywhere : places[place], 0, all,
                        place * everywhere.length, everywhere.length);
            }
            return all;
        }
    }

    /** Adds to the sum of a place what a pixel is through some filters. */
    private interface Addition {
        void add(int filter, float[] sum);
    }

    /** y += the n-th difference times W(i, j, ., .). */
    private void add(Sketch sketch, int n, int filter, float[] y) {
        int k = 0;
        for (; k + 3 < layer.channels(); k += 4) {
            Vectors.addFour(sketch.difference(n, k), filters[filter + k],
                    sketch.difference(n, k + 1), filters[filter + k + 1],
                    sketch.difference(n, k + 2), filters[filter + k + 2],
                    sketch.difference(n, k + 3), filters[filter + k + 3], y);
        }
        for (; k < layer.channels(); k++) {
            Vectors.add(sketch.difference(n, k), filters[filter + k], y);
        }
    }

    @Override
    public Layer.Batch batch(int maxRows, boolean first) {
        return new ConvBatch(this, maxRows, first);
    }

    @Override
    public boolean needsBackend(int rows) {
        return true;
    }
}
