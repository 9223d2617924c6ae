package shared.environments.pong;

import java.awt.image.BufferedImage;

/**
 * {@link Pong} on the original machine: the same actions, observations, rewards, beginnings and
 * ends, 700 times as slow: 4000 steps a second. Needs {@code SOURCES ../shared/Atari.java}.
 */
public final class EmulatedPong extends PongWorld {

    private final PongMachine machine;

    /**
     * Each action is held for four frames.
     *
     * @param machine plays for this world alone
     * @param sight what the agent is shown
     */
    public EmulatedPong(PongMachine machine, PongSight sight) {
        this(machine, ENDLESS, sight);
    }

    /**
     * The same for who has no patience with rallies that never end.
     *
     * @param patience after how many steps without a point an episode is truncated, at least 1
     */
    public EmulatedPong(PongMachine machine, int patience, PongSight sight) {
        super(USUAL_FRAME_SKIP, patience, sight);
        this.machine = machine;
    }

    /** AtariPong; {@link Environments#make}, which has no cartridge, does not know it. */
    @Override
    public String id() {
        return "AtariPong";
    }

    /** The machine's screen. */
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
