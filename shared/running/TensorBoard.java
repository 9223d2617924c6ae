package shared.running;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import shared.files.AtomicFile;
import shared.files.UserError;

/** Writes the numbers that runs record for TensorBoard. Each of several runs has its own folder. */
final class TensorBoard implements Monitor {

    private final Path folder;
    private final List<Run> runs;
    private final List<TensorBoardFile> files = new ArrayList<>();
    private final List<Map<String, Integer>> written = new ArrayList<>();

    /** @throws UserError if the folder cannot be made or written to */
    TensorBoard(Path folder, List<Run> runs) {
        this.folder = folder;
        this.runs = runs;
        try {
            for (Run run : runs) {
                files.add(new TensorBoardFile(runs.size() == 1 ? folder
                        : folder.resolve(run.name())));
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
        for (int i = from; i < size; i++) {
            files.get(run).scalar(tag, i + 1, series.get(i), millis);
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
                + AtomicFile.reason(e) + ".", e);
    }
}
