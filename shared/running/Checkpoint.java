package shared.running;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonObject;
import java.nio.file.Files;
import java.nio.file.Path;
import shared.files.AtomicFile;
import shared.files.Npz;
import shared.files.UserError;
import shared.playing.SavedAgent;
import shared.playing.SavedFile;

/** Writes a run, or its agent alone, into a file that {@link SavedFile} reads. */
final class Checkpoint {

    private static final Gson GSON = new GsonBuilder().setPrettyPrinting().create();

    private Checkpoint() {
    }

    /**
     * Saves a run with everything that is needed to resume it.
     *
     * @throws UserError if the file cannot be written
     */
    static void write(Path file, LessonOptions options, Run run) {
        AtomicFile.write(file, npz(options, run)::write);
    }

    /**
     * Saves the agent of a run alone, with rounded numbers.
     *
     * @throws UserError if the run has none, or the file cannot be written
     */
    static void writeAgent(Path file, LessonOptions options, Run run) {
        String policy = run.agentName().orElseThrow(() -> new UserError(UserError.WORLD,
                "Cannot write " + file + ": " + options.name()
                        + " has no agent that plays in a world."));
        AtomicFile.write(file, npz(options, run).only(policy).rounded()::writeCompressed);
    }

    private static Npz npz(LessonOptions options, Run run) {
        var json = new JsonObject();
        json.addProperty("lesson", options.name());
        json.addProperty("variant", run.variant());
        json.addProperty("command", options.command(run.seed()));
        json.add("settings", GSON.toJsonTree(options.settings()));
        // The option --seed has the seed of the first run only.
        json.getAsJsonObject("settings").addProperty("seed", run.seed());
        run.agentName().ifPresent(policy ->
                json.add("agent", SavedAgent.json(run.shown().agent(), policy)));
        return run.state(GSON.toJson(json));
    }

    /**
     * Checks that a file to be written does not exist yet, or was saved by the same lesson.
     *
     * @throws UserError if it is anything else, or if an agent alone would replace a whole run
     */
    static void requireOwn(String option, Path file, String lesson) {
        if (!Files.exists(file)) {
            return;
        }
        if (!Files.isRegularFile(file)) {
            throw new UserError(UserError.USAGE, option + ": " + file + " is a pipe or a device,"
                    + " and what is saved must be a file; choose another name.");
        }
        boolean whole;
        try {
            whole = Run.isWhole(SavedFile.read(file, lesson).npz());
        } catch (UserError e) {
            throw new UserError(UserError.USAGE, option + ": " + e.getMessage()
                    + " Choose another name.", e);
        }
        if (whole && option.equals("--save-agent")) {
            throw new UserError(UserError.USAGE, option + ": " + file + " holds a whole run, which"
                    + " can be resumed; an agent alone cannot, so choose another name.");
        }
    }
}
