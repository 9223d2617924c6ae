package shared.sweeps;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.random.RandomGenerator;
import shared.files.UserError;

/**
 * An option of a lesson, and the values that a sweep gives it.
 *
 * @param option the option's name without the dashes
 * @param values the values as they are typed, at least one; for a range, its two ends
 * @param range whether values between the two ends are drawn
 */
public record Choice(String option, List<String> values, boolean range) {

    private static final String DOTS = "..";

    /** The precision of a drawn value: few digits, so that tables stay readable. */
    private static final MathContext DIGITS = new MathContext(3);

    /**
     * Reads the values of an option as they are typed: "0.003,0.01" or "0.001..0.1".
     *
     * @throws UserError if a value is empty, or if a range does not go from a number to a higher
     *     one
     */
    static Choice of(String option, String typed) {
        int dots = typed.indexOf(DOTS);
        List<String> values = dots >= 0
                ? List.of(typed.substring(0, dots), typed.substring(dots + DOTS.length()))
                : List.of(typed.split(",", -1));
        var choice = new Choice(option, values, dots >= 0);
        if (values.contains("")) {
            throw new UserError(UserError.USAGE, "--" + option + " " + typed + ": a value is"
                    + " empty.");
        }
        if (choice.range && !(choice.low() < choice.high())) {
            throw new UserError(UserError.USAGE, "--" + option + " " + typed + ": a range goes"
                    + " from a number to a higher one, such as 0.001..0.1.");
        }
        return choice;
    }

    /** Returns the lower end of a range. */
    public double low() {
        return number(values.get(0));
    }

    /** Returns the upper end of a range. */
    public double high() {
        return number(values.get(1));
    }

    private static double number(String typed) {
        try {
            return Double.parseDouble(typed);
        } catch (NumberFormatException e) {
            return Double.NaN;
        }
    }

    /** Returns one of the values, each with the same probability. */
    public String any(RandomGenerator random) {
        return values.get(random.nextInt(values.size()));
    }

    /** Returns a number as it is typed: with 3 digits, and whole if the ends of the range are. */
    public String typed(double value) {
        boolean whole = values.stream().allMatch(end -> end.matches("[+-]?\\d+"));
        return whole ? String.valueOf(Math.round(value))
                : new BigDecimal(value).round(DIGITS).stripTrailingZeros().toPlainString();
    }
}
