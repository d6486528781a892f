package org.opencus.limits;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.opencus.contract.Caller;
import org.opencus.contract.Refusal;
import org.opencus.database.Transactions;
import org.opencus.database.Tx;
import org.opencus.limits.CodeTryRepository.Tries;

/**
 * Stops who guesses the codes that connect logins with records. A try is counted in a transaction of its own before it
 * is made: what counts refused tries afterwards lets all through that come at once.
 */
public final class CodeGuesses {
    private static final Duration WINDOW = Duration.ofHours(1);
    private static final int MOST = 5;

    private final Transactions transactions;
    private final Clock clock;
    private final CodeTryRepository tries = new CodeTryRepository();

    /** At the time of the clock. */
    public CodeGuesses(Transactions transactions, Clock clock) {
        this.transactions = transactions;
        this.clock = clock;
    }

    /** Counts a try; refused with 429 where there were too many within an hour. */
    public void count(Caller caller) {
        Instant now = clock.instant();
        Tries counted = transactions.write(tx -> tries.add(tx, login(caller), now, now.minus(WINDOW)));
        if (counted.count() > MOST) {
            throw Refusal.of(Refusal.Kind.TOO_MANY)
                    .retryAfter(Duration.between(now, counted.since().plus(WINDOW)));
        }
    }

    /** The try was right, and counts no longer. */
    public void right(Tx tx, Caller caller) {
        tries.takeBack(tx, login(caller));
    }

    private static byte[] login(Caller caller) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(caller.subject().getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
