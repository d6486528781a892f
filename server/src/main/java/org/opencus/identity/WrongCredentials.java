package org.opencus.identity;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;
import org.opencus.limits.Addresses;
import org.opencus.limits.RequestLimits;

/**
 * Slows down who tries keys and tokens: each address may be wrong a number of times in a row, then once every few
 * seconds. Kept in memory, bounded; nothing of what was tried is kept. The sums of minutes are those of all instances, so
 * that who tries one after the other gets no further.
 */
public final class WrongCredentials {
    private static final int AT_ONCE = 20;
    private static final Duration EACH = Duration.ofSeconds(3);
    /** What the first minute at one instance lets through. */
    private static final int MOST_A_MINUTE = 40;

    /** Between two looks at what could be good from an address that was wrong too often. */
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(200);

    private static final int MOST_ADDRESSES = 50_000;

    private final Clock clock;
    private final RequestLimits limits;
    /** Until when the wrong ones of an address have used up what it may. */
    private final Cache<String, Instant> debts = Caffeine.newBuilder()
            .maximumSize(MOST_ADDRESSES)
            .expireAfterWrite(EACH.multipliedBy(AT_ONCE))
            .build();

    /** When what comes from an address may be looked at again, in milliseconds since 1970. */
    private final Cache<String, AtomicLong> looks = Caffeine.newBuilder()
            .maximumSize(MOST_ADDRESSES)
            .expireAfterAccess(EACH)
            .build();

    /** The sums of all instances are kept by these limits. */
    public WrongCredentials(Clock clock, RequestLimits limits) {
        this.clock = clock;
        this.limits = limits;
    }

    /** Whether the address was wrong too often. */
    boolean tooMany(String address) {
        Instant debt = debts.getIfPresent(Addresses.subscriber(address));
        return limits.wrongOnes(address) >= MOST_A_MINUTE
                || debt != null && debt.isAfter(clock.instant().plus(EACH.multipliedBy(AT_ONCE - 1)));
    }

    /** Whether, in spite of that, one more may be looked at; a few in a second. */
    boolean mayLookAgain(String address) {
        AtomicLong next = looks.get(Addresses.subscriber(address), _ -> new AtomicLong());
        long now = clock.millis();
        long at = next.get();
        return at <= now && next.compareAndSet(at, now + BETWEEN_LOOKS.toMillis());
    }

    /** The address was wrong. */
    void count(String address) {
        limits.countWrong(address);
        Instant now = clock.instant();
        Instant most = now.plus(EACH.multipliedBy(AT_ONCE));
        debts.asMap().merge(Addresses.subscriber(address), now.plus(EACH), (debt, first) -> {
            Instant next = (debt.isBefore(now) ? now : debt).plus(EACH);
            return next.isAfter(most) ? most : next;
        });
    }

    /** After which time another try makes sense. */
    static Duration pause() {
        return EACH;
    }
}
