package org.opencus.client;

import java.time.Duration;

/** Checks of the lengths of time that a user sets. */
final class Durations {
    private Durations() {}

    static Duration positive(Duration limit) {
        if (limit.isNegative() || limit.isZero()) {
            throw new IllegalArgumentException("a time limit must be longer than zero: " + limit);
        }
        return limit;
    }
}
