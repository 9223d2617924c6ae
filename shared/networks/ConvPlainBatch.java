package shared.networks;

import java.util.Arrays;

/**
 * The first convolution of a network, of whose input nobody wants the gradient: pictures of one or
 * two numbers a pixel, which are added up where they are.
 */
final class ConvPlainBatch extends ConvBatch {

    private final float[][] weightGradient;

    ConvPlainBatch(AttachedConv conv) {
        super(conv);
        weightGradient = new float[conv.filters().length][layer.filters()];
    }

    @Override
    void forward(Sketch[] x, Sketch[] y, int rows) {
        for (int t = 0; t < rows; t++) {
            conv.forward(x[t], y[t]);
        }
    }

    @Override
    void backwardDifferences(Sketch[] x, Sketch[] y, int rows, float[] gradient) {
        for (float[] row : weightGradient) {
            Arrays.fill(row, 0);
        }
        var difference = new float[layer.channels()];
        for (int t = 0; t < rows; t++) {
            for (int n = 0; n < x[t].size(); n++) {
                writeDifference(x[t], n, difference, 0);
                for (AttachedConv.View view : conv.views(x[t].pixel(n))) {
                    float[] dy = y[t].gradientAt(view.place());
                    for (int k = 0; k < difference.length; k++) {
                        Vectors.add(difference[k], dy, weightGradient[view.filter() + k]);
                    }
                }
            }
        }
        for (int n = 0; n < weightGradient.length; n++) {
            int at = conv.weight() + n * layer.filters();
            for (int f = 0; f < layer.filters(); f++) {
                gradient[at + f] += weightGradient[n][f];
            }
        }
    }
}
