package project;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import shared.slides.Region;
import support.Checkout;

/**
 * AsciiDoc includes the regions of the lessons as the slides do. The converter is downloaded, some
 * 36 MB, by a script of its own, so that nothing else waits for it.
 */
@Tag("slow")
@DisabledOnOs(OS.WINDOWS)
class AsciidocTest {

    private static final String CONVERTER = """
            //DEPS org.asciidoctor:asciidoctorj:3.0.1
            //DEPS org.slf4j:slf4j-nop:1.7.36
            import java.io.File;
            import org.asciidoctor.*;

            class Convert {
                public static void main(String[] args) {
                    try (Asciidoctor asciidoctor = Asciidoctor.Factory.create()) {
                        asciidoctor.convertFile(new File(args[0]), Options.builder()
                                .safe(SafeMode.UNSAFE).toFile(new File(args[1])).build());
                    }
                }
            }
            """;

    @TempDir
    Path folder;

    @Test
    void asciidocIncludesEveryRegion() throws Exception {
        var document = new StringBuilder("= Regions\n");
        var regions = new ArrayList<String>();
        for (Source lesson : Source.in("lessons")) {
            Path file = Checkout.root().resolve(lesson.path());
            for (String name : Region.names(file)) {
                document.append("\n----\ninclude::").append(file).append("[tag=").append(name)
                        .append(",indent=0]\n----\n");
                regions.add(Region.read(file, name).text().stripTrailing());
            }
        }
        assertEquals(regions, included(convert(document.toString())));
    }

    private static List<String> included(String html) {
        return Pattern.compile("(?s)<pre>(.*?)</pre>").matcher(html).results()
                .map(found -> found.group(1).replace("&lt;", "<").replace("&gt;", ">")
                        .replace("&amp;", "&")).toList();
    }

    private String convert(String document) throws Exception {
        Path script = Files.writeString(folder.resolve("Convert.java"), CONVERTER);
        Path source = Files.writeString(folder.resolve("regions.adoc"), document);
        Path html = folder.resolve("regions.html");
        Process process = new ProcessBuilder(Checkout.root().resolve("jbang").toString(),
                script.toString(), source.toString(), html.toString()).redirectErrorStream(true)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertTrue(process.waitFor(2, TimeUnit.MINUTES), said);
        assumeTrue(!said.contains("Could not resolve"), "AsciidoctorJ cannot be downloaded");
        assertEquals(0, process.exitValue(), said);
        return Files.readString(html);
    }
}
