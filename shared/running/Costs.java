package shared.running;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import shared.playing.Numbers;

/** Measures how many microseconds operations take for batches of several sizes, in a table. */
public final class Costs {

    /** An operation is measured for this long, of which the first half is a warm-up. */
    private static final long NANOSECONDS = 400_000_000;

    /** The operation runs this often between two readings of the clock, which take time, too. */
    private static final int TIMES = 10;

    /** The smallest number of readings of the clock after the start. */
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
     * Measures an operation for at least 0.4 seconds for each size, and appends a row.
     *
     * @param name the name of the operation in the table
     * @param batches makes a batch from the number of its states; this is not measured
     * @param operation the operation on a batch; it is repeated on the same batch
     */
    public <T> void add(String name, IntFunction<T> batches, Consumer<T> operation) {
        var row = new ArrayList<>(List.of(name));
        for (int size : sizes) {
            T batch = batches.apply(size);
            row.add(Numbers.format("%.1f", microseconds(() -> operation.accept(batch))));
        }
        rows.add(row);
    }

    /** Returns the shortest time after the warm-up, because disturbances only lengthen a time. */
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

    /** Returns the table: a line with the sizes, and a line for each operation. */
    @Override
    public String toString() {
        var heading = new ArrayList<>(List.of("microseconds for T ="));
        IntStream.of(sizes).forEach(size -> heading.add("" + size));
        return new TextTable(heading, rows, 1).toString().stripTrailing();
    }
}
