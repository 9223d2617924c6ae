package shared.charts;

import java.text.FieldPosition;
import java.text.NumberFormat;
import java.text.ParsePosition;
import java.util.List;

/** Writes names in place of the numbers 0, 1, 2, ... of an axis; other numbers are blank. */
final class Names extends NumberFormat {
    private static final long serialVersionUID = 1;

    private final transient List<String> names;

    Names(List<String> names) {
        this.names = List.copyOf(names);
    }

    /** The range of an axis with these names: half a unit around each of them. */
    Span span() {
        return new Span(-0.5, names.size() - 0.5);
    }

    /** The number of names. */
    int count() {
        return names.size();
    }

    /** The longest name. */
    String longest() {
        return names.stream().max((one, other) -> Integer.compare(one.length(), other.length()))
                .orElse("");
    }

    @Override
    public StringBuffer format(double number, StringBuffer text, FieldPosition position) {
        long index = Math.round(number);
        boolean named = Math.abs(number - index) < 1e-6 && index >= 0 && index < names.size();
        return named ? text.append(names.get((int) index)) : text;
    }

    @Override
    public StringBuffer format(long number, StringBuffer text, FieldPosition position) {
        return format((double) number, text, position);
    }

    @Override
    public Number parse(String text, ParsePosition position) {
        throw new UnsupportedOperationException("Names are only written.");
    }
}
