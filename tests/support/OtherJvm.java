package support;

import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
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
}
