package shared.sweeps;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * One of several equal parts of a sweep, for a batch system that starts each of them.
 *
 * @param part the number of this part, from 1
 * @param parts the number of parts
 */
public record Shard(int part, int parts) {

    private static final Pattern TYPED = Pattern.compile("(\\d{1,6})/(\\d{1,6})");

    /**
     * Reads a part as it is typed, such as "3/20".
     *
     * @throws IllegalArgumentException if the text has another form, or if there is no such part
     */
    public static Shard valueOf(String typed) {
        Matcher shard = TYPED.matcher(typed);
        if (!shard.matches()) {
            throw new IllegalArgumentException("give a part and the number of parts, such as"
                    + " 3/20.");
        }
        int part = Integer.parseInt(shard.group(1));
        int parts = Integer.parseInt(shard.group(2));
        if (part < 1 || part > parts) {
            throw new IllegalArgumentException("there is no part " + part + " of " + parts
                    + "; parts are counted from 1.");
        }
        return new Shard(part, parts);
    }

    /** The elements that belong to this part: each {@code parts}-th. */
    <T> List<T> of(List<T> all) {
        return IntStream.range(0, all.size()).filter(i -> i % parts == part - 1)
                .mapToObj(all::get).toList();
    }

    /** Returns the part as it is typed. */
    @Override
    public String toString() {
        return part + "/" + parts;
    }
}
