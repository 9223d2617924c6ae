package shared.exercises;

import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Writes numbers and the inputs of a method as text for people. */
public final class Text {

    private static final MathContext DIGITS = new MathContext(5);
    private static final int SHORT = 160;

    private Text() {
    }

    /** A number with at most five digits: 1.8, 0.33333 or 1.2E-5. */
    public static String number(double number) {
        if (!Double.isFinite(number)) {
            return String.valueOf(number);
        }
        var rounded = new BigDecimal(number).round(DIGITS).stripTrailingZeros();
        boolean plain = number == 0 || Math.abs(number) >= 1e-4 && Math.abs(number) < 1e7;
        return plain ? rounded.toPlainString() : rounded.toString();
    }

    /** Numbers, separated by commas. */
    public static String numbers(double... numbers) {
        return Values.of(numbers).items().stream().map(Text::of)
                .collect(Collectors.joining(", "));
    }

    /**
     * An input: a record's components with their names, arrays in brackets. A long text is cut.
     */
    static String of(Object object) {
        String text = object instanceof Record record ? components(record) : value(object);
        text = text.strip().replaceAll("\\s+", " ");
        return text.length() <= SHORT ? text : text.substring(0, SHORT - 4) + " ...";
    }

    private static String value(Object object) {
        if (object instanceof Float || object instanceof Double) {
            return number(((Number) object).doubleValue());
        }
        List<?> elements = Values.elements(object);
        return elements == null ? String.valueOf(object) : elements.stream().map(Text::value)
                .collect(Collectors.joining(", ", "[", "]"));
    }

    private static String components(Record record) {
        var texts = new ArrayList<String>();
        for (RecordComponent component : record.getClass().getRecordComponents()) {
            texts.add(component.getName() + " = " + value(Values.component(record, component)));
        }
        return String.join(", ", texts);
    }
}
