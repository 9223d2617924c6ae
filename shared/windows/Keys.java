package shared.windows;

import java.awt.event.KeyEvent;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The keyboard as a game sees it: which keys are down, and which have been pressed. Keys are told
 * by their codes, such as {@link KeyEvent#VK_UP}; those without a code are not seen. A key that
 * is held counts as one press, although the keyboard repeats it. Any thread may ask.
 */
public final class Keys {

    /** X11 repeats a held key by a release with a press right behind it, which no finger does. */
    private static final int REPEAT_MILLIS = 20;

    /** A key that is down, or just was. */
    private static final class Key {
        private boolean released;
        private long releasedMillis;
        private long releasedNanos;

        void release(KeyEvent event) {
            released = true;
            releasedMillis = event.getWhen();
            releasedNanos = System.nanoTime();
        }

        /** Whether it is down once a repetition, if there is one, would have come. */
        boolean held() {
            return !released || System.nanoTime() - releasedNanos < REPEAT_MILLIS * 1_000_000L;
        }

        /** Whether a press of it is no new one. */
        boolean repeatedBy(KeyEvent press) {
            return !released || press.getWhen() - releasedMillis < REPEAT_MILLIS;
        }
    }

    private final Map<Integer, Key> keys = new HashMap<>();
    private final List<Integer> pressed = new ArrayList<>();

    Keys() {
    }

    /**
     * Whether a key is down now; several may be. None is while another window has the focus.
     *
     * @param keyCode one of the constants of {@link KeyEvent}
     */
    public synchronized boolean held(int keyCode) {
        Key key = keys.get(keyCode);
        return key != null && key.held();
    }

    /** The codes of the keys that were pressed since the last question, in order. */
    public synchronized List<Integer> pressed() {
        List<Integer> answer = List.copyOf(pressed);
        pressed.clear();
        return answer;
    }

    /** Takes in what the keyboard says. */
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

    /** Says that releases are no longer told: every key counts as up. */
    synchronized void releaseAll() {
        keys.clear();
    }
}
