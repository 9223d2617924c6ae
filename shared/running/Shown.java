package shared.running;

import java.util.List;
import shared.playing.Agent;
import shared.playing.Animation;
import shared.playing.Snapshot;

/**
 * What a run shows: an animation after learning, or an agent, whose snapshots other threads can
 * show even during learning.
 */
final class Shown {

    private final Snapshots snapshots = new Snapshots();
    private volatile Animation animation;
    private volatile boolean learned;
    private volatile int updates;
    private volatile int episodes;

    void set(Animation animation) {
        this.animation = animation;
    }

    /** The animation or agent to show when learning has ended; null if there is none. */
    Animation animation() {
        return animation;
    }

    /** The agent, which changes while it learns; null if there is none. */
    Agent<?> agent() {
        return animation instanceof Agent<?> agent ? agent : null;
    }

    /** Keeps snapshots from all of learning. Call it before learning begins. */
    void keepSnapshots() {
        snapshots.keep();
    }

    /**
     * Notes that no update is under way.
     *
     * @param updates the number of updates that are over
     * @param episodes the number of episodes recorded in them
     */
    void betweenUpdates(int updates, int episodes) {
        this.updates = updates;
        this.episodes = episodes;
        if (agent() != null) {
            snapshots.betweenUpdates(this::take);
        }
    }

    /** Notes that another update begins. */
    void updateBegins() {
        if (agent() != null) {
            snapshots.updateBegins(this::take);
        }
    }

    /** Notes that learning has ended. */
    void end(int updates, int episodes) {
        this.updates = updates;
        this.episodes = episodes;
        learned = true;
    }

    /**
     * Returns a recent snapshot of the agent or, after learning, its final state; null if there is
     * none yet. It also asks for a newer snapshot, which is taken after about one update. Any
     * thread may call it.
     */
    Snapshot newest() {
        if (learned) {
            return agent() == null ? null : take();
        }
        return snapshots.newest();
    }

    private Snapshot take() {
        Agent<?> agent = agent();
        return new Snapshot(agent, agent.policy().parameters().values().clone(), updates,
                episodes);
    }

    /**
     * The snapshots from all of learning, the earliest first. The list is empty unless
     * {@link #keepSnapshots} was called.
     */
    List<Snapshot> snapshots() {
        return snapshots.kept();
    }
}
