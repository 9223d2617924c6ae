package shared.networks;

import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.nativeblas.NativeOpsHolder;

/**
 * Starts ND4J once, with a number of threads that suits the small networks of the lessons.
 *
 * <p>The threads of ND4J and those of its matrix library wait for each other by spinning. With the
 * defaults, the product of a 2000 x 16 and a 16 x 16 matrix takes about 10 ms; with one thread
 * each, it takes 0.2 ms. The lessons use several cores by running seeds or worlds side by side
 * instead.
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
     * Makes sure that ND4J has started. The first call takes about half a second. It takes longer
     * on a computer that has never run ND4J, because the native code must be unpacked.
     */
    static void start() {
        // Loading the class has already run the static block.
    }
}
