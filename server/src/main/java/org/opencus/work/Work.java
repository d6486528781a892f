package org.opencus.work;

import java.time.Clock;
import java.time.Instant;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import org.opencus.contract.Call;
import org.opencus.contract.Refusal;
import org.opencus.contract.Reply;
import org.opencus.database.Transactions;
import org.opencus.database.Tx;

/**
 * The only way to private data: each act is one transaction that holds its audit entry, too. A refused act is undone
 * and leaves an entry of its own.
 */
public final class Work {
    private static final String OWN_SIDE = "/v1/me";
    private static final String EVERYWHERE = "*";
    private static final Set<Refusal.Kind> NOT_AN_ATTEMPT = Set.of(Refusal.Kind.UNAVAILABLE, Refusal.Kind.TOO_MANY);

    private final Transactions transactions;
    private final Clock clock;
    private final AuditEntryRepository entries = new AuditEntryRepository();
    private final FirstAnswers firstAnswers = new FirstAnswers();
    private final ChangedCentresRepository changedCentres = new ChangedCentresRepository();
    private final Consumer<String> publicChange;

    /**
     * Acts on the database, at the time of the clock; {@code publicChange} hears whose public data an act has changed (a
     * slug, or {@code *}) before the act is answered.
     */
    public Work(Transactions transactions, Clock clock, Consumer<String> publicChange) {
        this.transactions = transactions;
        this.clock = clock;
        this.publicChange = publicChange;
    }

    /** Reads personal data, and says so in the log. */
    public <T> Reply<T> read(Call call, Function<Act, Reply<T>> work) {
        return done(call, work);
    }

    /**
     * Changes something, once: with an {@code Idempotency-Key} the first answer is given again to a retry; refused with
     * 409 while the first is still being done, with 422 where the key was used for another request.
     */
    public <T> Reply<T> change(Call call, Function<Act, Reply<T>> work) {
        Function<Act, Reply<T>> once = call.idempotencyKey()
                .<Function<Act, Reply<T>>>map(key -> act -> firstAnswers.once(act, key, work))
                .orElse(work);
        Set<String> changed = new HashSet<>();
        Reply<T> reply = done(call, act -> {
            Reply<T> answer = once.apply(act);
            changed.addAll(changedCentres.changed(act.tx()));
            return answer;
        });
        changed.forEach(publicChange);
        return reply;
    }

    /** Writes down that a known caller may not do what was asked. */
    public void turnedAway(Call call, Refusal refusal) {
        refused(call, clock.instant(), residents(call), refusal);
    }

    private <T> Reply<T> done(Call call, Function<Act, Reply<T>> work) {
        Set<UUID> residents = new LinkedHashSet<>();
        Instant now = clock.instant();
        try {
            return transactions.write(tx -> {
                Act act = new Act(call, now, tx, residents);
                Reply<T> reply = work.apply(act);
                append(tx, AuditEntry.done(call, now, act.residents()));
                return reply;
            });
        } catch (Refusal refusal) {
            if (!NOT_AN_ATTEMPT.contains(refusal.kind())) {
                residents.addAll(residents(call));
                refused(call, now, residents, refusal);
            }
            throw refusal;
        }
    }

    private void refused(Call call, Instant now, Set<UUID> residents, Refusal refusal) {
        AuditEntry entry = AuditEntry.refused(call, now, residents, refusal);
        Set<String> centres = new TreeSet<>(call.caller().memberships().keySet());
        centres.remove(EVERYWHERE);
        boolean guessed = call.operation().path().startsWith(OWN_SIDE) && residents.isEmpty();
        transactions.write(tx -> {
            if (guessed && !centres.isEmpty()) {
                // Such as a wrong code: it concerns nobody, but those who watch must see who guesses.
                centres.forEach(centre -> entries.append(tx, entry.at(centre, List.of())));
            } else {
                append(tx, entry);
            }
            return refusal;
        });
    }

    /** What somebody did on their own side is seen by each centre whose residents it concerned. */
    private void append(Tx tx, AuditEntry entry) {
        Map<String, List<UUID>> centres =
                entry.centre().isPresent() || entry.residents().isEmpty()
                        ? Map.of()
                        : entries.centres(tx, entry.residents());
        if (centres.isEmpty()) {
            entries.append(tx, entry);
        }
        centres.forEach((centre, residents) -> entries.append(tx, entry.at(centre, residents)));
    }

    /** The one whom the path names, whether or not there is such a person. */
    private static Set<UUID> residents(Call call) {
        String named = call.path().get("residentId");
        try {
            return named == null ? Set.of() : Set.of(UUID.fromString(named));
        } catch (IllegalArgumentException notAnId) {
            return Set.of();
        }
    }
}
