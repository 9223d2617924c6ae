package shared.running;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.CRC32C;
import org.nd4j.shade.protobuf.CodedInputStream;
import org.nd4j.shade.protobuf.CodedOutputStream;
import org.nd4j.shade.protobuf.InvalidProtocolBufferException;
import org.nd4j.shade.protobuf.WireFormat;

/**
 * A file of scalar events for TensorBoard: protocol buffers of the message {@code Event}
 * (tensorflow/core/util/event.proto), each framed as a TFRecord. A record holds the length and the
 * data, and a masked checksum of each.
 */
final class TensorBoardFile implements Closeable {

    private static final String PREFIX = "events.out.tfevents.";

    /** A record of this class has less than a hundred bytes and the name of a curve. */
    private static final int MOST_BYTES = 1 << 20;

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
        String stem = PREFIX + now / 1000 + ".lesson."
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

    /**
     * Reads the curves of all files of a folder, as far as they are whole: a file may end within a
     * record if its program was killed.
     *
     * @return the values of each curve, the first that was written for each step; a curve begins at
     *     step 1
     */
    static Map<String, Series> read(Path folder) throws IOException {
        var curves = new HashMap<String, Series>();
        try (Stream<Path> files = Files.list(folder)) {
            // Their names begin with the times at which they were created.
            for (Path file : files.filter(TensorBoardFile::isEvents).sorted().toList()) {
                try (var in = new DataInputStream(new BufferedInputStream(
                        Files.newInputStream(file)))) {
                    for (byte[] event = event(in); event != null; event = event(in)) {
                        readEvent(CodedInputStream.newInstance(event), curves);
                    }
                } catch (EOFException | InvalidProtocolBufferException e) {
                    // What follows cannot be read by TensorBoard either.
                }
            }
        }
        return curves;
    }

    private static boolean isEvents(Path file) {
        return file.getFileName().toString().startsWith(PREFIX) && Files.isRegularFile(file);
    }

    /** The next record; null if there is none or it is damaged. */
    private static byte[] event(DataInputStream in) throws IOException {
        byte[] length = in.readNBytes(8);
        if (length.length < 8) {
            return null;
        }
        long bytes = ByteBuffer.wrap(length).order(ByteOrder.LITTLE_ENDIAN).getLong();
        if (in.readInt() != ByteBuffer.wrap(maskedChecksum(length)).getInt() || bytes < 0
                || bytes > MOST_BYTES) {
            return null;
        }
        byte[] data = in.readNBytes((int) bytes);
        return data.length == bytes
                && in.readInt() == ByteBuffer.wrap(maskedChecksum(data)).getInt() ? data : null;
    }

    private static void readEvent(CodedInputStream event, Map<String, Series> curves)
            throws IOException {
        long step = 0;
        byte[] summary = {};
        for (int tag = event.readTag(); tag != 0; tag = event.readTag()) {
            switch (WireFormat.getTagFieldNumber(tag)) {
                case STEP -> step = event.readInt64();
                case SUMMARY -> summary = event.readByteArray();
                default -> event.skipField(tag);
            }
        }
        CodedInputStream values = CodedInputStream.newInstance(summary);
        for (int tag = values.readTag(); tag != 0; tag = values.readTag()) {
            if (WireFormat.getTagFieldNumber(tag) == SUMMARY_VALUE) {
                readValue(CodedInputStream.newInstance(values.readByteArray()), step, curves);
            } else {
                values.skipField(tag);
            }
        }
    }

    private static void readValue(CodedInputStream value, long step, Map<String, Series> curves)
            throws IOException {
        String name = "";
        float number = Float.NaN;
        for (int tag = value.readTag(); tag != 0; tag = value.readTag()) {
            switch (WireFormat.getTagFieldNumber(tag)) {
                case VALUE_TAG -> name = value.readString();
                case VALUE_SIMPLE -> number = value.readFloat();
                default -> value.skipField(tag);
            }
        }
        Series curve = curves.computeIfAbsent(name, any -> new Series());
        if (step == curve.size() + 1) {
            curve.add(number);
        }
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
