package shared.sweeps;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import shared.files.Reason;
import shared.files.UserError;

/**
 * The file that collects the results of a sweep, a line of JSON for each. Each line is appended at
 * once, so whatever happens to the program, nothing of what was there is lost. One program at a
 * time may write to a file.
 */
final class ResultsFile implements AutoCloseable {

    private final Path path;
    private final FileChannel channel;
    private final List<Result> before;

    /** The length of the whole lines in bytes. */
    private long length;

    /**
     * Opens a file, or creates it, and drops a last line that is not whole, as a program leaves it
     * that is killed while it writes.
     *
     * @throws UserError if the file cannot be written, if another sweep writes to it, or if it
     *     holds anything else than results
     */
    ResultsFile(Path path) {
        this.path = path;
        try {
            channel = FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.WRITE,
                    StandardOpenOption.READ);
        } catch (IOException e) {
            throw new UserError(UserError.USAGE, "--out: cannot write " + path + ": "
                    + Reason.of(e) + "; choose another name or folder.", e);
        }
        try {
            requireAlone();
            // Not by another channel: the system gives the lock up when this process closes any.
            byte[] bytes = Channels.newInputStream(channel).readAllBytes();
            before = results(path, bytes);
            length = wholeLines(bytes);
            channel.truncate(length);
            channel.position(length);
        } catch (IOException e) {
            close();
            throw new UserError(UserError.WORLD, "Cannot read " + path + ": " + Reason.of(e) + ".",
                    e);
        } catch (UserError e) {
            close();
            throw e;
        }
    }

    private void requireAlone() throws IOException {
        FileLock lock;
        try {
            lock = channel.tryLock();
        } catch (OverlappingFileLockException e) {
            lock = null;
        }
        if (lock == null) {
            throw new UserError(UserError.USAGE, "Another sweep is writing to " + path
                    + ": wait until it ends, or choose another --out.");
        }
    }

    /**
     * Reads the results of a file that nobody or somebody else writes to, without a last line that
     * is not whole.
     *
     * @throws UserError if it cannot be read, or if it holds anything else than results
     */
    static List<Result> read(Path path) {
        try {
            return results(path, Files.readAllBytes(path));
        } catch (IOException e) {
            throw new UserError(UserError.USAGE, "Cannot read " + path + ": " + Reason.of(e) + ".",
                    e);
        }
    }

    private static List<Result> results(Path path, byte[] bytes) {
        var results = new ArrayList<Result>();
        for (String line : new String(bytes, 0, wholeLines(bytes), StandardCharsets.UTF_8)
                .lines().toList()) {
            try {
                results.add(Result.read(line));
            } catch (IllegalArgumentException e) {
                throw new UserError(UserError.USAGE, path + ", line " + (results.size() + 1)
                        + ": " + e.getMessage() + ".", e);
            }
        }
        return results;
    }

    private static int wholeLines(byte[] bytes) {
        int end = bytes.length;
        while (end > 0 && bytes[end - 1] != '\n') {
            end--;
        }
        return end;
    }

    /** The results that were there when the file was opened. */
    List<Result> before() {
        return before;
    }

    /**
     * Appends a result.
     *
     * @throws UserError if it cannot be written, for example because the disk is full; then the
     *     file is as it was
     */
    synchronized void append(Result result) {
        byte[] line = (result.line() + "\n").getBytes(StandardCharsets.UTF_8);
        try {
            for (ByteBuffer left = ByteBuffer.wrap(line); left.hasRemaining();) {
                channel.write(left);
            }
            length += line.length;
        } catch (IOException e) {
            try {
                channel.truncate(length);
            } catch (IOException torn) {
                // The line that is not whole is dropped when the file is opened again.
            }
            throw new UserError(UserError.WORLD, "Cannot write " + path + ": " + Reason.of(e)
                    + ". The results so far stay; the same command goes on from there.", e);
        }
    }

    /** Closes the file, so that another sweep may write to it. */
    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            // Everything has been written already.
        }
    }
}
