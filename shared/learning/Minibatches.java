package shared.learning;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/** Splits a batch into small random parts, so that it serves for several gradient steps. */
public final class Minibatches {

    private Minibatches() {
    }

    /**
     * Shuffles a batch and cuts it into minibatches.
     *
     * @param batch the elements; the list is not changed
     * @param size the number of elements in a minibatch, at least 1; the last one may be smaller
     * @param random the source of random numbers for the order
     * @return the minibatches, which contain every element of the batch once
     * @throws IllegalArgumentException if the size is below 1
     */
    public static <T> List<List<T>> minibatches(List<T> batch, int size, RandomGenerator random) {
        if (size < 1) {
            throw new IllegalArgumentException("A minibatch must have at least 1 element, not "
                    + size + ".");
        }
        var shuffled = new ArrayList<>(batch);
        Collections.shuffle(shuffled, new Random(random.nextLong()));
        return IntStream.iterate(0, from -> from < shuffled.size(), from -> from + size)
                .mapToObj(from -> shuffled.subList(from, Math.min(shuffled.size(), from + size)))
                .toList();
    }
}
