package shared.running;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import shared.files.Reason;
import shared.files.UserError;

/**
 * Writes the numbers that runs record for TensorBoard. Each of several runs has its own folder. A
 * point that the folder already has is not written again, so that a run that is resumed into its
 * folder has each step once.
 */
final class TensorBoard implements Monitor {

    private static final Series NONE = new Series();

    private final Path folder;
    private final List<Run> runs;
    private final List<TensorBoardFile> files = new ArrayList<>();
    private final List<Map<String, Integer>> written = new ArrayList<>();
    private final List<Map<String, Series>> before = new ArrayList<>();

    /** @throws UserError if the folder cannot be made or written to */
    TensorBoard(Path folder, List<Run> runs) {
        this.folder = folder;
        this.runs = runs;
        try {
            for (Run run : runs) {
                Path own = runs.size() == 1 ? folder : folder.resolve(run.name());
                Files.createDirectories(own);
                before.add(TensorBoardFile.read(own));
                files.add(new TensorBoardFile(own));
                written.add(new HashMap<>());
            }
        } catch (IOException e) {
            throw failure(e);
        }
    }

    @Override
    public void look() {
        long now = System.currentTimeMillis();
        try {
            for (int i = 0; i < files.size(); i++) {
                History history = runs.get(i).history();
                append(i, History.RETURN, history.series(History.RETURN), now);
                append(i, runs.get(i).goal().meanName(), history.series(History.MEAN_RETURN),
                        now);
                append(i, History.LENGTH, history.series(History.LENGTH), now);
                for (String name : history.names()) {
                    append(i, name, history.series(name), now);
                }
                files.get(i).flush();
            }
        } catch (IOException e) {
            throw failure(e);
        }
    }

    private void append(int run, String tag, Series series, long millis) throws IOException {
        int from = written.get(run).getOrDefault(tag, 0);
        int size = series.size();
        Series old = before.get(run).getOrDefault(tag, NONE);
        for (int i = from; i < size; i++) {
            // The file has 32 bits of each number.
            float value = (float) series.get(i);
            if (i >= old.size() || Float.compare(value, (float) old.get(i)) != 0) {
                files.get(run).scalar(tag, i + 1, value, millis);
            }
        }
        written.get(run).put(tag, size);
    }

    @Override
    public void close() {
        try {
            for (TensorBoardFile file : files) {
                file.close();
            }
        } catch (IOException e) {
            throw failure(e);
        }
    }

    private UserError failure(IOException e) {
        return new UserError(UserError.WORLD, "Cannot write events to " + folder + ": "
                + Reason.of(e) + ".", e);
    }
}
