package org.opencus.tokens;

import com.nimbusds.jose.jwk.JWK;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Predicate;
import org.opencus.contract.Refusal;

/**
 * The keys of an issuer, kept so that neither their rotation nor an outage of the issuer is felt: a key not seen before
 * makes them be read again (not more often than every few seconds, whatever strangers send), and while the issuer does
 * not answer the old ones go on being used.
 */
final class PublishedKeys {
    private static final System.Logger LOGGER = System.getLogger(PublishedKeys.class.getName());
    private static final Duration PAUSE = Duration.ofSeconds(10);

    private record Snapshot(List<JWK> keys, Instant readAt) {}

    private final KeySource source;
    private final TokenSettings settings;
    private final Clock clock;
    private final Executor background;
    private final ReentrantLock reading = new ReentrantLock();
    private volatile Snapshot snapshot = new Snapshot(List.of(), Instant.EPOCH);
    private volatile Instant asked = Instant.EPOCH;

    PublishedKeys(KeySource source, TokenSettings settings, Clock clock, Executor background) {
        this.source = source;
        this.settings = settings;
        this.clock = clock;
        this.background = background;
    }

    /** The keys that fit; none where the issuer knows no such key either. 503 while it never answered. */
    List<JWK> fitting(Predicate<JWK> wanted) {
        Snapshot known = snapshot;
        Duration age = age(known);
        if (age.compareTo(settings.keysAtMost()) > 0) {
            known = readAgain(known);
            if (age(known).compareTo(settings.keysAtMost()) > 0) {
                throw Refusal.of(Refusal.Kind.UNAVAILABLE).retryAfter(PAUSE);
            }
        } else if (age.compareTo(settings.keysFor()) > 0 && mayAsk()) {
            Snapshot old = known;
            background.execute(() -> readAgain(old));
        }
        List<JWK> found = chosen(known, wanted);
        return found.isEmpty() ? chosen(readAgain(known), wanted) : found;
    }

    /** What is wrong with the issuer, where its keys could not be read when they should have been. */
    Optional<String> trouble() {
        Duration age = age(snapshot);
        if (age.compareTo(settings.keysAtMost()) > 0) {
            return Optional.of("its keys could not be read: no token is taken");
        }
        return age.compareTo(settings.keysFor().plus(PAUSE)) > 0 && asked.isAfter(snapshot.readAt())
                ? Optional.of("does not answer: the keys read before are used")
                : Optional.empty();
    }

    /** Reads them before they are needed. */
    void warm() {
        background.execute(() -> readAgain(snapshot));
    }

    /** Which reading of the keys this is: what was found valid with an older one has to be looked at again. */
    Instant generation() {
        return snapshot.readAt();
    }

    private static List<JWK> chosen(Snapshot from, Predicate<JWK> wanted) {
        return from.keys().stream().filter(wanted).toList();
    }

    private Duration age(Snapshot of) {
        return Duration.between(of.readAt(), clock.instant());
    }

    private boolean mayAsk() {
        return asked.plus(PAUSE).isBefore(clock.instant());
    }

    /** One asks, the others wait for the answer; nobody waits longer than the issuer may take. */
    private Snapshot readAgain(Snapshot known) {
        try {
            if (!reading.tryLock(2 * settings.timeout().toMillis(), TimeUnit.MILLISECONDS)) {
                return snapshot;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return snapshot;
        }
        try {
            if (snapshot.readAt().equals(known.readAt()) && mayAsk()) {
                asked = clock.instant();
                snapshot = new Snapshot(List.copyOf(source.read()), clock.instant());
            }
        } catch (KeysUnreadable e) {
            LOGGER.log(Level.WARNING, "The keys of the identity provider could not be read: " + e.getMessage());
        } finally {
            reading.unlock();
        }
        return snapshot;
    }
}
