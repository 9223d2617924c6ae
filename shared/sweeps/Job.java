package shared.sweeps;

import com.google.gson.JsonObject;

/**
 * A run that a sweep needs.
 *
 * @param candidate the settings and the variant
 * @param seed the seed
 */
record Job(Candidate candidate, long seed) {

    private static final String SEED = "seed";

    /** Adds the job to a JSON object. */
    void write(JsonObject json) {
        candidate.write(json);
        json.addProperty(SEED, seed);
    }

    /** Reads a job from a JSON object; a RuntimeException says that it holds none. */
    static Job read(JsonObject json) {
        return new Job(Candidate.read(json), json.get(SEED).getAsLong());
    }

    /** The job in words, for messages. */
    @Override
    public String toString() {
        return String.join(" ", candidate.typed()) + (candidate.typed().isEmpty() ? "" : " ")
                + (candidate.variant().isEmpty() ? "" : candidate.variant() + ", ")
                + "seed " + seed;
    }
}
