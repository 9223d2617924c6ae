package shared.environments.lander;

import org.jbox2d.callbacks.ContactImpulse;
import org.jbox2d.callbacks.ContactListener;
import org.jbox2d.collision.Manifold;
import org.jbox2d.dynamics.Body;
import org.jbox2d.dynamics.contacts.Contact;

/** Records which bodies touch the ground; Gymnasium's {@code ContactDetector}. */
final class LanderContacts implements ContactListener {

    private final Body hull;
    private final Body[] legs;
    private final boolean[] down;
    private boolean crashed;

    /**
     * Creates the record for a hull and legs that do not touch the ground yet and can touch nothing
     * else.
     */
    LanderContacts(Body hull, Body[] legs) {
        this.hull = hull;
        this.legs = legs;
        down = new boolean[legs.length];
    }

    /** Whether the hull has ever touched the ground. */
    boolean crashed() {
        return crashed;
    }

    /** Whether a leg stands on the ground. */
    boolean down(int leg) {
        return down[leg];
    }

    @Override
    public void beginContact(Contact contact) {
        if (has(contact, hull)) {
            crashed = true;
        }
        set(contact, true);
    }

    /** A leg counts as lifted even if it still touches another edge, as in Gymnasium. */
    @Override
    public void endContact(Contact contact) {
        set(contact, false);
    }

    private void set(Contact contact, boolean touching) {
        for (int i = 0; i < legs.length; i++) {
            if (has(contact, legs[i])) {
                down[i] = touching;
            }
        }
    }

    private static boolean has(Contact contact, Body body) {
        return contact.getFixtureA().getBody() == body || contact.getFixtureB().getBody() == body;
    }

    @Override
    public void preSolve(Contact contact, Manifold before) {
    }

    @Override
    public void postSolve(Contact contact, ContactImpulse impulse) {
    }
}
