package shared.slides;

import java.awt.Insets;
import java.io.IOException;
import java.io.StringWriter;
import java.util.Locale;
import java.util.regex.Pattern;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.apache.batik.svggen.SVGGeneratorContext;
import org.apache.batik.svggen.SVGGraphics2D;
import org.scilab.forge.jlatexmath.ParseException;
import org.scilab.forge.jlatexmath.TeXConstants;
import org.scilab.forge.jlatexmath.TeXFormula;
import org.scilab.forge.jlatexmath.TeXIcon;
import org.w3c.dom.Document;
import shared.files.UserError;

/**
 * A formula, drawn from LaTeX as outlines, which need neither a font nor a script where they are
 * shown.
 *
 * @param latex the formula as it was written
 * @param paths its glyphs and lines, as the content of an SVG element
 * @param width its width, in units of the font's size
 * @param height its height above and below the baseline together, in the same unit
 * @param depth how far it reaches below the baseline, in the same unit
 */
record Formula(String latex, String paths, double width, double height, double depth) {

    /** The font's size that everything is drawn with. */
    private static final int SIZE = 20;

    /** Enough for the thickness of a fraction's line, which is 0.04. */
    private static final int DECIMALS = 3;

    private static final Pattern CONTENT = Pattern.compile("(?s)<defs[^>]*/>(.*)</svg\\s*>");

    /** Attributes that say what is so without them. */
    private static final Pattern NEEDLESS = Pattern.compile(" (?:color-interpolation"
            + "|color-rendering|font-[a-z]+|image-rendering|text-rendering|shape-rendering"
            + "|stroke-(?:dash[a-z]+|line[a-z]+|miterlimit|opacity)|fill-opacity)=\"[^\"]*\"");

    /**
     * Draws a formula.
     *
     * @param latex the formula, without dollar signs
     * @param display whether it stands alone and not in a line of text
     * @throws UserError with {@link UserError#USAGE} if LaTeX does not understand it
     */
    static Formula of(String latex, boolean display) {
        String braces = latex.replaceAll("\\\\[{}]|[^{}]", "");
        if (braces.replace("}", "").length() * 2 != braces.length()) {
            // The library would close what is open wherever it likes.
            throw new UserError(UserError.USAGE, "The formula " + latex.strip()
                    + " is no LaTeX: its braces do not match.");
        }
        try {
            TeXIcon icon = new TeXFormula(latex).createTeXIcon(display
                    ? TeXConstants.STYLE_DISPLAY : TeXConstants.STYLE_TEXT, SIZE);
            icon.setInsets(new Insets(0, 0, 0, 0), true);
            return new Formula(latex, paths(icon), icon.getTrueIconWidth() / SIZE,
                    icon.getTrueIconHeight() / SIZE, icon.getTrueIconDepth() / SIZE);
        } catch (ParseException e) {
            throw new UserError(UserError.USAGE, "The formula " + latex.strip()
                    + " is no LaTeX: " + e.getMessage().strip() + ".", e);
        }
    }

    private static String paths(TeXIcon icon) {
        try {
            Document document = DocumentBuilderFactory.newInstance().newDocumentBuilder()
                    .getDOMImplementation().createDocument("http://www.w3.org/2000/svg", "svg",
                            null);
            SVGGeneratorContext context = SVGGeneratorContext.createDefault(document);
            context.setPrecision(DECIMALS);
            var graphics = new SVGGraphics2D(context, true);
            icon.paintIcon(null, graphics, 0, 0);
            var svg = new StringWriter();
            graphics.stream(graphics.getRoot(), svg);
            var content = CONTENT.matcher(svg.toString());
            if (!content.find()) {
                throw new IllegalStateException("Batik has drawn nothing: " + svg);
            }
            return NEEDLESS.matcher(content.group(1)).replaceAll("").replaceAll("\\s*\\n\\s*", "");
        } catch (ParserConfigurationException | IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The formula as an element that stands on the baseline of the text around it. */
    String html() {
        return String.format(Locale.ROOT, "<svg class=\"formula\" role=\"img\" aria-label=\"%s\""
                + " fill=\"currentColor\" stroke=\"currentColor\" viewBox=\"0 0 %.2f %.2f\""
                + " style=\"width:%.3fem;height:%.3fem;vertical-align:%.3fem\">%s</svg>",
                Highlight.escape(latex.strip()), width * SIZE, height * SIZE, width, height,
                -depth, paths);
    }
}
