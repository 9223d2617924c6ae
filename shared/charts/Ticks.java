package shared.charts;

import java.text.CompactNumberFormat;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.text.NumberFormat;
import java.util.Locale;

/** The numbers on an axis: the multiples of a unit, and their format. */
record Ticks(double unit, NumberFormat format) {

    /** The patterns of numbers with 1, 2, 3, ... digits. */
    private static final String[] MILLIONS = {"", "", "", "0K", "00K", "000K", "0M", "00M", "000M"};

    /**
     * Chooses a unit of 1, 2 or 5 times a power of ten.
     *
     * @param atMost the largest number of units in the range, above 0
     * @param whole whether only whole numbers make sense
     */
    static Ticks of(Span shown, double atMost, boolean whole) {
        double least = shown.length() / atMost;
        if (whole) {
            least = Math.max(1, least);
        }
        int power = (int) Math.floor(Math.log10(least) + 1e-9);
        double mantissa = least / Math.pow(10, power);
        int factor = mantissa < 1 + 1e-9 ? 1 : mantissa <= 2 ? 2 : mantissa <= 5 ? 5 : 10;
        double most = Math.max(Math.abs(shown.low()), Math.abs(shown.high()));
        return new Ticks(factor * Math.pow(10, power),
                format(factor == 10 ? power + 1 : power, most));
    }

    /**
     * Writes numbers in full, with as many decimals as are needed to tell neighbours apart.
     * Millions are written as 0, 500K, 1M, 1.5M where that is shorter; very large and very small
     * numbers have powers of ten.
     */
    private static NumberFormat format(int power, double most) {
        DecimalFormatSymbols symbols = DecimalFormatSymbols.getInstance(Locale.ENGLISH);
        symbols.setMinusSign('\u2212');
        if (power >= 4 && most >= 1e6 && most < 1e9) {
            var compact = new CompactNumberFormat("0", symbols, MILLIONS);
            compact.setMaximumFractionDigits(Math.max(0, 6 - power));
            return compact;
        }
        boolean plain = power >= -4 && most < 1e9;
        String pattern = !plain ? "0.###E0" : power < 0 ? "0." + "0".repeat(-power) : "#,##0";
        return new DecimalFormat(pattern, symbols);
    }
}
