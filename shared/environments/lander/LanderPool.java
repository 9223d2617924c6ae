package shared.environments.lander;

import java.util.ArrayDeque;
import org.jbox2d.collision.Manifold;
import org.jbox2d.common.Transform;
import org.jbox2d.dynamics.contacts.Contact;
import org.jbox2d.dynamics.contacts.EdgeAndPolygonContact;
import org.jbox2d.pooling.IDynamicStack;
import org.jbox2d.pooling.IWorldPool;
import org.jbox2d.pooling.normal.DefaultWorldPool;

/**
 * The object pool of a JBox2D world, which makes it safe to run worlds in several threads. Where a
 * polygon meets an edge, JBox2D 2.2.1.1 keeps an intermediate result in a static field
 * ({@code Transform.pool}), so that worlds in different threads could corrupt each other's
 * contacts. Here only one thread at a time computes such a contact, which is a small part of a
 * step; nothing else in the lander's world uses that field.
 */
final class LanderPool extends DefaultWorldPool {

    private final IDynamicStack<Contact> contacts = new Contacts(this);

    /** A pool with the default sizes of JBox2D's worlds. */
    LanderPool() {
        super(100, 10);
    }

    @Override
    public IDynamicStack<Contact> getEdgePolyContactStack() {
        return contacts;
    }

    private record Contacts(IWorldPool pool, ArrayDeque<Contact> free)
            implements IDynamicStack<Contact> {

        Contacts(IWorldPool pool) {
            this(pool, new ArrayDeque<>());
        }

        @Override
        public Contact pop() {
            return free.isEmpty() ? new GuardedContact(pool) : free.pop();
        }

        @Override
        public void push(Contact contact) {
            free.push(contact);
        }
    }

    private static final class GuardedContact extends EdgeAndPolygonContact {

        GuardedContact(IWorldPool pool) {
            super(pool);
        }

        @Override
        public void evaluate(Manifold manifold, Transform edge, Transform polygon) {
            synchronized (LanderPool.class) {
                super.evaluate(manifold, edge, polygon);
            }
        }
    }
}
