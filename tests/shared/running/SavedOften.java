package shared.running;

import java.time.Duration;
import java.util.Arrays;
import shared.options.Launch;

/** Starts a lesson that saves after each update, and not only every half a minute. */
public final class SavedOften {

    private SavedOften() {
    }

    /** @param args the name of the lesson's class, and the lesson's command line */
    public static void main(String[] args) throws ReflectiveOperationException {
        var lesson = (Lesson) Class.forName(args[0]).getDeclaredConstructor().newInstance();
        Launch.run((line, interrupt, out, err) ->
                        Session.run(lesson, line, Duration.ZERO, interrupt, out, err),
                Arrays.copyOfRange(args, 1, args.length));
    }
}
