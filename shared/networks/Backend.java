package shared.networks;

import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.nativeblas.NativeOpsHolder;

/**
 * Starts ND4J, once, with threads that suit the small networks of the lessons.
 *
 * <p>ND4J's own threads and those of its matrix library wait for each other by spinning: with the
 * defaults, a product of 2000 x 16 by 16 x 16 takes some 10 ms, with one thread each 0.2 ms. The
 * lessons use the machine's cores by running several seeds or worlds side by side instead.
 */
final class Backend {

    static {
        Nd4j.getEnvironment().setMaxMasterThreads(1);
        NativeOpsHolder.getInstance().getDeviceNativeOps().setOmpNumThreads(1);
        Nd4j.factory().blas().setMaxThreads(1);
    }

    private Backend() {
    }

    /**
     * Makes sure that ND4J has started. The first call takes about half a second, and longer on a
     * machine that never ran it, as its native code must be unpacked.
     */
    static void start() {
        // Loading the class has done it.
    }
}
