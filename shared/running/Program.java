package shared.running;

import java.util.List;
import shared.playing.Screen;

/**
 * A program that plays and does not learn: what {@link Programs#run} needs to know of it. Its
 * settings are fields with picocli's {@code @Option}, numbers also with a {@link Range}.
 */
public interface Program {

    /** Plays what the options ask for, as long as {@code screen} is open. */
    void play(Screen screen);

    /** Of the options that all programs have, those that make no sense in this one. */
    default List<String> without() {
        return List.of();
    }
}
