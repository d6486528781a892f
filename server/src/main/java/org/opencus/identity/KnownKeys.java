package org.opencus.identity;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.nio.ByteBuffer;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.opencus.contract.Refusal;
import org.opencus.contract.Text;
import org.opencus.database.Transactions;
import org.opencus.keys.ApiKeyRepository;
import org.opencus.keys.KeyRow;
import org.opencus.keys.KeyText;
import org.opencus.keys.UsedKey;

/** Finds the key that a request shows, and remembers that it was used. */
public final class KnownKeys {
    private static final Duration USE_IS_KEPT_EVERY = Duration.ofMinutes(1);
    private static final int MOST_REMEMBERED = 10_000;
    private static final Text REFUSED = new Text(
            "Ten klucz jest nieprawidłowy, wygasł albo został unieważniony.",
            "This key is wrong, has expired or was revoked.");

    private final Transactions transactions;
    private final Clock clock;
    private final String environment;
    private final ApiKeyRepository keys = new ApiKeyRepository();
    /** Digests of keys that were good lately: their owners are not taken for somebody who guesses. */
    private final Cache<ByteBuffer, Boolean> good = Caffeine.newBuilder()
            .maximumSize(MOST_REMEMBERED)
            .expireAfterWrite(Duration.ofMinutes(10))
            .build();

    /** Keys of the environment, kept in the database. */
    public KnownKeys(Transactions transactions, Clock clock, String environment) {
        this.transactions = transactions;
        this.clock = clock;
        this.environment = environment;
    }

    static Refusal refused() {
        return Refusal.of(Refusal.Kind.UNAUTHENTICATED, REFUSED);
    }

    /** A key of this environment in its right form; the database is not asked. */
    Optional<KeyText> read(String shown) {
        return KeyText.read(shown).filter(key -> key.environment().equals(environment));
    }

    boolean wasGood(KeyText key) {
        return good.getIfPresent(ByteBuffer.wrap(key.digest())) != null;
    }

    /** The key that is kept, where it works now; one that worked once is refused without being counted as a guess. */
    Optional<UsedKey> find(KeyText shown) {
        Instant now = clock.instant();
        byte[] digest = shown.digest();
        Optional<UsedKey> found = transactions.read(tx -> keys.find(tx, shown.name(), digest, now));
        found.filter(used -> !used.welcome() || !used.key().isAlive(now)).ifPresent(_ -> {
            throw refused();
        });
        found.ifPresent(used -> {
            good.put(ByteBuffer.wrap(digest), true);
            keepUse(used.key(), now);
        });
        return found;
    }

    private void keepUse(KeyRow key, Instant now) {
        Instant before = now.minus(USE_IS_KEPT_EVERY);
        if (key.lastUsedAt().filter(last -> last.isAfter(before)).isEmpty()) {
            transactions.write(tx -> {
                keys.used(tx, key.id(), now, before);
                return key;
            });
        }
    }
}
