package shared.playing;

import com.google.gson.Gson;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import java.io.IOException;
import java.nio.file.Path;
import shared.files.Npz;
import shared.files.Quote;
import shared.files.Reason;
import shared.files.UserError;

/**
 * A file that a lesson saved: its arrays, the settings of the run and, if it holds an agent, the
 * description of that agent.
 *
 * @param file its path, as it was given
 * @param npz the whole file
 * @param json its text: lesson, variant, command, settings and agent
 */
public record SavedFile(Path file, Npz npz, JsonObject json) {

    /**
     * Reads a file that any lesson saved.
     *
     * @throws UserError if the file cannot be read, is damaged or was not saved by a lesson
     */
    public static SavedFile read(Path file) {
        Npz npz;
        JsonObject json;
        try {
            npz = Npz.read(file);
            json = new Gson().fromJson(npz.settings(), JsonObject.class);
        } catch (IOException | JsonParseException e) {
            String reason = e instanceof IOException io ? Reason.of(io)
                    : "its settings are damaged";
            throw new UserError(UserError.USAGE, "Cannot read " + file + ": " + reason + ".", e);
        }
        if (json == null || !isText(json, "lesson") || !json.has("settings")
                || !json.get("settings").isJsonObject()) {
            throw new UserError(UserError.USAGE, file + " was not saved by a lesson: it has no"
                    + " settings.");
        }
        return new SavedFile(file, npz, json);
    }

    /**
     * Reads a file that a given lesson saved.
     *
     * @throws UserError if the file cannot be read, is damaged or was not saved by this lesson
     */
    public static SavedFile read(Path file, String lesson) {
        SavedFile saved = read(file);
        if (!saved.text("lesson").equals(lesson)) {
            throw new UserError(UserError.USAGE, file + " was saved by the lesson "
                    + Quote.line(saved.text("lesson")) + ", not by " + lesson + ".");
        }
        return saved;
    }

    private static boolean isText(JsonObject json, String name) {
        return json.has(name) && json.get(name).isJsonPrimitive();
    }

    /** Returns the text under a name, or an empty text if there is none. */
    public String text(String name) {
        return text(json, name);
    }

    /**
     * The text under a name of an object; empty if there is none. It is made one line, since
     * control characters could clear a terminal or set its title.
     */
    static String text(JsonObject json, String name) {
        return isText(json, name) ? Quote.clean(json.get(name).getAsString()) : "";
    }

    /** Returns the name of the variant that was saved, which may be empty. */
    public String variant() {
        return text("variant");
    }

    /** Returns the value of each saved option, by the option's name without its dashes. */
    public JsonObject settings() {
        return json.getAsJsonObject("settings");
    }
}
