package shared.networks;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import org.junit.jupiter.api.Test;
import shared.files.Tensor;

/** Tests of a vector in ND4J's memory that is saved with a run. */
class SavedVectorTest {

    @Test
    void aLoadedVectorHoldsWhatWasSaved() {
        var vector = new SavedVector(3);
        assertArrayEquals(new float[3], vector.numbers().toFloatVector());
        vector.numbers().addi(1.5).putScalar(1, -2);
        Map<String, Tensor> saved = vector.state();
        vector.numbers().addi(1);
        var other = new SavedVector(3);
        var same = other.numbers();
        other.load(saved);
        assertArrayEquals(new float[] {1.5f, -2, 1.5f}, same.toFloatVector());
        assertEquals(saved, other.state());
    }

    @Test
    void anotherLengthIsRefusedAndChangesNothing() {
        var vector = new SavedVector(3);
        vector.numbers().addi(2);
        var longer = new SavedVector(4);
        assertThrows(IllegalArgumentException.class, () -> vector.load(longer.state()));
        assertThrows(IllegalArgumentException.class, () -> vector.load(Map.of()));
        assertArrayEquals(new float[] {2, 2, 2}, vector.numbers().toFloatVector());
    }

    @Test
    void itIsFiniteUnlessANumberIsNot() {
        var vector = new SavedVector(3);
        assertTrue(vector.finite());
        vector.numbers().putScalar(2, Float.NaN);
        assertFalse(vector.finite());
        vector.numbers().putScalar(2, Float.POSITIVE_INFINITY);
        assertFalse(vector.finite());
    }
}
