package shared.running;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An option and the values of it that {@code --vary} compares.
 *
 * @param option the option's name without the dashes
 * @param values the values as they are typed, at least one
 */
public record Variation(String option, List<String> values) {

    private static final Pattern TYPED = Pattern.compile("([\\w-]+)=([^,]+(?:,[^,]+)*)");

    /**
     * Reads a variation as it is typed, such as {@code learning-rate=0.001,0.0065}.
     *
     * @throws IllegalArgumentException if the text has another form, or if a value is empty
     */
    public static Variation valueOf(String typed) {
        Matcher variation = TYPED.matcher(typed);
        if (!variation.matches()) {
            throw new IllegalArgumentException("give an option and its values, such as"
                    + " learning-rate=0.001,0.01.");
        }
        return new Variation(variation.group(1), List.of(variation.group(2).split(",")));
    }

    /** Returns the variation as it is typed. */
    @Override
    public String toString() {
        return option + "=" + String.join(",", values);
    }
}
