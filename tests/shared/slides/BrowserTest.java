package shared.slides;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** How a page is opened on each system. */
class BrowserTest {

    private static List<String> command(String system, String... variables) {
        return Browser.command(system, variables.length == 0 ? Map.of()
                : Map.of(variables[0], ":0"));
    }

    @Test
    void eachDesktopHasItsCommand() {
        assertEquals(List.of("open"), command("Mac OS X"));
        assertEquals(List.of("rundll32", "url.dll,FileProtocolHandler"), command("Windows 11"));
        assertEquals(List.of("xdg-open"), command("Linux", "DISPLAY"));
        assertEquals(List.of("xdg-open"), command("Linux", "WAYLAND_DISPLAY"));
    }

    /** On a server, there is nobody to show it to. */
    @Test
    void withoutADesktopThereIsNone() {
        assertEquals(List.of(), command("Linux"));
    }
}
