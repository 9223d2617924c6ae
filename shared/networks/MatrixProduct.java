package shared.networks;

import java.util.HashMap;
import java.util.Map;
import org.nd4j.linalg.api.ops.DynamicCustomOp;
import org.nd4j.linalg.api.ops.OpContext;
import org.nd4j.linalg.factory.Nd4j;

/**
 * ND4J's matrix product c = a b, prepared once for each size of a batch and run many times.
 * Preparing it takes longer than a small product: {@code a.mmul(b)}, which prepares it each time,
 * takes about 60 microseconds, and this class takes 2.
 */
final class MatrixProduct {

    private final Matrix a;
    private final Matrix b;
    private final Matrix c;
    private final DynamicCustomOp operation;
    private final Map<Integer, OpContext> prepared = new HashMap<>();

    /**
     * Creates the product. Where {@code transposeA} (or {@code transposeB}) is set, the transpose
     * of a (or b) is used.
     */
    MatrixProduct(Matrix a, boolean transposeA, Matrix b, boolean transposeB, Matrix c) {
        this.a = a;
        this.b = b;
        this.c = c;
        operation = DynamicCustomOp.builder("matmul")
                .addIntegerArguments(transposeA ? 1 : 0, transposeB ? 1 : 0, 0)
                .build();
    }

    /** Computes c from the current a and b, for a batch of {@code rows} rows. */
    void run(int rows) {
        Nd4j.getExecutioner().exec(operation,
                prepared.computeIfAbsent(Matrix.roundUp(rows), this::prepare));
    }

    private OpContext prepare(int rows) {
        OpContext context = Nd4j.getExecutioner().buildContext();
        context.setInputArray(0, a.rows(rows));
        context.setInputArray(1, b.rows(rows));
        context.setOutputArray(0, c.rows(rows));
        context.setIArguments(operation.iArgs());
        // The result's array is given, so ND4J need not work out its shape.
        context.shapeFunctionOverride(true);
        return context;
    }
}
