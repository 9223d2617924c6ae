package shared.running;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import shared.files.Saveable;
import shared.files.Tensor;
import shared.files.UserError;
import shared.networks.Network;
import shared.playing.Numbers;
import shared.playing.SavedFile;

/** The objects that a run saves, by name. In a resumed run they are restored from a file. */
final class Kept {

    private final SavedFile resumed;
    private final Map<String, Saveable> objects = new LinkedHashMap<>();

    /** @param resumed the file to resume from, or null for a new run */
    Kept(SavedFile resumed) {
        this.resumed = resumed;
    }

    /**
     * Adds an object. In a resumed run the object is restored from what was saved under its name.
     *
     * @throws UserError if what was saved does not fit it
     */
    void add(String name, Saveable object) {
        objects.put(name, object);
        if (resumed != null) {
            try {
                object.load(resumed.npz().under(name));
            } catch (IllegalArgumentException e) {
                throw new UserError(UserError.USAGE, resumed.file() + " holds a \"" + name
                        + "\" that this lesson cannot use: " + e.getMessage(), e);
            }
        }
    }

    boolean isEmpty() {
        return objects.isEmpty();
    }

    /** The name of an object; empty if it is not kept. */
    Optional<String> name(Saveable object) {
        return objects.entrySet().stream().filter(entry -> entry.getValue() == object)
                .map(Map.Entry::getKey).findFirst();
    }

    /**
     * Checks the numbers of all objects after an update.
     *
     * @throws UserError if a number has become NaN or infinite
     */
    void requireNumbers(int update) {
        objects.forEach((name, object) -> {
            if (!object.finite()) {
                throw new UserError(UserError.WORLD, Numbers.format("The parameters of %s are NaN"
                        + " or infinite after update %,d: does the loss divide by 0, or is the"
                        + " learning rate too high?", name, update));
            }
        });
    }

    /** The tensors of all objects, each with the object's name and a dot before its own name. */
    Map<String, Tensor> state() {
        var state = new LinkedHashMap<String, Tensor>();
        objects.forEach((name, object) -> object.state()
                .forEach((key, tensor) -> state.put(name + "." + key, tensor)));
        return state;
    }

    /** Frees the memory that networks take for batches. */
    void release() {
        objects.values().forEach(object -> {
            if (object instanceof Network network) {
                network.release();
            }
        });
    }
}
