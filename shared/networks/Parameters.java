package shared.networks;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import shared.files.Saveable;
import shared.files.Tensor;

/**
 * All the numbers that a network learns, theta, as one flat vector in which each weight matrix and
 * bias has a name and a place. An optimiser sees the vector, a layer its places.
 */
public final class Parameters implements Saveable {

    /**
     * A named place in the flat vector.
     *
     * @param offset index of its first number
     * @param shape (rows, columns) of a weight matrix, stored row by row, or (length) of a bias
     */
    public record Slot(String name, int offset, int... shape) {

        /** How many numbers it holds. */
        public int size() {
            int size = 1;
            for (int dimension : shape) {
                size *= dimension;
            }
            return size;
        }
    }

    private final List<Slot> slots = new ArrayList<>();
    /** Has something done when the numbers {@code from} to {@code to} may have changed. */
    private record Listener(int from, int to, Runnable action) {
    }

    private float[] values = new float[0];
    private final List<Listener> listeners = new ArrayList<>();
    private int version;
    private Runnable late;

    Parameters() {
    }

    /** Makes room at the end of the vector. */
    Slot add(String name, int... shape) {
        var slot = new Slot(name, values.length, shape);
        slots.add(slot);
        values = new float[values.length + slot.size()];
        return slot;
    }

    /** How many numbers there are. */
    public int size() {
        return values.length;
    }

    /** The named places, in the order of the vector. */
    public List<Slot> slots() {
        return List.copyOf(slots);
    }

    /**
     * The vector itself, not a copy. Who changes it calls {@link #changed} afterwards, so that
     * what was computed from the old numbers is computed anew.
     */
    public synchronized float[] values() {
        if (late != null) {
            late.run();
            late = null;
        }
        return values;
    }

    /** The vector as it is, even if some numbers are late; for who knows that its own are not. */
    float[] present() {
        return values;
    }

    /** Says that some numbers are elsewhere until {@code bringBack} puts them into the vector. */
    void late(Runnable bringBack) {
        late = bringBack;
    }

    /**
     * Takes over all numbers.
     *
     * @param theta as many as there are, in the order of {@link #values}; not kept
     * @throws IllegalArgumentException if there are more or fewer
     */
    public void set(float[] theta) {
        if (theta.length != values.length) {
            throw new IllegalArgumentException("There are " + values.length
                    + " parameters, not " + theta.length + ".");
        }
        System.arraycopy(theta, 0, values(), 0, theta.length);
        changed();
    }

    /** Says that {@link #values} were changed. */
    public void changed() {
        changed(0, values.length);
    }

    /** The same where only the numbers {@code from} to {@code to} were changed. */
    void changed(int from, int to) {
        version++;
        for (Listener listener : listeners) {
            if (listener.from < to && from < listener.to) {
                listener.action.run();
            }
        }
    }

    /** Has something done after every change of some numbers, in the thread that changes. */
    void onChange(int from, int to, Runnable action) {
        listeners.add(new Listener(from, to, action));
    }

    /** Grows with every change. */
    int version() {
        return version;
    }

    /** A copy of what stands at a place: a matrix (rows, columns) or a vector. */
    public Tensor get(Slot slot) {
        return Tensor.of(Arrays.copyOfRange(values(), slot.offset(),
                slot.offset() + slot.size()), slot.shape());
    }

    /** A copy of each weight matrix and bias under its name. */
    @Override
    public Map<String, Tensor> state() {
        var state = new LinkedHashMap<String, Tensor>();
        slots.forEach(slot -> state.put(slot.name(), get(slot)));
        return state;
    }

    /**
     * Looks at the biases alone, which costs next to nothing: a layer's gradient that is not a
     * number makes that layer's bias so, and those of the layers before it.
     */
    @Override
    public boolean finite() {
        for (Slot slot : slots) {
            if (slot.shape.length == 1
                    && !Vectors.finite(values, slot.offset, slot.offset + slot.size())) {
                return false;
            }
        }
        return true;
    }

    @Override
    public void load(Map<String, Tensor> state) {
        var loaded = new float[values.length];
        for (Slot slot : slots) {
            float[] numbers = Saveable.floats(state, slot.name(), slot.shape());
            System.arraycopy(numbers, 0, loaded, slot.offset(), numbers.length);
        }
        set(loaded);
    }
}
