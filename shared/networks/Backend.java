package shared.networks;

import java.io.IOException;
import org.bytedeco.javacpp.Loader;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.nativeblas.NativeOpsHolder;
import shared.files.UserError;

/**
 * Starts ND4J once, with a number of threads that suits the small networks of the lessons.
 *
 * <p>The threads of ND4J and those of its matrix library wait for each other by spinning. With the
 * defaults, the product of a 2000 x 16 and a 16 x 16 matrix takes about 10 ms; with one thread
 * each, it takes 0.2 ms. The lessons use several cores by running seeds or worlds side by side
 * instead.
 */
final class Backend {

    private static boolean started;

    private Backend() {
    }

    /**
     * Makes sure that ND4J has started. The first call takes about half a second. It takes longer
     * on a computer that has never run ND4J, because the native code must be unpacked.
     *
     * @throws UserError if the native code cannot be loaded, for example from a full disk
     */
    static synchronized void start() {
        if (started) {
            return;
        }
        try {
            Nd4j.getEnvironment().setMaxMasterThreads(1);
            NativeOpsHolder.getInstance().getDeviceNativeOps().setOmpNumThreads(1);
            Nd4j.factory().blas().setMaxThreads(1);
            started = true;
        } catch (LinkageError | RuntimeException e) {
            throw new UserError(UserError.WORLD, "Cannot load ND4J's native code from " + cache()
                    + ", which must be writable, have 400 MB of room and not be mounted noexec;"
                    + " another folder can be named before the lesson: ./jbang"
                    + " -Dorg.bytedeco.javacpp.cachedir=FOLDER lessons/...", e);
        }
    }

    /** The folder into which the native code is unpacked. */
    private static String cache() {
        try {
            return Loader.getCacheDir().toString();
        } catch (IOException none) {
            return "the folder .javacpp in the home folder";
        }
    }
}
