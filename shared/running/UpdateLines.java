package shared.running;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import shared.playing.Numbers;

/**
 * Prints a line for each update that is over: its episodes, their mean return, and the other
 * numbers that were recorded. It only reads them, so it does not slow down learning.
 */
final class UpdateLines implements Monitor {

    private final List<Run> runs;
    private final PrintStream err;
    /** The number of updates of each run that have a line, and the number of episodes in them. */
    private final int[] updates;
    private final int[] episodes;

    UpdateLines(List<Run> runs, PrintStream err) {
        this.runs = runs;
        this.err = err;
        // The first updates of a resumed run were printed before it was saved.
        updates = runs.stream().mapToInt(Run::updates).toArray();
        episodes = runs.stream().mapToInt(run -> run.history().size()).toArray();
    }

    @Override
    public void look() {
        for (int i = 0; i < updates.length; i++) {
            Run run = runs.get(i);
            // This comes first, so that no number is missing below if the run has ended.
            int over = run.ended() ? run.updates() : run.updates() - 1;
            while (updates[i] < over) {
                updates[i]++;
                int from = episodes[i];
                Series learned = run.history().series(History.UPDATE);
                while (episodes[i] < run.history().size()
                        && learned.get(episodes[i]) <= updates[i]) {
                    episodes[i]++;
                }
                err.println(line(run, updates[i], from, episodes[i]));
            }
        }
    }

    /**
     * The line of an update.
     *
     * @param from its first episode, counted from 0
     * @param to the first episode after it
     */
    private String line(Run run, int update, int from, int to) {
        History history = run.history();
        var text = new ArrayList<String>();
        text.add(Numbers.format("%supdate %,d", runs.size() == 1 ? "" : run.title() + ": ",
                update));
        if (to - from != 1) {
            text.add(Numbers.many(to - from, run.unit()));
        }
        if (to > from) {
            double sum = 0;
            for (int i = from; i < to; i++) {
                sum += history.series(History.RETURN).get(i);
            }
            text.add("return " + Numbers.number(sum / (to - from)));
        }
        if (to > 0) {
            text.add(History.MEAN_RETURN + " "
                    + Numbers.number(history.series(History.MEAN_RETURN).get(to - 1)));
        }
        for (String name : history.names()) {
            Series series = history.series(name);
            // Only a series that grows once an update has a number for this one.
            if (series.size() >= update && series.size() <= run.updates()
                    && !Double.isNaN(series.get(update - 1))) {
                text.add(name + " " + Numbers.number(series.get(update - 1)));
            }
        }
        return String.join(", ", text);
    }

    @Override
    public void close() {
        // There is nothing to close.
    }
}
