package support;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jfree.chart.JFreeChart;
import shared.charts.Chart;

/** Starts another JVM with the classes of this one. */
public final class OtherJvm {
    private OtherJvm() {
    }

    /** Starts the main method of a class. Its standard error is that of this JVM. */
    public static Process start(Class<?> main, List<String> options,
            Map<String, String> environment) throws Exception {
        var paths = new ArrayList<String>();
        for (var type : List.of(main, Chart.class, JFreeChart.class)) {
            var source = type.getProtectionDomain().getCodeSource().getLocation();
            paths.add(Path.of(source.toURI()).toString());
        }
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(options);
        command.addAll(List.of("-cp", String.join(File.pathSeparator, paths), main.getName()));
        var builder = new ProcessBuilder(command);
        builder.environment().putAll(environment);
        return builder.redirectError(ProcessBuilder.Redirect.INHERIT).start();
    }

    /**
     * Returns the command that starts the main method of a class in another JVM with all classes of
     * this one, and with those of its options that keep a later Java from printing warnings.
     *
     * @param options further options of the JVM
     * @param args the command line of the method
     */
    public static List<String> command(Class<?> main, List<String> options, List<String> args) {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                .filter(option -> option.startsWith("-XX:") || option.startsWith("--")).toList());
        command.addAll(options);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
        command.addAll(args);
        return command;
    }

    /**
     * Runs the main method of a class in another JVM with all classes of this one and 256 MB of
     * memory. The folder is its working directory. The method must end within ten minutes with
     * status 0; otherwise the assertion fails with what it has printed.
     */
    public static void succeed(Class<?> main, Path folder) throws Exception {
        Path printed = folder.resolve("printed.txt");
        Process process = new ProcessBuilder(command(main, List.of("-Xmx256m"), List.of()))
                .directory(folder.toFile()).redirectErrorStream(true)
                .redirectOutput(printed.toFile()).start();
        boolean ended = process.waitFor(10, TimeUnit.MINUTES);
        process.destroyForcibly();
        String text = Files.readString(printed, StandardCharsets.ISO_8859_1);
        assertTrue(ended, text);
        assertEquals(0, process.waitFor(), text);
    }
}
