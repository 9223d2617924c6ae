package shared.running;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import shared.networks.Npz;

/**
 * A file that a lesson saved: its arrays and the settings it was made with.
 *
 * @param npz the whole file
 * @param variant which of the lesson's variants it holds
 * @param settings the value of each option by its name without the dashes
 */
record Checkpoint(Npz npz, String variant, JsonObject settings) {

    private static final Gson GSON = new GsonBuilder().setPrettyPrinting().create();

    /**
     * Reads what a lesson saved.
     *
     * @throws Failure if it cannot be read, is damaged or another lesson's
     */
    static Checkpoint read(Path file, String lesson) {
        Npz npz;
        JsonObject json;
        try {
            npz = Npz.read(file);
            json = GSON.fromJson(npz.settings(), JsonObject.class);
        } catch (IOException | JsonParseException e) {
            String reason = e instanceof IOException io ? WholeFile.reason(io)
                    : "its settings are damaged";
            throw new Failure(Failure.USAGE, "Cannot read " + file + ": " + reason + ".", e);
        }
        if (json == null || !json.has("lesson") || !json.has("settings")
                || !json.get("settings").isJsonObject()) {
            throw new Failure(Failure.USAGE, file + " was not saved by a lesson: it has no"
                    + " settings.");
        }
        if (!json.get("lesson").getAsString().equals(lesson)) {
            throw new Failure(Failure.USAGE, file + " was saved by the lesson "
                    + json.get("lesson").getAsString() + ", not by " + lesson + ".");
        }
        String variant = json.has("variant") ? json.get("variant").getAsString() : "";
        return new Checkpoint(npz, variant, json.getAsJsonObject("settings"));
    }

    /**
     * Saves a run.
     *
     * @throws Failure if the file cannot be written
     */
    static void write(Path file, String lesson, Map<String, Object> settings, Run run) {
        var json = new JsonObject();
        json.addProperty("lesson", lesson);
        json.addProperty("variant", run.variant());
        json.add("settings", GSON.toJsonTree(settings));
        // Of several runs each has a seed of its own, which it needs to go on.
        json.getAsJsonObject("settings").addProperty("seed", run.seed());
        WholeFile.write(file, run.state(GSON.toJson(json))::write);
    }

    /**
     * Makes sure that a file to save to is new or the same lesson's.
     *
     * @throws Failure if something else stands there
     */
    static void requireOwn(Path file, String lesson) {
        if (Files.exists(file)) {
            try {
                read(file, lesson);
            } catch (Failure e) {
                throw new Failure(Failure.USAGE, "--save: " + file + " exists and is not from "
                        + lesson + "; choose another name.", e);
            }
        }
    }
}
