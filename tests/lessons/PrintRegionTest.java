import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.StringWriter;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import support.Call;
import support.Checkout;

/** The program that prints a region for pasting. */
class PrintRegionTest {

    private static final String LESSON =
            Checkout.root().resolve("lessons/SequenceWorld.java").toString();

    @TempDir
    Path folder;

    private static Call print(String... args) {
        return Call.plain(new PrintRegion(), args);
    }

    /** What is printed is Java that compiles where it is pasted. */
    @Test
    void aRegionCanBePasted() {
        Call call = print(LESSON, "returns");
        assertEquals(0, call.status(), call.err());
        assertTrue(call.out().startsWith("/** "), call.out());
        assertTrue(call.out().endsWith("\n}\n"), call.out());
        String pasted = "class Pasted { double gamma;\n" + call.out() + "}\n";
        var source = new SimpleJavaFileObject(URI.create("string:///Pasted.java"),
                JavaFileObject.Kind.SOURCE) {
            @Override
            public CharSequence getCharContent(boolean ignoreEncodingErrors) {
                return pasted;
            }
        };
        var errors = new StringWriter();
        assertTrue(ToolProvider.getSystemJavaCompiler().getTask(errors, null, null,
                List.of("-d", folder.toString()), null, List.of(source)).call(), () ->
                errors + pasted);
    }

    @Test
    void coloursAreWrittenIntoTheElements() {
        Call call = print(LESSON, "returns", "--highlight");
        assertEquals(0, call.status(), call.err());
        assertTrue(call.out().startsWith("<!DOCTYPE html>"), call.out());
        assertTrue(call.out().contains("<span style=\"color:#"), call.out());
        assertTrue(call.out().contains(">double</span>[] returns("), call.out());
    }

    @Test
    void withoutANameTheRegionsAreListed() {
        assertEquals("settings\ntrain\nplay\nreturns\nadvantages\nlearn\n",
                print(LESSON).out().replace("\r", ""));
    }

    @Test
    void whatIsMissingIsSaid() {
        Call.refused(print(LESSON, "lern"), "SequenceWorld.java has no region lern", "learn");
        Call.refused(print("None.java", "learn"), "None.java", "no such file");
        Call.refused(print(), "Give a lesson and a region");
        Call.refused(print(LESSON, "learn", "more"), "Give a lesson and a region");
    }
}
