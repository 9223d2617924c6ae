package shared.environments;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.util.function.Consumer;

/** Draws the pictures that {@link Environment#render} returns. */
public final class Pictures {

    private Pictures() {
    }

    /**
     * Draws a new picture with smooth edges on a white background.
     *
     * @param width the width in pixels
     * @param height the height in pixels
     * @param drawing draws; the origin is the top left corner, and y grows downwards
     */
    public static BufferedImage draw(int width, int height, Consumer<Graphics2D> drawing) {
        var image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D g = image.createGraphics();
        g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        g.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
        g.setColor(Color.WHITE);
        g.fillRect(0, 0, width, height);
        drawing.accept(g);
        g.dispose();
        return image;
    }
}
