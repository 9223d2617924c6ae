package shared.running;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import shared.playing.Numbers;

/** A table of what operations cost: the microseconds that each takes for batches of some sizes. */
public final class Costs {

    /** An operation is measured for this long, of which the first half is a warm-up. */
    private static final long NANOSECONDS = 400_000_000;

    /** So many times in a row it runs between two looks at the clock, which take time, too. */
    private static final int TIMES = 10;

    /** The smallest number of such looks. */
    private static final int LEAST = 20;

    private final int[] sizes;
    private final List<List<String>> rows = new ArrayList<>();

    /**
     * Creates a table without rows.
     *
     * @param sizes the numbers of states in a batch, a column for each
     */
    public Costs(int... sizes) {
        this.sizes = sizes.clone();
    }

    /**
     * Measures an operation, at least 0.4 seconds for each size, and appends a row.
     *
     * @param name its name in the table
     * @param batches makes a batch from a number of states; its time is not measured
     * @param operation the operation on a batch; it is repeated on the same one
     */
    public <T> void add(String name, IntFunction<T> batches, Consumer<T> operation) {
        var row = new ArrayList<>(List.of(name));
        for (int size : sizes) {
            T batch = batches.apply(size);
            row.add(Numbers.format("%.1f", microseconds(() -> operation.accept(batch))));
        }
        rows.add(row);
    }

    /** Returns the shortest time after the warm-up: whatever disturbs an operation lengthens it. */
    private static double microseconds(Runnable operation) {
        var times = new ArrayList<Double>();
        long start = System.nanoTime();
        for (long before = start, now = start; now - start < NANOSECONDS || times.size() < LEAST;
                before = now) {
            for (int i = 0; i < TIMES; i++) {
                operation.run();
            }
            now = System.nanoTime();
            times.add((now - before) / 1e3 / TIMES);
        }
        return Collections.min(times.subList(times.size() / 2, times.size()));
    }

    /** The table: a line with the sizes, and one for each operation. */
    @Override
    public String toString() {
        var heading = new ArrayList<>(List.of("microseconds for T ="));
        IntStream.of(sizes).forEach(size -> heading.add("" + size));
        return new TextTable(heading, rows, 1).toString().stripTrailing();
    }
}
