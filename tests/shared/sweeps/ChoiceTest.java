package shared.sweeps;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import shared.files.UserError;

class ChoiceTest {

    @Test
    void valuesHaveCommasBetweenThemAndARangeHasDots() {
        Choice values = Choice.of("gamma", "0.9,0.99");
        assertEquals(List.of("0.9", "0.99"), values.values());
        assertFalse(values.range());
        Choice range = Choice.of("learning-rate", "0.001..1e-1");
        assertTrue(range.range());
        assertEquals(0.001, range.low());
        assertEquals(0.1, range.high());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "1,", ",1", "1,,2", "..", "1..", "..1", "2..1", "1..1", "a..b"})
    void whatHasNoValuesIsRefused(String typed) {
        assertThrows(UserError.class, () -> Choice.of("gamma", typed));
    }

    @Test
    void aDrawnValueHasThreeDigitsAndIsWholeIfTheRangeIs() {
        assertEquals("0.00123", Choice.of("x", "0.001..0.1").typed(0.0012345));
        assertEquals("17", Choice.of("x", "1..100").typed(17.4));
        assertEquals("17.4", Choice.of("x", "1.0..100").typed(17.41));
    }
}
