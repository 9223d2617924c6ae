package shared.files;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Writes a file whole or not at all: an older file stays until the new one is complete. */
public final class AtomicFile {

    /** The content of a file. */
    public interface Content {

        /** Writes the whole content; the stream stays open. */
        void write(OutputStream out) throws IOException;
    }

    private static final int MOST_LINKS = 40;
    private static final int WAIT_SECONDS = 5;

    private AtomicFile() {
    }

    /**
     * Writes a temporary file in the same folder, then moves it to its place. A pipe or a device is
     * written to directly; if nobody reads a pipe for some seconds, this gives up.
     *
     * @param file the file
     * @param content writes the content
     * @throws UserError if the file cannot be written, because the disk is full, say, or the folder
     *     is gone; the message says why
     */
    public static void write(Path file, Content content) {
        try {
            if (isSpecial(file)) {
                try (var out = new BufferedOutputStream(open(file))) {
                    content.write(out);
                }
                return;
            }
            Path target = target(file);
            PartFile.clear(target.getParent());
            Path part = PartFile.of(target);
            try {
                try (var out = new BufferedOutputStream(Files.newOutputStream(part))) {
                    content.write(out);
                }
                Files.move(part, target, StandardCopyOption.ATOMIC_MOVE,
                        StandardCopyOption.REPLACE_EXISTING);
            } finally {
                Files.deleteIfExists(part);
            }
        } catch (IOException e) {
            throw new UserError(UserError.WORLD,
                    "Cannot write " + file + ": " + Reason.of(e) + ".", e);
        }
    }

    /**
     * Gives a file that will be replaced a second name, the first of a-1.npz, a-2.npz and so on
     * that is free.
     *
     * @return the second name; empty if the file does not exist
     * @throws UserError if that fails; the message says why
     */
    public static Optional<Path> keep(Path file) {
        try {
            Path target = target(file);
            if (!Files.isRegularFile(target)) {
                return Optional.empty();
            }
            String name = file.getFileName().toString();
            int end = name.contains(".") ? name.lastIndexOf('.') : name.length();
            Path kept;
            int i = 1;
            do {
                kept = file.resolveSibling(name.substring(0, end) + "-" + i + name.substring(end));
                i++;
            } while (Files.exists(kept, LinkOption.NOFOLLOW_LINKS));
            // The file keeps its own name, too, until the new one is complete.
            try {
                Files.createLink(kept, target);
            } catch (FileSystemException | UnsupportedOperationException e) {
                Files.copy(target, kept);
            }
            return Optional.of(kept);
        } catch (IOException e) {
            throw new UserError(UserError.WORLD, "Cannot keep the earlier " + file + ": "
                    + Reason.of(e) + ".", e);
        }
    }

    /** Opens a pipe or a device. The system waits without end for somebody to read a pipe. */
    private static OutputStream open(Path file) throws IOException {
        var opened = new CompletableFuture<OutputStream>();
        var opener = new Thread(() -> {
            try {
                opened.complete(Files.newOutputStream(file));
            } catch (IOException | RuntimeException e) {
                opened.completeExceptionally(e);
            }
        }, "opener of " + file);
        opener.setDaemon(true);
        opener.start();
        try {
            return opened.get(WAIT_SECONDS, TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            throw new IOException("it is a pipe that nobody reads", e);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof IOException io ? io : new IOException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("the program was interrupted", e);
        }
    }

    /** Whether a file exists that can only be written to: a pipe, a device or a folder. */
    static boolean isSpecial(Path file) {
        return Files.exists(file) && !Files.isRegularFile(file);
    }

    /**
     * The file to which a path leads, in its real folder. If the path is a symbolic link, the file
     * is that to which the link points, even if it does not exist yet.
     *
     * @throws IOException if a folder is missing, if links point to each other in a loop, or if
     *     they lead to a file to which a stream of this process is redirected
     */
    static Path target(Path file) throws IOException {
        Path path = file.toAbsolutePath();
        for (int links = 0; Files.isSymbolicLink(path); links++) {
            if (links == MOST_LINKS) {
                throw new IOException("its symbolic links point to each other in a loop");
            }
            Path folder = realFolder(path);
            if (folder.startsWith("/proc")) {
                // Replaced, the file would lose what the stream writes to it.
                throw new IOException("a stream is redirected to the file to which it leads");
            }
            path = folder.resolve(Files.readSymbolicLink(path));
        }
        return path.getFileName() == null ? path : realFolder(path).resolve(path.getFileName());
    }

    private static Path realFolder(Path path) throws IOException {
        return path.getParent().toRealPath();
    }
}
