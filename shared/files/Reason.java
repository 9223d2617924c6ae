package shared.files;

import java.io.EOFException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import javax.imageio.IIOException;

/** Says in words why a file cannot be read or written. */
public final class Reason {

    private Reason() {
    }

    /**
     * Returns the reason for an exception in words that can follow the name of the file. The
     * message of some exceptions is only that name.
     */
    public static String of(IOException e) {
        if (e instanceof IIOException && e.getCause() instanceof IOException cause) {
            // ImageIO says only that there was an error.
            return of(cause);
        }
        if (e instanceof NoSuchFileException) {
            return "there is no such file or folder";
        }
        if (e instanceof AccessDeniedException) {
            return "access is denied";
        }
        if (e instanceof FileAlreadyExistsException) {
            return "there is a file of that name already";
        }
        if (e instanceof NotDirectoryException) {
            return "it is not a folder";
        }
        if (e instanceof EOFException || e.getMessage() == null) {
            return "it ends too early";
        }
        // The message of a file system's exception is the name of the file; its reason may be null.
        return e instanceof FileSystemException problem ? problem.getReason() == null
                ? "the file system refuses it" : problem.getReason() : e.getMessage().strip();
    }
}
