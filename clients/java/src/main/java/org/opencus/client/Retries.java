package org.opencus.client;

import java.time.Duration;
import java.util.Objects;

/**
 * How often and after which pauses a call is repeated that got no answer, 429 or 503, or
 * 502 or 504 of a proxy. Pauses double from {@code first} to
 * {@code longest}, each shortened by up to a half at random so that clients do not come back all at once; the server's
 * {@code Retry-After} is kept, with up to {@code first} more, as far as the time of the call allows. Only calls that are safe to
 * repeat are repeated: reads, operations marked safe, and the others under one idempotency key.
 *
 * @param most repetitions after the first attempt
 */
public record Retries(int most, Duration first, Duration longest) {
    /** Three repetitions after about 0.2, 0.4 and 0.8 seconds. */
    public static final Retries DEFAULT = new Retries(3, Duration.ofMillis(200), Duration.ofSeconds(5));

    /** Never again. */
    public static final Retries NONE = new Retries(0, Duration.ofMillis(200), Duration.ofSeconds(5));

    public Retries {
        Objects.requireNonNull(first);
        Objects.requireNonNull(longest);
        if (most < 0 || first.isNegative() || longest.compareTo(first) < 0) {
            throw new IllegalArgumentException("pauses must grow from zero or more, and their number too");
        }
    }

    /** The pause after this attempt (1 is the first) when the server asked for one; {@code chance} lies between 0 and 1. */
    Duration pause(int attempt, double chance, Duration asked) {
        Duration ours = pause(attempt, chance);
        return ours.compareTo(asked) > 0 ? ours : asked.plusNanos((long) (first.toNanos() * chance));
    }

    Duration pause(int attempt, double chance) {
        Duration full = first;
        for (int i = 1; i < attempt && full.compareTo(longest) < 0; i++) {
            full = full.multipliedBy(2);
        }
        Duration capped = full.compareTo(longest) > 0 ? longest : full;
        return capped.minusNanos((long) (capped.toNanos() * 0.5 * chance));
    }
}
