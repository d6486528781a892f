package org.opencus.identity;

import io.helidon.http.HeaderName;
import io.helidon.http.HeaderNames;
import io.helidon.http.ServerRequestHeaders;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.opencus.contract.Call;
import org.opencus.contract.Caller;
import org.opencus.contract.Gatekeeper;
import org.opencus.contract.Refusal;
import org.opencus.contract.Text;
import org.opencus.keys.KeyText;
import org.opencus.tokens.Claims;
import org.opencus.tokens.TokenRefused;
import org.opencus.tokens.Tokens;

/** Names callers by their tokens and keys, before anything else of a request is read. */
public final class IdentityGatekeeper implements Gatekeeper {
    private static final HeaderName KEY = HeaderNames.create(KeyText.HEADER);
    private static final String BEARER = "bearer ";
    private static final Text ONE_ONLY =
            new Text("Przedstaw się raz: tokenem albo kluczem.", "Show who you are once: by a token or by a key.");
    private static final Text NO_BEARER = new Text(
            "Oczekiwany jest nagłówek Authorization: Bearer albo X-API-Key.",
            "Authorization: Bearer or X-API-Key is expected.");

    private final Supplier<Tokens> tokens;
    private final KnownKeys keys;
    private final Rights rights;
    private final WrongCredentials wrong;
    private final BiConsumer<Call, Refusal> turnedAway;

    /** Takes tokens and keys; {@code turnedAway} writes down who may not do what they asked. */
    public IdentityGatekeeper(
            Supplier<Tokens> tokens,
            KnownKeys keys,
            Rights rights,
            WrongCredentials wrong,
            BiConsumer<Call, Refusal> turnedAway) {
        this.tokens = tokens;
        this.keys = keys;
        this.rights = rights;
        this.wrong = wrong;
        this.turnedAway = turnedAway;
    }

    @Override
    public Caller identify(Arrival arrival) {
        List<String> authorizations = all(arrival.headers(), HeaderNames.AUTHORIZATION);
        List<String> shownKeys = all(arrival.headers(), KEY);
        if (authorizations.isEmpty() && shownKeys.isEmpty()) {
            return Caller.ANONYMOUS;
        }
        if (authorizations.size() + shownKeys.size() > 1) {
            throw Refusal.of(Refusal.Kind.UNAUTHENTICATED, ONE_ONLY);
        }
        return shownKeys.isEmpty()
                ? byToken(bearer(authorizations.getFirst()), arrival)
                : byKey(shownKeys.getFirst(), arrival);
    }

    private static List<String> all(ServerRequestHeaders headers, HeaderName name) {
        return headers.contains(name) ? headers.get(name).allValues() : List.of();
    }

    private static String bearer(String authorization) {
        if (authorization.regionMatches(true, 0, BEARER, 0, BEARER.length())) {
            return authorization.substring(BEARER.length()).strip();
        }
        throw Refusal.of(Refusal.Kind.UNAUTHENTICATED, NO_BEARER);
    }

    private Caller byToken(String token, Arrival arrival) {
        if (!tokens.get().knows(token)) {
            refuseGuessing(arrival, () -> tokens.get().isPlausible(token));
        }
        try {
            Claims claims = tokens.get().verified(token);
            return rights.of(claims, arrival.centre());
        } catch (TokenRefused refused) {
            if (refused.fault().isGuess()) {
                wrong.count(arrival.address());
            }
            throw refused.fault().refusal();
        }
    }

    private Caller byKey(String shown, Arrival arrival) {
        Optional<KeyText> key = keys.read(shown);
        if (key.filter(keys::wasGood).isEmpty()) {
            refuseGuessing(arrival, key::isPresent);
        }
        return key.flatMap(keys::find)
                .map(row -> rights.of(row, arrival.centre()))
                .orElseThrow(() -> {
                    wrong.count(arrival.address());
                    return KnownKeys.refused();
                });
    }

    /**
     * Before anything is computed or asked: who tries many gets an answer that costs nothing. What could be good is still
     * looked at now and then, so that rubbish from an address does not shut out others behind it.
     */
    private void refuseGuessing(Arrival arrival, BooleanSupplier plausible) {
        if (wrong.tooMany(arrival.address()) && !(plausible.getAsBoolean() && wrong.mayLookAgain(arrival.address()))) {
            throw Refusal.of(Refusal.Kind.TOO_MANY).retryAfter(WrongCredentials.pause());
        }
    }

    @Override
    public void turnedAway(Call call, Refusal refusal) {
        turnedAway.accept(call, refusal);
    }
}
