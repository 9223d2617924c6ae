package shared.playing;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Tests of numbers as text on a computer whose language has a decimal comma. */
class NumbersTest {

    private final Locale before = Locale.getDefault();

    @BeforeEach
    void speakGerman() {
        Locale.setDefault(Locale.GERMANY);
    }

    @AfterEach
    void speakAsBefore() {
        Locale.setDefault(before);
    }

    @Test
    void oneThingIsNotPlural() {
        assertEquals("1 episode", Numbers.many(1, "episode"));
        assertEquals("0 episodes", Numbers.many(0, "episode"));
        assertEquals("1,500 episodes", Numbers.many(1500, "episode"));
    }

    @Test
    void aMeasuredNumberHasAsManyDigitsAsSayMuch() {
        assertEquals("475.0", Numbers.number(475));
        assertEquals("0.895", Numbers.number(0.8951));
        assertEquals("-20,500.1", Numbers.number(-20500.06));
        assertEquals("1.2e-05", Numbers.number(0.0000123));
        assertEquals("0.000", Numbers.number(0));
        assertEquals("NaN", Numbers.number(Double.NaN));
    }

    @Test
    void aChosenNumberIsAsShortAsItIs() {
        assertEquals("475", Numbers.plain(475));
        assertEquals("0.5", Numbers.plain(0.5));
        assertEquals("-3", Numbers.plain(-3));
    }

    @Test
    void patternsHaveADecimalPoint() {
        assertEquals("return 0.25 of 1,000", Numbers.format("return %.2f of %,d", 0.25, 1000));
    }
}
