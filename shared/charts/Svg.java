package shared.charts;

import java.awt.Dimension;
import java.awt.Graphics2D;
import java.awt.image.RenderedImage;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;
import javax.imageio.ImageIO;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.apache.batik.ext.awt.image.spi.ImageWriter;
import org.apache.batik.ext.awt.image.spi.ImageWriterParams;
import org.apache.batik.ext.awt.image.spi.ImageWriterRegistry;
import org.apache.batik.svggen.SVGGeneratorContext;
import org.apache.batik.svggen.SVGGraphics2D;

/** Writes as an SVG file what is drawn. */
final class Svg {
    private static final String NAMESPACE = "http://www.w3.org/2000/svg";

    static {
        ImageWriterRegistry.getInstance().register(new Png());
    }

    private Svg() {
    }

    /** @param out stays open */
    static void write(OutputStream out, Size size, Consumer<Graphics2D> drawing)
            throws IOException {
        try {
            var document = DocumentBuilderFactory.newInstance().newDocumentBuilder()
                    .getDOMImplementation().createDocument(NAMESPACE, "svg", null);
            // As text it would have other widths than it was laid out for where fonts are missing.
            var graphics = new SVGGraphics2D(SVGGeneratorContext.createDefault(document), true);
            graphics.setSVGCanvasSize(new Dimension(size.width(), size.height()));
            drawing.accept(graphics);
            var writer = new OutputStreamWriter(out, StandardCharsets.UTF_8);
            graphics.stream(writer, true);
            writer.flush();
        } catch (ParserConfigurationException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Batik looks for this one to put pictures, such as heat maps, into the file. */
    private static final class Png implements ImageWriter {
        @Override
        public void writeImage(RenderedImage image, OutputStream out) throws IOException {
            ImageIO.write(image, "png", out);
        }

        @Override
        public void writeImage(RenderedImage image, OutputStream out, ImageWriterParams params)
                throws IOException {
            writeImage(image, out);
        }

        @Override
        public String getMIMEType() {
            return "image/png";
        }
    }
}
