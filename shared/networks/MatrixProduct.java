package shared.networks;

import org.nd4j.linalg.api.ops.DynamicCustomOp;
import org.nd4j.linalg.api.ops.OpContext;
import org.nd4j.linalg.factory.Nd4j;

/**
 * The product c = a b of fixed matrices, prepared once and run many times. Preparing it costs more
 * than running it: {@code a.mmul(b)}, which prepares it each time, takes some 50 microseconds for
 * matrices that are multiplied in one.
 */
final class MatrixProduct {

    private final DynamicCustomOp operation;
    private final OpContext context;

    /** Where {@code transposeA} (or B) is set, a (or b) takes part as its transpose. */
    MatrixProduct(NativeMatrix a, boolean transposeA, NativeMatrix b, boolean transposeB,
            NativeMatrix c) {
        operation = DynamicCustomOp.builder("matmul")
                .addInputs(a.array(), b.array())
                .addOutputs(c.array())
                .addIntegerArguments(transposeA ? 1 : 0, transposeB ? 1 : 0, 0)
                .build();
        context = Nd4j.getExecutioner().buildContext();
        context.setInputArray(0, a.array());
        context.setInputArray(1, b.array());
        context.setOutputArray(0, c.array());
        context.setIArguments(operation.iArgs());
        context.shapeFunctionOverride(true);
    }

    /** Computes c from what a and b hold now. */
    void run() {
        Nd4j.getExecutioner().exec(operation, context);
    }
}
