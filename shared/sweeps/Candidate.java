package shared.sweeps;

import com.google.gson.JsonObject;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What is compared with others: a combination of settings, and one of the lesson's variants.
 *
 * @param settings the values of the options on the command line as they are typed, under their
 *     names without the dashes
 * @param variant the variant's name; empty if the lesson has only one
 */
record Candidate(Map<String, String> settings, String variant) {

    private static final String SETTINGS = "settings";
    private static final String VARIANT = "variant";

    /** The settings as options on a command line. */
    List<String> typed() {
        return settings.entrySet().stream()
                .map(setting -> "--" + setting.getKey() + "=" + setting.getValue()).toList();
    }

    /** Adds the candidate to a JSON object. */
    void write(JsonObject json) {
        var values = new JsonObject();
        settings.forEach(values::addProperty);
        json.add(SETTINGS, values);
        if (!variant.isEmpty()) {
            json.addProperty(VARIANT, variant);
        }
    }

    /** Reads a candidate from a JSON object; a RuntimeException says that it holds none. */
    static Candidate read(JsonObject json) {
        var settings = new LinkedHashMap<String, String>();
        json.getAsJsonObject(SETTINGS).entrySet()
                .forEach(setting -> settings.put(setting.getKey(),
                        setting.getValue().getAsString()));
        return new Candidate(settings,
                json.has(VARIANT) ? json.get(VARIANT).getAsString() : "");
    }
}
