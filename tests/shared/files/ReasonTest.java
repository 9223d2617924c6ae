package shared.files;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.EOFException;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import javax.imageio.IIOException;
import org.junit.jupiter.api.Test;

/** Tests of the reasons why files cannot be read or written. */
class ReasonTest {

    @Test
    void theReasonIsWhole() {
        assertEquals("it ends too early", Reason.of(new EOFException()));
        assertEquals("a: 0x5012 at 147", Reason.of(new IOException("a: 0x5012 at 147")));
        assertEquals("there is a file of that name already",
                Reason.of(new FileAlreadyExistsException("a.npz")));
        assertEquals("there is no such file or folder",
                Reason.of(new NoSuchFileException("a.npz")));
        assertEquals("File name too long",
                Reason.of(new FileSystemException("a", null, "File name too long")));
        assertEquals("the file system refuses it", Reason.of(new FileSystemException("a")));
    }

    @Test
    void theReasonOfAPictureIsThatOfItsFile() {
        assertEquals("No space left on device", Reason.of(new IIOException("I/O error",
                new IOException("No space left on device"))));
    }

    /** The cause of a sentence may be a message for programmers. */
    @Test
    void aSentenceIsNotReplacedByItsCause() {
        assertEquals("it is damaged", Reason.of(new IOException("it is damaged",
                new IOException("invalid CEN header"))));
    }
}
