package org.opencus.limits;

/** Requests of one caller in one window, as far as this instance knows. */
final class RequestCount {
    private long everywhere;
    private long onTheWay;
    private long here;

    /** One more; how many there are with it. */
    synchronized long add() {
        here++;
        return sum();
    }

    /** How many there are. */
    synchronized long sum() {
        return everywhere + onTheWay + here;
    }

    synchronized boolean isFresh() {
        return here > 0;
    }

    /** What the others do not know yet. */
    synchronized long take() {
        long taken = here;
        onTheWay = taken;
        here = 0;
        return taken;
    }

    /** The sum of all instances, including what was on its way. */
    synchronized void told(long total) {
        everywhere = total;
        onTheWay = 0;
    }

    /** It did not arrive. */
    synchronized void giveBack(long count) {
        here += count;
        onTheWay = 0;
    }
}
