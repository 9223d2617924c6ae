package support;

import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import shared.charts.Display;

/** Looks for a display before a test touches AWT, which a dead display would break. */
public final class DisplayFirst implements BeforeAllCallback {

    @Override
    public void beforeAll(ExtensionContext context) {
        Display.usable();
    }
}
