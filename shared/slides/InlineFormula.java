package shared.slides;

import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Code;
import org.commonmark.node.CustomNode;
import org.commonmark.node.Node;
import org.commonmark.node.Text;

/** A formula in a line of text, written as code between dollar signs, as on GitHub. */
final class InlineFormula extends CustomNode {

    private final Formula formula;

    private InlineFormula(Formula formula) {
        this.formula = formula;
    }

    /** The formula as an HTML element. */
    String html() {
        return formula.html();
    }

    /**
     * Replaces the code between dollar signs in a block by formulas.
     *
     * @throws shared.files.UserError if one of them is no LaTeX
     */
    static void replaceIn(Node block) {
        block.accept(new AbstractVisitor() {
            @Override
            public void visit(Code code) {
                if (code.getPrevious() instanceof Text before
                        && code.getNext() instanceof Text after
                        && before.getLiteral().endsWith("$")
                        && after.getLiteral().startsWith("$")) {
                    String text = before.getLiteral();
                    before.setLiteral(text.substring(0, text.length() - 1));
                    after.setLiteral(after.getLiteral().substring(1));
                    code.insertBefore(new InlineFormula(Formula.of(code.getLiteral(), false)));
                    code.unlink();
                }
            }
        });
    }
}
