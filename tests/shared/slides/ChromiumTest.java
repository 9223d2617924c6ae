package shared.slides;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import support.Checkout;

/** The slides of the lessons in a browser without a window, if one is installed. */
@Tag("slow")
class ChromiumTest {

    private static final int SECONDS = 120;

    /** Measures all slides, and lists what lies outside of the margins or is not shown. */
    private static final String MEASURE = """
            const sections = [...document.querySelectorAll("section")];
            for (const slide of sections) {
              sections.forEach(other => other.classList.toggle("now", other === slide));
              const box = slide.getBoundingClientRect();
              const unit = box.width / 80;
              const bottom = slide.querySelector("footer").getBoundingClientRect().top + 1;
              if (box.left < -1 || box.top < -1 || box.right > innerWidth + 1
                  || box.bottom > innerHeight + 1) {
                found.push(slide.id + " is larger than the window");
              }
              for (const part of slide.querySelectorAll("header *, .body *")) {
                const at = part.getBoundingClientRect();
                const what = slide.id + ", " + part.tagName + ": ";
                if (part.tagName !== "svg" && part.closest("svg")) {
                  continue;
                }
                if (at.width < 1 || at.height < 1) {
                  found.push(what + "not shown");
                } else if (at.left < box.left + 3.9 * unit || at.right > box.right - 3.9 * unit) {
                  found.push(what + "too wide");
                } else if (at.top < box.top + unit || at.bottom > bottom) {
                  found.push(what + "too high");
                }
                if (part.tagName === "IMG" && (part.naturalWidth === 0 || at.height < 8 * unit)) {
                  found.push(what + "missing or small");
                }
              }
              const heading = slide.querySelector("header").getBoundingClientRect();
              const first = slide.querySelector(".body > *");
              if (first && first.getBoundingClientRect().top < heading.bottom - unit) {
                found.push(slide.id + ": something lies on the heading");
              }
            }
            performance.getEntriesByType("resource").filter(each => !each.name.startsWith("data:"))
                .forEach(each => found.push("fetched " + each.name));
            found.push(sections.length + " slides");
            """;

    /** Presses keys, and lists the numbers of the slides that are then shown. */
    private static final String PRESS = """
            const press = key => {
              document.dispatchEvent(new KeyboardEvent("keydown", {key: key}));
              const now = [...document.querySelectorAll("section.now")];
              found.push(key + " " + now.map(slide =>
                  slide.querySelector(".number").textContent).join("+"));
            };
            ["Home", "ArrowRight", " ", "PageDown", "ArrowLeft", "o", "ArrowRight", "Enter", "b",
              "b", "PageUp", "Home", "ArrowLeft"].forEach(press);
            """;

    /** Moves a finger over the screen. */
    private static final String SWIPE = """
            const swipe = (from, to) => {
              const touch = x => new Touch({identifier: 1, target: document.body, clientX: x,
                clientY: 300});
              document.dispatchEvent(new TouchEvent("touchstart", {touches: [touch(from)]}));
              document.dispatchEvent(new TouchEvent("touchend", {changedTouches: [touch(to)]}));
              found.push(document.querySelector("section.now .number").textContent);
            };
            swipe(600, 400);
            swipe(600, 300);
            swipe(300, 310);
            swipe(300, 600);
            """;

    /** Leaves a slide with a film and comes back to it. */
    private static final String REWIND = """
            const film = document.querySelector("section img[src^='data:image/gif']");
            const show = () => {
              location.hash = film.closest("section").id;
              dispatchEvent(new Event("hashchange"));
              return film.src;
            };
            const first = show();
            document.dispatchEvent(new KeyboardEvent("keydown", {key: "Home"}));
            const second = show();
            found.push(first === second ? "goes on" : "begins anew");
            found.push(first.split(",")[1] === second.split(",")[1] ? "the same" : "another");
            """;

    private static String chromium;
    private static Page page;

    @TempDir
    Path folder;

    @BeforeAll
    static void find() {
        chromium = Stream.of("chromium", "chromium-browser", "google-chrome")
                .flatMap(name -> Stream.of(System.getenv("PATH").split(File.pathSeparator))
                        .map(path -> Path.of(path, name)))
                .filter(Files::isExecutable).map(Path::toString).findFirst().orElse(null);
        assumeTrue(chromium != null, "there is no Chromium");
        page = Page.of(Checkout.root().resolve("lessons/slides"));
    }

    /** Runs the browser with a script in the page; returns what the script has found. */
    private List<String> found(String size, String script) throws Exception {
        String all = "<script>addEventListener(\"load\", () => {\nconst found = [];\n" + script
                + "const report = document.createElement(\"pre\");\nreport.id = \"report\";\n"
                + "report.textContent = found.join(\"\\n\");\ndocument.body.append(report);\n"
                + "});</script>\n</body>";
        String dom = run("--window-size=" + size, "--dump-dom", file(page.html()
                .replace("</body>", all)));
        Matcher report = Pattern.compile("<pre id=\"report\">([^<]*)</pre>").matcher(dom);
        assertTrue(report.find(), "the script has not come to its end");
        return report.group(1).lines().toList();
    }

    private String file(String html) throws IOException {
        return Files.writeString(folder.resolve("page.html"), html).toUri().toString();
    }

    private String run(String... arguments) throws Exception {
        var command = new ArrayList<>(List.of(chromium, "--headless=new", "--no-sandbox",
                "--disable-gpu", "--hide-scrollbars", "--user-data-dir=" + folder));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.DISCARD).start();
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertTrue(process.waitFor(SECONDS, TimeUnit.SECONDS));
        return out;
    }

    @ParameterizedTest
    @ValueSource(strings = {"1280,720", "1920,1080"})
    void everySlideFitsAndIsShownWhole(String size) throws Exception {
        assertEquals(List.of(page.slides() + " slides"), found(size, MEASURE));
    }

    @Test
    void keysTurnThePages() throws Exception {
        assertEquals(List.of("Home 1", "ArrowRight 2", "  3", "PageDown 4", "ArrowLeft 3", "o 3",
                "ArrowRight 4", "Enter 4", "b 4", "b 4", "PageUp 3", "Home 1", "ArrowLeft 1"),
                found("1280,720", PRESS));
    }

    @Test
    void aFingerTurnsThePages() throws Exception {
        assertEquals(List.of("2", "3", "3", "2"), found("1280,720", SWIPE));
    }

    /** The film of a slide starts with what the agent does before it has learned. */
    @Test
    void aFilmBeginsWhenItsSlideIsShown() throws Exception {
        assertEquals(List.of("begins anew", "the same"), found("1280,720", REWIND));
    }

    /** A printed page is as wide and high as a slide. */
    @Test
    void aPdfHasAPageForEachSlide() throws Exception {
        Path pdf = folder.resolve("slides.pdf");
        run("--no-pdf-header-footer", "--print-to-pdf=" + pdf, file(page.html()));
        String text = Files.readString(pdf, StandardCharsets.ISO_8859_1);
        assertEquals(page.slides(), Pattern.compile("/Type\\s*/Page\\b(?!s)").matcher(text)
                .results().count());
        assertTrue(text.contains("/MediaBox [0 0 960 540]"));
    }
}
