package shared.options;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * An option that may have been meant by one that does not exist.
 *
 * @param name the name that is compared with what was typed
 * @param typed the option as it should be typed
 */
record Suggestion(String name, String typed) {

    private static final int SHORTEST_START = 3;

    /** The option that is most like what was typed; empty if none is much like it. */
    static Optional<String> of(String typed, List<Option> options) {
        String letters = letters(typed.replaceFirst("=.*", ""));
        return options.stream().flatMap(Suggestion::all)
                .filter(each -> each.isLike(letters))
                .min(Comparator.comparingInt(each -> changes(letters, letters(each.name))))
                .map(Suggestion::typed);
    }

    private static Stream<Suggestion> all(Option option) {
        var itself = new Suggestion(option.name(), option.typed());
        return option.isFlag() ? Stream.of(itself,
                new Suggestion("no-" + option.name(), option.typed() + "=false"))
                : Stream.of(itself);
    }

    /** Whether at most a third of the letters differ, or one name is the start of the other. */
    private boolean isLike(String letters) {
        String own = letters(name);
        return 3 * changes(letters, own) <= Math.max(letters.length(), own.length())
                || letters.length() >= SHORTEST_START
                && (own.startsWith(letters) || letters.startsWith(own));
    }

    /** "--learningRate" and "--learning_rate" have the letters of "--learning-rate". */
    private static String letters(String name) {
        return name.toLowerCase(Locale.ROOT).replaceAll("[-_]", "");
    }

    /**
     * The number of letters to insert, delete, replace or swap with their neighbour to get from one
     * word to another: the optimal string alignment distance.
     */
    private static int changes(String a, String b) {
        int[][] d = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            for (int j = 0; j <= b.length(); j++) {
                if (i == 0 || j == 0) {
                    d[i][j] = i + j;
                    continue;
                }
                boolean same = a.charAt(i - 1) == b.charAt(j - 1);
                d[i][j] = Math.min(d[i - 1][j - 1] + (same ? 0 : 1),
                        1 + Math.min(d[i - 1][j], d[i][j - 1]));
                if (i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2)
                        && a.charAt(i - 2) == b.charAt(j - 1)) {
                    d[i][j] = Math.min(d[i][j], d[i - 2][j - 2] + 1);
                }
            }
        }
        return d[a.length()][b.length()];
    }
}
