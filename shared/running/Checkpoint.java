package shared.running;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import shared.files.AtomicFile;
import shared.files.Npz;
import shared.files.UserError;

/**
 * A file that a lesson saved: its arrays, the settings it was made with and, where an agent can
 * act with it, how.
 *
 * @param npz the whole file
 * @param json what is written in it: lesson, variant, command, settings and agent
 */
record Checkpoint(Npz npz, JsonObject json) {

    private static final Gson GSON = new GsonBuilder().setPrettyPrinting().create();

    /**
     * Reads what any lesson saved.
     *
     * @throws UserError if it cannot be read, is damaged or was not saved by a lesson
     */
    static Checkpoint read(Path file) {
        Npz npz;
        JsonObject json;
        try {
            npz = Npz.read(file);
            json = GSON.fromJson(npz.settings(), JsonObject.class);
        } catch (IOException | JsonParseException e) {
            String reason = e instanceof IOException io ? AtomicFile.reason(io)
                    : "its settings are damaged";
            throw new UserError(UserError.USAGE, "Cannot read " + file + ": " + reason + ".", e);
        }
        if (json == null || !isText(json, "lesson") || !json.has("settings")
                || !json.get("settings").isJsonObject()) {
            throw new UserError(UserError.USAGE, file + " was not saved by a lesson: it has no"
                    + " settings.");
        }
        return new Checkpoint(npz, json);
    }

    /**
     * Reads what a lesson saved.
     *
     * @throws UserError if it cannot be read, is damaged or another lesson's
     */
    static Checkpoint read(Path file, String lesson) {
        Checkpoint checkpoint = read(file);
        if (!checkpoint.text("lesson").equals(lesson)) {
            throw new UserError(UserError.USAGE, file + " was saved by the lesson "
                    + checkpoint.text("lesson") + ", not by " + lesson + ".");
        }
        return checkpoint;
    }

    private static boolean isText(JsonObject json, String name) {
        return json.has(name) && json.get(name).isJsonPrimitive();
    }

    /** What is written under a name; empty if nothing is. */
    String text(String name) {
        return isText(json, name) ? json.get(name).getAsString() : "";
    }

    /** Which of the lesson's variants it holds. */
    String variant() {
        return text("variant");
    }

    /** The value of each option by its name without the dashes. */
    JsonObject settings() {
        return json.getAsJsonObject("settings");
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
        run.agentName().ifPresent(name -> {
            var agent = (Agent<?>) run.show();
            var written = new JsonObject();
            written.addProperty("environment", agent.world().id());
            written.addProperty("policy", name);
            written.addProperty("layers", agent.policy().toString());
            json.add("agent", written);
        });
        Npz npz = run.state(GSON.toJson(json));
        if (all) {
            AtomicFile.write(file, npz::write);
            return;
        }
        String agent = run.agentName().orElseThrow(() -> new UserError(UserError.WORLD, "Cannot write "
                + file + ": " + options.name() + " has no agent that plays in a world."));
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
                read(file, lesson);
            } catch (UserError e) {
                throw new UserError(UserError.USAGE, option + ": " + file + " exists and is not from "
                        + lesson + "; choose another name.", e);
            }
        }
    }
}
