package shared.slides;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import shared.files.Reason;
import shared.files.UserError;

/**
 * A chart or a film that is part of the page itself.
 *
 * @param data the file as a data URI
 * @param width in pixels
 * @param height in pixels
 */
record Picture(String data, int width, int height) {

    private static final int PNG_SIZE_AT = 16;
    private static final int GIF_SIZE_AT = 6;

    /**
     * Reads a picture.
     *
     * @throws UserError with {@link UserError#USAGE} if the file cannot be read or is neither a PNG
     *     nor a GIF
     */
    static Picture read(Path file) {
        try {
            byte[] bytes = Files.readAllBytes(file);
            ByteBuffer buffer = ByteBuffer.wrap(bytes);
            if (begins(bytes, "\u0089PNG", PNG_SIZE_AT + 8)) {
                return new Picture(uri("png", bytes), buffer.getInt(PNG_SIZE_AT),
                        buffer.getInt(PNG_SIZE_AT + 4));
            }
            if (begins(bytes, "GIF8", GIF_SIZE_AT + 4)) {
                buffer.order(ByteOrder.LITTLE_ENDIAN);
                return new Picture(uri("gif", bytes), buffer.getShort(GIF_SIZE_AT) & 0xFFFF,
                        buffer.getShort(GIF_SIZE_AT + 2) & 0xFFFF);
            }
        } catch (IOException e) {
            throw new UserError(UserError.USAGE, "Cannot read the picture " + file + ": "
                    + Reason.of(e) + ".", e);
        }
        throw new UserError(UserError.USAGE, file + " is neither a PNG nor a GIF.");
    }

    private static boolean begins(byte[] bytes, String start, int length) {
        for (int i = 0; i < start.length(); i++) {
            if (bytes.length < length || bytes[i] != (byte) start.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    private static String uri(String type, byte[] bytes) {
        return "data:image/" + type + ";base64," + Base64.getEncoder().encodeToString(bytes);
    }

    /** Whether it is so wide that nothing fits beside it. */
    boolean isWide() {
        return width > 2 * height;
    }

    /** The picture as an element. */
    String html(String description) {
        return "<img src=\"" + data + "\" alt=\"" + Highlight.escape(description) + "\" width=\""
                + width + "\" height=\"" + height + "\">";
    }
}
