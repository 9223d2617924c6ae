package shared.environments;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests of vectors that are mostly zeros. */
class SparseTest {

    @Test
    void allItsNumbersAreWrittenOut() {
        var sparse = new Sparse(5, new int[] {3, 0}, new float[] {-1, 2.5f});
        assertArrayEquals(new float[] {2.5f, 0, 0, -1, 0}, sparse.dense());
        sparse.dense()[1] = 9;
        assertEquals(0, sparse.dense()[1], "a new array");
        assertArrayEquals(new float[2], new Sparse(2, new int[0], new float[0]).dense());
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 5, Integer.MAX_VALUE})
    void anIndexOutsideOfItIsRefused(int index) {
        var thrown = assertThrows(IllegalArgumentException.class,
                () -> new Sparse(5, new int[] {0, index}, new float[2]));
        assertTrue(thrown.getMessage().contains("5") && thrown.getMessage().contains("" + index),
                thrown.getMessage());
    }

    @Test
    void eachIndexNeedsAValue() {
        assertThrows(IllegalArgumentException.class,
                () -> new Sparse(5, new int[] {0, 1}, new float[] {1}));
        assertThrows(IllegalArgumentException.class,
                () -> new Sparse(5, new int[] {0}, new float[] {1, 1}));
    }
}
