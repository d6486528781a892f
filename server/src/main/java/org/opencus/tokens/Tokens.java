package org.opencus.tokens;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jwt.SignedJWT;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.text.ParseException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executor;

/** Tells genuine access tokens (RFC 9068, OpenID Connect) of the one issuer from all others. */
public final class Tokens implements AutoCloseable {
    /** Real tokens with many roles take 2 to 4 KiB. */
    static final int MOST_CHARACTERS = 8 * 1024;

    private static final int MOST_REMEMBERED = 10_000;
    private static final int MOST_KEYS_TRIED = 4;
    private static final int LONGEST_SUBJECT = 200;
    private static final Set<String> TYPES = Set.of("jwt", "at+jwt", "application/at+jwt");

    /** The claims of a token whose signature was right with the keys of that reading. */
    private record Remembered(Claims claims, Instant generation) {}

    private final TokenSettings settings;
    private final Clock clock;
    private final Optional<Discovery> discovery;
    private final PublishedKeys keys;
    private final Cache<ByteBuffer, Remembered> remembered =
            Caffeine.newBuilder().maximumSize(MOST_REMEMBERED).build();

    /** Tokens of the issuer of the settings, whose keys are read in the background where they are only refreshed. */
    public Tokens(TokenSettings settings, Clock clock, Executor background) {
        this.settings = settings;
        this.clock = clock;
        this.discovery = settings.issuer().map(issuer -> new Discovery(issuer, settings.timeout()));
        this.keys = new PublishedKeys(this::published, settings, clock, background);
    }

    Tokens(TokenSettings settings, Clock clock, Executor background, KeySource source) {
        this.settings = settings;
        this.clock = clock;
        this.discovery = Optional.empty();
        this.keys = new PublishedKeys(source, settings, clock, background);
    }

    private List<JWK> published() {
        return discovery
                .orElseThrow(() -> new KeysUnreadable("no issuer is set"))
                .read();
    }

    /** Reads the keys of the issuer before the first token comes. */
    public void warm() {
        settings.issuer().ifPresent(_ -> keys.warm());
    }

    /** What is wrong with the issuer. */
    public Optional<String> trouble() {
        return settings.issuer().flatMap(_ -> keys.trouble());
    }

    /** Whether the token was found genuine a while ago. */
    public boolean knows(String token) {
        return token.length() <= MOST_CHARACTERS && remembered.getIfPresent(digest(token)) != null;
    }

    /** What a genuine token says; {@link TokenRefused} for any other, 503 while its issuer cannot be asked for its keys. */
    public Claims verified(String token) {
        if (settings.issuer().isEmpty()) {
            throw TokenFault.NO_ISSUER.refused();
        }
        if (token.length() > MOST_CHARACTERS) {
            throw TokenFault.TOO_LARGE.refused();
        }
        ByteBuffer digest = digest(token);
        Remembered known = remembered.getIfPresent(digest);
        if (known == null || !known.generation().equals(keys.generation())) {
            return verified(token, digest);
        }
        checkTimes(known.claims());
        return known.claims();
    }

    /** Remembered as of the keys before: those that are read meanwhile may no longer hold the one that signed. */
    private Claims verified(String token, ByteBuffer digest) {
        Instant generation = keys.generation();
        try {
            Claims claims = signed(token);
            check(claims);
            remembered.put(digest, new Remembered(claims, generation));
            return claims;
        } catch (TokenRefused refused) {
            remembered.invalidate(digest);
            throw refused;
        }
    }

    /** Whether it looks like a token of the issuer, signature apart: somebody took trouble, or it is a good one. */
    public boolean isPlausible(String token) {
        if (token.length() > MOST_CHARACTERS) {
            return false;
        }
        try {
            SignedJWT jwt = parsed(token);
            Map<String, Object> claims = jwt.getPayload().toJSONObject();
            return claims != null
                    && settings.algorithms()
                            .contains(jwt.getHeader().getAlgorithm().getName())
                    && settings.issuer().map(Object::toString).equals(Optional.ofNullable(claims.get("iss")));
        } catch (TokenRefused unreadable) {
            return false;
        }
    }

    private Claims signed(String token) {
        SignedJWT jwt = parsed(token);
        JWSHeader header = jwt.getHeader();
        // An extension that must be understood (crit) is not: there are none that we know.
        boolean plain = header.getCriticalParams() == null && header.isBase64URLEncodePayload();
        if (!plain || !settings.algorithms().contains(header.getAlgorithm().getName())) {
            throw TokenFault.ALGORITHM.refused();
        }
        String type = header.getType() == null ? "jwt" : header.getType().getType();
        if (!TYPES.contains(type.toLowerCase(Locale.ROOT))) {
            throw TokenFault.TYPE.refused();
        }
        List<JWK> fitting = keys.fitting(key -> Signatures.fits(key, header));
        if (fitting.isEmpty()) {
            throw TokenFault.KEY.refused();
        }
        if (fitting.stream().limit(MOST_KEYS_TRIED).noneMatch(key -> Signatures.isRight(jwt, key))) {
            throw TokenFault.SIGNATURE.refused();
        }
        Map<String, Object> claims = jwt.getPayload().toJSONObject();
        if (claims == null) {
            throw TokenFault.UNREADABLE.refused();
        }
        return new Claims(claims);
    }

    private static SignedJWT parsed(String token) {
        try {
            return SignedJWT.parse(token);
        } catch (ParseException | IllegalArgumentException e) {
            throw TokenFault.UNREADABLE.refused();
        }
    }

    private void check(Claims claims) {
        if (!settings.issuer().map(Object::toString).equals(claims.text("/iss"))) {
            throw TokenFault.ISSUER.refused();
        }
        if (claims.texts("/aud").noneMatch(settings.audience()::equals)) {
            throw TokenFault.AUDIENCE.refused();
        }
        // Keycloak marks what is no access token here and not in the header.
        if (claims.text("/typ").filter(type -> !type.equals("Bearer")).isPresent()) {
            throw TokenFault.TYPE.refused();
        }
        if (claims.text("/sub")
                .filter(subject -> subject.length() <= LONGEST_SUBJECT)
                .isEmpty()) {
            throw TokenFault.SUBJECT.refused();
        }
        checkTimes(claims);
    }

    private void checkTimes(Claims claims) {
        long now = clock.instant().getEpochSecond();
        long skew = settings.skew().toSeconds();
        if (claims.seconds("exp").filter(end -> now < end + skew).isEmpty()) {
            throw TokenFault.EXPIRED.refused();
        }
        if (claims.seconds("nbf").filter(begin -> now < begin - skew).isPresent()
                || claims.seconds("iat").filter(made -> now < made - skew).isPresent()) {
            throw TokenFault.NOT_YET.refused();
        }
    }

    private static ByteBuffer digest(String token) {
        try {
            return ByteBuffer.wrap(MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    @Override
    public void close() {
        discovery.ifPresent(Discovery::close);
    }
}
