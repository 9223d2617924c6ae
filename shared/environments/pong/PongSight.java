package shared.environments.pong;

/** What an agent is shown of Pong: two pictures, of now and of when it last acted. */
public enum PongSight {

    /** How the picture has changed: 1 where a cell is lit and was not, -1 where it was, else 0. */
    CHANGE(PongPicture.CELLS) {
        @Override
        public int[] see(PongPicture now, PongPicture before) {
            return now.since(before);
        }
    },

    /** Both pictures, (80, 80, 2): of each cell, is it lit now, was it lit before? 1 or 0. */
    BOTH(2 * PongPicture.CELLS) {
        @Override
        public int[] see(PongPicture now, PongPicture before) {
            int[] is = now.places();
            int[] was = before.places();
            var places = new int[is.length + was.length];
            for (int i = 0; i < is.length; i++) {
                places[i] = 2 * is[i];
            }
            for (int i = 0; i < was.length; i++) {
                places[is.length + i] = 2 * was[i] + 1;
            }
            return places;
        }
    };

    private final int size;

    PongSight(int size) {
        this.size = size;
    }

    /** How many numbers an observation has. */
    public int size() {
        return size;
    }

    /** Where they are not 0: p for a 1 at p, ~p for a -1 at p; a new array. */
    public abstract int[] see(PongPicture now, PongPicture before);
}
