package shared.running;

import java.util.Map;
import java.util.Optional;
import shared.files.Saveable;
import shared.files.UserError;
import shared.playing.Agent;
import shared.playing.Numbers;

/** What the author of a lesson easily leaves out, each in a sentence that says what to do. */
final class ForgottenCalls {

    private ForgottenCalls() {
    }

    /**
     * Checks a run that is to be saved: without its policy it could neither act nor go on.
     *
     * @throws UserError if it keeps nothing, or not the policy that it shows
     */
    static void requireKept(Run run) {
        if (!run.keeps() || run.show() instanceof Agent<?> && run.agentName().isEmpty()) {
            throw new UserError(UserError.WORLD, "Saving would leave out what is learned: call"
                    + " run.keep(\"policy\", policy) before run.running.");
        }
    }

    /**
     * Checks the numbers of a run after an update.
     *
     * @throws UserError if something that it keeps has become NaN
     */
    static void requireNumbers(Map<String, Saveable> kept, int updates) {
        kept.forEach((name, saveable) -> {
            if (!saveable.finite()) {
                throw new UserError(UserError.WORLD, Numbers.format("The parameters of %s"
                        + " are not numbers after update %,d: the gradient was NaN (a division by"
                        + " 0? too high a learning rate?).", name, updates));
            }
        });
    }

    /** What the lesson of a run that has ended has left out, if anything. */
    static Optional<String> of(Run run) {
        if (!run.begun()) {
            return Optional.of("Learning ended without asking run.running: write"
                    + " while (run.running(limit)) { ... }.");
        }
        return run.updates() == 0 || run.history().size() > 0 || run.bySteps() ? Optional.empty()
                : Optional.of(Numbers.many(run.updates(), "update") + ", but no episode was"
                        + " recorded: call run.record(episode).");
    }
}
