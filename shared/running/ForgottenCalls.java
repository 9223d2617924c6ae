package shared.running;

import java.util.Optional;
import shared.playing.Numbers;

/** Calls of {@link Run} that are easily forgotten in a lesson, and cannot be missed otherwise. */
final class ForgottenCalls {

    private ForgottenCalls() {
    }

    /** Says which call the lesson of a run that has ended lacks; empty if it lacks none. */
    static Optional<String> of(Run run) {
        if (!run.begun()) {
            return Optional.of("Learning ended without asking run.running: write"
                    + " while (run.running(limit)) { ... }.");
        }
        return run.updates() == 0 || run.episodes() > 0 || run.bySteps() ? Optional.empty()
                : Optional.of(Numbers.many(run.updates(), "update") + ", but no episode was"
                        + " recorded: call run.record(episode).");
    }
}
