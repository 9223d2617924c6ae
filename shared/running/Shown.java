package shared.running;

import java.util.List;
import shared.playing.Agent;
import shared.playing.Animation;
import shared.playing.Snapshot;

/**
 * What a run has to show: an animation when learning has ended, or an agent, of which other threads
 * see snapshots meanwhile.
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

    /** What there is to see when learning has ended; null if nothing. */
    Animation animation() {
        return animation;
    }

    /** The agent, which changes while it learns; null if there is none. */
    Agent<?> agent() {
        return animation instanceof Agent<?> agent ? agent : null;
    }

    /** Has it keep, before learning begins, snapshots of all learning. */
    void keepSnapshots() {
        snapshots.keep();
    }

    /**
     * Says that no update is under way.
     *
     * @param updates how many the agent has learned from
     * @param episodes how many were played for them
     */
    void betweenUpdates(int updates, int episodes) {
        this.updates = updates;
        this.episodes = episodes;
        if (agent() != null) {
            snapshots.betweenUpdates(this::take);
        }
    }

    /** Says that another update begins. */
    void updateBegins() {
        if (agent() != null) {
            snapshots.updateBegins(this::take);
        }
    }

    /** Says that learning has ended. */
    void end(int updates, int episodes) {
        this.updates = updates;
        this.episodes = episodes;
        learned = true;
    }

    /**
     * The agent as it was lately, or is when it has learned; null before there is one. Asks for a
     * newer one, which takes an update or so. Any thread may call it.
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

    /** Snapshots of all learning, the earliest first; none unless they are to be kept. */
    List<Snapshot> snapshots() {
        return snapshots.kept();
    }
}
