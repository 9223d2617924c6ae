package support;

import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import shared.charts.Display;

/** Looks for a display before a test uses AWT, because a dead display would break AWT. */
public final class DisplayFirst implements BeforeAllCallback {

    @Override
    public void beforeAll(ExtensionContext context) {
        Display.usable();
    }
}
