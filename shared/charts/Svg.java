package shared.charts;

import java.awt.Dimension;
import java.awt.Graphics2D;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.apache.batik.svggen.SVGGeneratorContext;
import org.apache.batik.svggen.SVGGraphics2D;
import org.w3c.dom.Document;

/** Writes drawings as SVG files. */
final class Svg {
    private static final String NAMESPACE = "http://www.w3.org/2000/svg";

    private Svg() {
    }

    /**
     * Writes a drawing.
     *
     * @param out the stream, which stays open
     * @throws IOException if writing to out fails
     */
    static void write(OutputStream out, Size size, Consumer<Graphics2D> drawing)
            throws IOException {
        try {
            Document document = DocumentBuilderFactory.newInstance().newDocumentBuilder()
                    .getDOMImplementation().createDocument(NAMESPACE, "svg", null);
            // Text is written as outlines. On a computer without the font, its widths would be
            // wrong.
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
}
