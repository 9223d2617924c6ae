package shared.sweeps;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SeedsTest {

    @Test
    void rangesAndNumbersAreSortedAndEachSeedCountsOnce() {
        assertEquals(List.of(0L, 1L, 2L, 3L, 40L, 50L, 51L),
                Seeds.valueOf("50-51,0-3,40,2").values());
        assertEquals("0-9,40", Seeds.valueOf("0-9,40").toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a", "-3", "1-", "3,", "1..3", "9-1", "0-1000000",
        "99999999999999999999"})
    void whatIsNoSeedIsRefused(String typed) {
        var e = assertThrows(IllegalArgumentException.class, () -> Seeds.valueOf(typed));
        assertTrue(e.getMessage().endsWith("."), e.getMessage());
    }

    @Test
    void shardsShareAllAndHaveNothingInCommon() {
        List<Integer> all = List.of(0, 1, 2, 3, 4, 5, 6);
        assertEquals(List.of(0, 3, 6), Shard.valueOf("1/3").of(all));
        assertEquals(List.of(1, 4), Shard.valueOf("2/3").of(all));
        assertEquals(List.of(2, 5), Shard.valueOf("3/3").of(all));
        for (String typed : List.of("0/3", "4/3", "1", "a/3", "1/0")) {
            assertThrows(IllegalArgumentException.class, () -> Shard.valueOf(typed), typed);
        }
    }
}
