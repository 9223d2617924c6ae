package shared.windows;

import java.awt.event.KeyEvent;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The keyboard for games: which keys are down, and which have been pressed. Keys have codes such as
 * {@link KeyEvent#VK_UP}; a key without a code is ignored. A key that is held down counts as one
 * press, although the keyboard repeats it. Any thread may call any method.
 */
public final class Keys {

    /** X11 repeats a held key as a release and a press within this time. No finger is as fast. */
    private static final int REPEAT_MILLIS = 20;

    /** A key that is or was down. */
    private static final class Key {
        private boolean released;
        private long releasedMillis;
        private long releasedNanos;

        void release(KeyEvent event) {
            released = true;
            releasedMillis = event.getWhen();
            releasedNanos = System.nanoTime();
        }

        /** Whether the key is down. A release counts only if no repeated press follows. */
        boolean held() {
            return !released || System.nanoTime() - releasedNanos < REPEAT_MILLIS * 1_000_000L;
        }

        /** Whether this press is only a repetition by the keyboard. */
        boolean repeatedBy(KeyEvent press) {
            return !released || press.getWhen() - releasedMillis < REPEAT_MILLIS;
        }
    }

    private final Map<Integer, Key> keys = new HashMap<>();
    private final List<Integer> pressed = new ArrayList<>();

    Keys() {
    }

    /**
     * Returns whether a key is down now. Several keys may be down at once. While another window has
     * the focus, no key is down.
     *
     * @param keyCode one of the constants of {@link KeyEvent}
     */
    public synchronized boolean held(int keyCode) {
        Key key = keys.get(keyCode);
        return key != null && key.held();
    }

    /** Returns the codes of the keys that were pressed since the last call, in order. */
    public synchronized List<Integer> pressed() {
        List<Integer> answer = List.copyOf(pressed);
        pressed.clear();
        return answer;
    }

    /** Processes an event of the keyboard. */
    synchronized void see(KeyEvent event) {
        int code = event.getKeyCode();
        if (code == KeyEvent.VK_UNDEFINED) {
            return;
        }
        Key key = keys.get(code);
        if (event.getID() == KeyEvent.KEY_PRESSED) {
            if (key == null || !key.repeatedBy(event)) {
                pressed.add(code);
            }
            keys.put(code, new Key());
        } else if (event.getID() == KeyEvent.KEY_RELEASED && key != null) {
            key.release(event);
        }
    }

    /**
     * Releases all keys, because this window does not hear of their release if it has lost the
     * focus.
     */
    synchronized void releaseAll() {
        keys.clear();
    }
}
