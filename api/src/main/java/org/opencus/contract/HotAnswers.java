package org.opencus.contract;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.concurrent.atomic.LongAdder;

/**
 * Encoded answers of hot public reads, ready to be sent again, looked up by raw request target.
 *
 * <p>Each answer belongs to an era of its tag. A change of the data ends the era, so an answer computed from the data
 * before the change is never served after it, even when it is stored later.
 */
public final class HotAnswers {
    /** The tag of answers that hold data of more than one centre. */
    public static final String EVERYTHING = "*";

    private static final int ENTRY_OVERHEAD = 600;
    /** Centres share eras by hash: callers may invent any number of centres, and a shared drop costs little. */
    private static final int STRIPES = 256;

    /** The time between two changes of the data behind a tag. */
    static final class Era {
        private volatile boolean over;

        private void end() {
            over = true;
        }
    }

    /** A kept answer; {@code accept} is the header it was made for, null where the operation has one media type. */
    record Kept(Operation operation, Prepared answer, String target, String accept, Era era, long until) {
        private boolean valid() {
            return !era.over && until - System.nanoTime() > 0;
        }
    }

    private final Cache<String, Kept> answers;
    private final AtomicReferenceArray<Era> eras = new AtomicReferenceArray<>(STRIPES + 1);
    private final LongAdder served = new LongAdder();
    private final boolean keeps;
    private volatile boolean suspended;

    /** Keeps at most so many bytes; 0 keeps nothing. */
    public HotAnswers(long maxBytes) {
        keeps = maxBytes > 0;
        answers = Caffeine.newBuilder()
                .maximumWeight(maxBytes)
                .weigher((String target, Kept kept) ->
                        2 * target.length() + kept.answer().weight() + ENTRY_OVERHEAD)
                .executor(Runnable::run)
                .build();
        for (int i = 0; i <= STRIPES; i++) {
            eras.set(i, new Era());
        }
    }

    /** Drops what was computed from a centre's data, cross-centre answers included. */
    public void drop(String centre) {
        end(stripe(centre));
        end(stripe(EVERYTHING));
    }

    /** Drops everything. */
    public void dropAll() {
        for (int i = 0; i <= STRIPES; i++) {
            end(i);
        }
        answers.invalidateAll();
    }

    /** Serves nothing from memory until {@link #resume}: changes of the data may go unnoticed. */
    public void suspend() {
        suspended = true;
        dropAll();
    }

    /** Serves again, starting from nothing. */
    public void resume() {
        dropAll();
        suspended = false;
    }

    /** Whether answers are served from memory now. */
    public boolean serving() {
        return !suspended;
    }

    /** How many answers were served from memory so far. */
    public long served() {
        return served.sum();
    }

    void countServed() {
        served.increment();
    }

    private void end(int stripe) {
        eras.getAndSet(stripe, new Era()).end();
    }

    private static int stripe(String tag) {
        return tag.equals(EVERYTHING) ? STRIPES : Math.floorMod(tag.hashCode(), STRIPES);
    }

    /** The era that an answer computed from now on belongs to. */
    Era era(String tag) {
        return eras.get(stripe(tag));
    }

    /** The answer to a raw target, or null. */
    Kept find(String target) {
        if (suspended) {
            return null;
        }
        Kept kept = answers.getIfPresent(target);
        return kept != null && kept.valid() ? kept : null;
    }

    void keep(Kept kept) {
        if (keeps && !suspended && kept.valid()) {
            answers.put(kept.target(), kept);
        }
    }

    static long until(Duration age) {
        return System.nanoTime() + age.toNanos();
    }
}
