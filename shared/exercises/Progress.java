package shared.exercises;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonParseException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import shared.files.AtomicFile;

/** Which exercises are solved, and which one is the current; it is kept in a file. */
final class Progress {

    private final Path file;
    private final List<String> names;
    private Kept kept;

    /** The content of the file. */
    private record Kept(String current, List<String> solved) {
    }

    /**
     * Reads the file. If it does not exist or makes no sense, nothing is solved yet.
     *
     * @param file the file
     * @param names the names of all exercises in their order, at least one
     */
    Progress(Path file, List<String> names) {
        this.file = file;
        this.names = names;
        kept = new Kept(names.get(0), List.of());
        try {
            Kept read = new Gson().fromJson(Files.readString(file, StandardCharsets.UTF_8),
                    Kept.class);
            if (read != null && read.solved != null) {
                List<String> solved = names.stream().filter(read.solved::contains).toList();
                kept = new Kept(names.contains(read.current) ? read.current : names.get(0),
                        solved);
            }
        } catch (IOException | JsonParseException anew) {
            // The student loses a list, and no work.
        }
    }

    /** The name of the current exercise. */
    String current() {
        return kept.current;
    }

    /** The number of the current exercise, from 1. */
    int number() {
        return names.indexOf(kept.current) + 1;
    }

    /** Whether an exercise has been solved. */
    boolean solved(String name) {
        return kept.solved.contains(name);
    }

    /** The number of exercises that have been solved. */
    int solved() {
        return kept.solved.size();
    }

    /** Makes an exercise the current one. */
    void goTo(String name) {
        keep(new Kept(name, kept.solved));
    }

    /** Goes to the next exercise that is not solved; stays if all are. */
    void next() {
        int size = names.size();
        for (int i = 0; i < size; i++) {
            String name = names.get((number() + i) % size);
            if (!solved(name)) {
                goTo(name);
                return;
            }
        }
    }

    /** Notes that an exercise is solved. */
    void solve(String name) {
        if (!solved(name)) {
            var solved = new ArrayList<>(kept.solved);
            solved.add(name);
            keep(new Kept(kept.current, solved));
        }
    }

    private void keep(Kept changed) {
        kept = changed;
        byte[] json = new GsonBuilder().setPrettyPrinting().create().toJson(kept)
                .getBytes(StandardCharsets.UTF_8);
        AtomicFile.write(file, out -> out.write(json));
    }
}
