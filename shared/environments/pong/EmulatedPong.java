package shared.environments.pong;

import java.awt.image.BufferedImage;

/**
 * {@link Pong} on the original machine: it has the same actions, observations, rewards, beginnings
 * and ends, but is 700 times slower, with 4000 steps per second. A lesson that uses it needs
 * {@code SOURCES ../shared/Atari.java}.
 */
public final class EmulatedPong extends PongWorld {

    private final PongMachine machine;

    /**
     * Creates the usual game, in which each action is held for four frames.
     *
     * @param machine the machine, which no other environment may use
     * @param observation what the agent sees
     */
    public EmulatedPong(PongMachine machine, PongObservation observation) {
        this(machine, ENDLESS, observation);
    }

    /**
     * Creates the usual game, but truncates it if no point is scored for a while: some rallies
     * never end, because the opponent is deterministic.
     *
     * @param machine the machine, which no other environment may use
     * @param patience the number of steps without a point after which an episode is truncated, at
     *     least 1
     * @param observation what the agent sees
     * @throws IllegalArgumentException if {@code patience} is below 1
     */
    public EmulatedPong(PongMachine machine, int patience, PongObservation observation) {
        super(USUAL_FRAME_SKIP, patience, observation);
        this.machine = machine;
    }

    /**
     * {@inheritDoc} It is AtariPong. {@link shared.environments.Environments#make} cannot make this
     * environment, because it has no cartridge.
     */
    @Override
    public String id() {
        return "AtariPong";
    }

    /** {@inheritDoc} It is the machine's screen, 160 x 210 pixels. */
    @Override
    public BufferedImage render() {
        return machine.screen();
    }

    @Override
    void begin() {
        machine.reset();
    }

    @Override
    int frame(int action) {
        return machine.frame(action);
    }

    @Override
    boolean over() {
        return machine.over();
    }

    @Override
    int frames() {
        return machine.frames();
    }

    @Override
    void look(PongPicture picture) {
        picture.readColours(machine.colours());
    }
}
