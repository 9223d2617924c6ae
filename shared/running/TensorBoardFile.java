package shared.running;

import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.CRC32C;
import org.nd4j.shade.protobuf.CodedOutputStream;

/**
 * A file of scalar events for TensorBoard: protocol buffers of the message {@code Event}
 * (tensorflow/core/util/event.proto), each framed as a TFRecord. A record holds the length and the
 * data, and a masked checksum of each.
 */
final class TensorBoardFile implements Closeable {

    private static final int WALL_TIME = 1;
    private static final int STEP = 2;
    private static final int FILE_VERSION = 3;
    private static final int SUMMARY = 5;
    private static final int SUMMARY_VALUE = 1;
    private static final int VALUE_TAG = 1;
    private static final int VALUE_SIMPLE = 2;

    private interface Fields {
        void write(CodedOutputStream out) throws IOException;
    }

    private final OutputStream out;

    /** Creates a file in a folder. The folder is created if it does not exist. */
    TensorBoardFile(Path folder) throws IOException {
        Files.createDirectories(folder);
        long now = System.currentTimeMillis();
        String stem = "events.out.tfevents." + now / 1000 + ".lesson."
                + ProcessHandle.current().pid();
        Path file = folder.resolve(stem);
        for (int i = 1; Files.exists(file); i++) {
            file = folder.resolve(stem + "." + i);
        }
        out = new BufferedOutputStream(Files.newOutputStream(file));
        frame(message(event -> {
            event.writeDouble(WALL_TIME, now / 1000.0);
            event.writeString(FILE_VERSION, "brain.Event:2");
        }));
    }

    /** Adds a point to the curve called {@code tag}. */
    void scalar(String tag, long step, double value, long millis) throws IOException {
        byte[] point = message(fields -> {
            fields.writeString(VALUE_TAG, tag);
            fields.writeFloat(VALUE_SIMPLE, (float) value);
        });
        byte[] summary = message(fields -> fields.writeByteArray(SUMMARY_VALUE, point));
        frame(message(event -> {
            event.writeDouble(WALL_TIME, millis / 1000.0);
            event.writeInt64(STEP, step);
            event.writeByteArray(SUMMARY, summary);
        }));
    }

    void flush() throws IOException {
        out.flush();
    }

    @Override
    public void close() throws IOException {
        out.close();
    }

    private static byte[] message(Fields fields) throws IOException {
        var bytes = new ByteArrayOutputStream();
        CodedOutputStream coded = CodedOutputStream.newInstance(bytes);
        fields.write(coded);
        coded.flush();
        return bytes.toByteArray();
    }

    private void frame(byte[] data) throws IOException {
        byte[] length = ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN)
                .putLong(data.length).array();
        out.write(length);
        out.write(maskedChecksum(length));
        out.write(data);
        out.write(maskedChecksum(data));
    }

    /**
     * Returns a checksum that is masked, as TFRecord requires. Without the mask, checksums of data
     * that contain checksums are weak.
     */
    private static byte[] maskedChecksum(byte[] data) {
        var crc = new CRC32C();
        crc.update(data);
        int value = (int) crc.getValue();
        return ByteBuffer.allocate(4).order(ByteOrder.LITTLE_ENDIAN)
                .putInt(Integer.rotateRight(value, 15) + 0xA282EAD8).array();
    }
}
