package shared.slides;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Opens a file as a double click would, without waiting for what opens it. */
public final class Browser {

    private Browser() {
    }

    /**
     * Opens a file where there is a desktop; elsewhere nothing happens.
     *
     * @return whether the desktop was asked to open it
     */
    public static boolean open(Path file) {
        List<String> command = command(System.getProperty("os.name"), System.getenv());
        if (command.isEmpty()) {
            return false;
        }
        try {
            var whole = new ArrayList<>(command);
            whole.add(file.toAbsolutePath().toUri().toString());
            new ProcessBuilder(whole).redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    /** The command that opens an address given after it; empty if there is no desktop. */
    static List<String> command(String system, Map<String, String> environment) {
        String name = system.toLowerCase(Locale.ROOT);
        if (name.contains("mac")) {
            return List.of("open");
        }
        if (name.contains("windows")) {
            return List.of("rundll32", "url.dll,FileProtocolHandler");
        }
        return environment.containsKey("DISPLAY") || environment.containsKey("WAYLAND_DISPLAY")
                ? List.of("xdg-open") : List.of();
    }
}
