package shared.options;

import java.lang.reflect.Array;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import picocli.CommandLine.Model.OptionSpec;

/** An option: a field with {@link Setting}, and its default. */
final class Option {

    private final Binding binding;
    private final Setting setting;
    private Object usual;

    private Option(Binding binding) {
        this.binding = binding;
        setting = binding.field().getAnnotation(Setting.class);
        usual = value();
    }

    /** The options that an object has, in the order in which their fields are declared. */
    static List<Option> of(Object owner) {
        return Binding.of(owner, Setting.class).stream().map(Option::new).toList();
    }

    /** The object whose field it is. */
    Object owner() {
        return binding.owner();
    }

    /** Its name without the dashes. */
    String name() {
        return setting.name().isEmpty() ? binding.field().getName().replaceAll("(?=[A-Z])", "-")
                .toLowerCase(Locale.ROOT) : setting.name();
    }

    /** Its name as it is typed. */
    String typed() {
        return "--" + name();
    }

    /** Whether it takes several values. */
    boolean isList() {
        return binding.type().isArray();
    }

    /** Its value as it is typed; empty if it has none. */
    String text() {
        return text(value());
    }

    /** Whether this is the option --help. */
    boolean isHelp() {
        return name().equals("help");
    }

    /** Whether it is on or off. */
    boolean isFlag() {
        return binding.type() == boolean.class;
    }

    /**
     * Describes the option to picocli.
     *
     * @param note replaces the default in the option's help; may be null
     */
    OptionSpec spec(String note) {
        OptionSpec.Builder spec = OptionSpec.builder(isHelp() ? new String[] {"-h", typed()}
                : new String[] {typed()});
        spec.type(binding.type()).converters(Converters.of(binding.element()))
                .getter(binding).setter(binding).initialValue(usual).paramLabel(label())
                .description(help(note));
        if (isList()) {
            // A quoted expression would show its quotes in the help.
            spec.splitRegex(setting.separator());
        }
        if (isFlag()) {
            // Without a fallback value, picocli would set a flag to the opposite of its default.
            spec.fallbackValue("true").negatable((boolean) usual).usageHelp(isHelp());
        }
        return spec.build();
    }

    private String label() {
        Class<?> type = binding.element();
        return !setting.label().isEmpty() ? setting.label()
                : type == double.class ? "X"
                : type.isEnum() ? "NAME"
                : type == int.class || type == long.class || type == Integer.class ? "N" : "FILE";
    }

    private String help(String note) {
        var notes = new ArrayList<String>();
        if (!range().isEmpty() && !setting.help().endsWith(")")) {
            notes.add(range());
        }
        if (note != null) {
            notes.add(note);
        } else if (!isFlag() && !text(usual).isEmpty()) {
            notes.add("default " + text(usual));
        }
        return setting.help() + (notes.isEmpty() ? "" : " (" + String.join("; ", notes) + ")");
    }

    private String range() {
        var words = new ArrayList<String>();
        if (setting.above() != Double.NEGATIVE_INFINITY) {
            words.add("above " + text(setting.above()));
        }
        if (setting.from() != Double.NEGATIVE_INFINITY) {
            words.add("from " + text(setting.from()));
        }
        if (setting.to() != Double.POSITIVE_INFINITY) {
            words.add("to " + text(setting.to()));
        }
        return String.join(" ", words);
    }

    /** A sentence if the field has no value or a number out of range; empty if all is well. */
    Optional<String> mistake() {
        if (elements(value()).isEmpty() && !elements(usual).isEmpty()) {
            return Optional.of(typed() + " needs a value, such as " + text(usual) + ".");
        }
        return elements(value()).stream().filter(element -> element instanceof Number number
                        && !allows(number.doubleValue())).findFirst()
                .map(number -> typed() + " " + text(number) + (range().isEmpty()
                        ? " is not a finite number." : " is out of range: give a number "
                        + range() + "."));
    }

    private boolean allows(double value) {
        return Double.isFinite(value) && value >= setting.from() && value > setting.above()
                && value <= setting.to();
    }

    private Object value() {
        return binding.get();
    }

    /** Sets the field back to its default. */
    void reset() {
        binding.set(usual);
    }

    /** Makes the field's value its default. */
    void makeDefault() {
        usual = value();
    }

    boolean isDefault() {
        return text().equals(text(usual));
    }

    /** The option and its value as they are typed: "--epochs 3", "--sgd" or "--sgd=false". */
    String command() {
        return !isFlag() ? typed() + " " + text()
                : (boolean) value() ? typed() : typed() + "=false";
    }

    /** The value for a JSON file: a number, a boolean or a text; null if there is none. */
    Object json() {
        Object value = value();
        return value instanceof Number || value instanceof Boolean ? value
                : text(value).isEmpty() ? null : text(value);
    }

    /** A value as it is typed; empty if the value is null. */
    private String text(Object value) {
        return elements(value).stream().map(element -> element instanceof Enum<?> constant
                ? Converters.name(constant)
                : element instanceof Double number ? text(number.doubleValue())
                : element.toString()).collect(Collectors.joining(setting.separator()));
    }

    private static String text(double number) {
        return Double.isFinite(number)
                ? BigDecimal.valueOf(number).stripTrailingZeros().toPlainString()
                : String.valueOf(number);
    }

    /** The elements of an array; any other value is the only element, and null gives no element. */
    private static List<Object> elements(Object value) {
        return value == null ? List.of() : !value.getClass().isArray() ? List.of(value)
                : IntStream.range(0, Array.getLength(value))
                        .mapToObj(i -> Array.get(value, i)).toList();
    }
}
