package shared.running;

import java.util.Optional;
import shared.playing.Numbers;

/**
 * Finds calls of {@link Run} that a lesson has forgotten. Nothing else would show that they are
 * missing.
 */
final class ForgottenCalls {

    private ForgottenCalls() {
    }

    /** Returns a sentence on the call that the lesson of an ended run has forgotten, or nothing. */
    static Optional<String> of(Run run) {
        if (!run.begun()) {
            return Optional.of("Learning ended without a call of run.running: write"
                    + " while (run.running(limit)) { ... }.");
        }
        return run.updates() == 0 || run.episodes() > 0 || run.bySteps() ? Optional.empty()
                : Optional.of(Numbers.many(run.updates(), "update") + ", but no episode was"
                        + " recorded: call run.record(episode).");
    }
}
