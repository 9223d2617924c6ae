package shared.running;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Writes each run's returns for TensorBoard; several runs go to a folder each. */
final class Events implements Follower {

    private final Path folder;
    private final List<Run> runs;
    private final List<EventFile> files = new ArrayList<>();
    private final int[] written;

    /** @throws Failure if the folder cannot be made or written to */
    Events(Path folder, List<Run> runs) {
        this.folder = folder;
        this.runs = runs;
        written = new int[runs.size()];
        try {
            for (Run run : runs) {
                files.add(new EventFile(runs.size() == 1 ? folder
                        : folder.resolve("seed-" + run.seed())));
            }
        } catch (IOException e) {
            throw failure(e);
        }
    }

    @Override
    public void look() {
        try {
            for (int i = 0; i < written.length; i++) {
                EventFile file = files.get(i);
                for (History.Row row : runs.get(i).history().from(written[i])) {
                    written[i]++;
                    file.scalar("return", written[i], row.totalReward(), row.millis());
                    file.scalar("mean return", written[i], row.mean(), row.millis());
                    file.scalar("length", written[i], row.length(), row.millis());
                }
                file.flush();
            }
        } catch (IOException e) {
            throw failure(e);
        }
    }

    @Override
    public void close() {
        try {
            for (EventFile file : files) {
                file.close();
            }
        } catch (IOException e) {
            throw failure(e);
        }
    }

    private Failure failure(IOException e) {
        return new Failure(Failure.WORLD, "Cannot write events to " + folder + ": "
                + WholeFile.reason(e) + ".", e);
    }
}
