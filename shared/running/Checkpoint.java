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

/** Saves a run to a {@link SavedFile}. */
final class Checkpoint {

    private static final Gson GSON = new GsonBuilder().setPrettyPrinting().create();

    private Checkpoint() {
    }

    /**
     * Saves a run.
     *
     * @param all whether with everything that is needed to go on, or the agent alone
     * @throws UserError if the file cannot be written
     */
    static void write(Path file, LessonOptions options, Run run, boolean all) {
        var json = new JsonObject();
        json.addProperty("lesson", options.name());
        json.addProperty("variant", run.variant());
        json.addProperty("command", options.command(run.seed()));
        json.add("settings", GSON.toJsonTree(options.settings()));
        // Of several runs each has a seed of its own, which it needs to go on.
        json.getAsJsonObject("settings").addProperty("seed", run.seed());
        run.agentName().ifPresent(name ->
                json.add("agent", SavedAgent.json(run.shown().agent(), name)));
        Npz npz = run.state(GSON.toJson(json));
        if (all) {
            AtomicFile.write(file, npz::write);
            return;
        }
        String agent = run.agentName().orElseThrow(() -> new UserError(UserError.WORLD,
                "Cannot write " + file + ": " + options.name()
                        + " has no agent that plays in a world."));
        AtomicFile.write(file, npz.only(agent).rounded()::writeCompressed);
    }

    /**
     * Makes sure that a file to save to is new or the same lesson's.
     *
     * @throws UserError if something else stands there
     */
    static void requireOwn(String option, Path file, String lesson) {
        if (Files.exists(file)) {
            try {
                SavedFile.read(file, lesson);
            } catch (UserError e) {
                throw new UserError(UserError.USAGE, option + ": " + file
                        + " exists and is not from " + lesson + "; choose another name.", e);
            }
        }
    }
}
