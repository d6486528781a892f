package org.opencus.tokens;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.OctetKeyPair;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.util.Base64URL;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.time.Duration;
import java.util.Arrays;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.opencus.contract.Refusal;

class TokensTest {
    private static final ECKey KEY = Provider.key("first");
    private static final Duration TIMEOUT = Duration.ofSeconds(3);

    private final MovedClock clock = new MovedClock();
    private final Provider provider = new Provider(clock, KEY);
    private final Tokens tokens = tokens(provider.issuer());

    private Tokens tokens(URI issuer) {
        return new Tokens(settings(issuer), clock, Runnable::run);
    }

    private static TokenSettings settings(URI issuer) {
        return new TokenSettings(
                Optional.of(issuer),
                "open-cus",
                Set.of("RS256", "PS256", "ES256", "EdDSA"),
                Duration.ofSeconds(30),
                Duration.ofMinutes(10),
                Duration.ofHours(24),
                TIMEOUT);
    }

    @AfterEach
    void close() {
        tokens.close();
        provider.close();
    }

    private String refusal(String token) {
        try {
            return "taken: " + tokens.verified(token).text("/sub");
        } catch (TokenRefused refused) {
            return refused.fault().code();
        } catch (Refusal refusal) {
            return refusal.kind().code();
        }
    }

    @Test
    void takesATokenOfTheIssuer() {
        Claims claims = tokens.verified(provider.token(KEY, c -> c.claim("cus_roles", Map.of("gorno", List.of("a")))));
        assertThat(claims.text("/sub")).contains("7d9f2c34");
        assertThat(claims.texts("/cus_roles/gorno")).containsExactly("a");
        assertThat(provider.readings()).isEqualTo(1);
    }

    @Test
    void takesEveryAllowedKindOfSignature() throws GeneralSecurityException {
        RSAKey rsa = Provider.rsa("rsa", 2048);
        KeyPair edwards = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        byte[] encoded = edwards.getPublic().getEncoded();
        byte[] x = Arrays.copyOfRange(encoded, encoded.length - 32, encoded.length);
        provider.publish(
                rsa,
                KEY,
                new OctetKeyPair.Builder(Curve.Ed25519, Base64URL.encode(x))
                        .keyID("ed")
                        .build());
        for (JWSAlgorithm algorithm : List.of(JWSAlgorithm.RS256, JWSAlgorithm.PS256)) {
            assertThat(tokens.verified(provider.token(rsa, new JWSHeader.Builder(algorithm).keyID("rsa"), c -> {})))
                    .isNotNull();
        }
        assertThat(tokens.verified(provider.token(KEY))).isNotNull();
        String unsigned = unsigned("{\"alg\":\"EdDSA\",\"kid\":\"ed\"}", provider.token(KEY));
        Signature signature = Signature.getInstance("Ed25519");
        signature.initSign(edwards.getPrivate());
        signature.update(unsigned.getBytes(StandardCharsets.US_ASCII));
        String token = unsigned + "." + Base64URL.encode(signature.sign());
        assertThat(tokens.verified(token)).isNotNull();
        assertThat(refusal(unsigned + "." + Base64URL.encode(new byte[64]))).isEqualTo("signature");
    }

    /** The claims of a good token behind another header. */
    private static String unsigned(String header, String token) {
        return Base64URL.encode(header) + "." + token.split("\\.")[1];
    }

    @Test
    void refusesWhatIsNotSignedAsAgreed() throws JOSEException {
        String good = provider.token(KEY);
        assertThat(refusal(unsigned("{\"alg\":\"none\"}", good) + ".")).isEqualTo("unreadable");
        assertThat(refusal(unsigned("{\"alg\":\"nOnE\"}", good) + ".AAAA")).isEqualTo("algorithm");
        assertThat(refusal(good.substring(0, good.lastIndexOf('.') + 1))).isEqualTo("unreadable");
        assertThat(refusal(good.substring(0, good.length() - 8) + "AAAAAAAA")).isEqualTo("signature");
        var critical = Provider.header("first").customParam("x", true).criticalParams(Set.of("x"));
        assertThat(refusal(provider.token(KEY, critical, c -> {}))).isEqualTo("algorithm");
        // The public key as the secret of an HMAC.
        for (String secret :
                List.of(KEY.toPublicJWK().toJSONString(), KEY.toECPublicKey().toString())) {
            var forged = new SignedJWT(
                    new JWSHeader.Builder(JWSAlgorithm.HS256).keyID("first").build(),
                    new JWTClaimsSet.Builder().subject("director").build());
            forged.sign(new MACSigner(secret.getBytes(StandardCharsets.UTF_8)));
            assertThat(refusal(forged.serialize())).isEqualTo("algorithm");
        }
        // An algorithm that is genuine but not in the list.
        RSAKey rsa = Provider.rsa("rsa", 2048);
        assertThat(refusal(provider.token(rsa, new JWSHeader.Builder(JWSAlgorithm.RS512).keyID("rsa"), c -> {})))
                .isEqualTo("algorithm");
    }

    @Test
    void trustsNoKeyThatTheTokenBringsAlong() {
        ECKey mine = Provider.key("mine");
        var brought = Provider.header("mine").jwk(mine.toPublicJWK()).jwkURL(URI.create("https://evil.test/keys"));
        assertThat(refusal(provider.token(mine, brought, c -> {}))).isEqualTo("key");
        for (String name : List.of("../../etc/passwd", "first' or '1'='1", "http://evil.test/", "\u0000")) {
            assertThat(refusal(provider.token(mine, Provider.header(name), c -> {})))
                    .isEqualTo("key");
        }
        // By the name of a good key: the signature tells.
        assertThat(refusal(provider.token(mine, Provider.header("first"), c -> {})))
                .isEqualTo("signature");
    }

    @Test
    void refusesWhatIsMeantForOthersOrForAnotherTime() {
        assertThat(refusal(provider.token(KEY, c -> c.issuer("https://other.test"))))
                .isEqualTo("issuer");
        assertThat(refusal(provider.token(KEY, c -> c.issuer(null)))).isEqualTo("issuer");
        assertThat(refusal(provider.token(KEY, c -> c.audience("account")))).isEqualTo("audience");
        assertThat(refusal(provider.token(KEY, c -> c.audience(List.of())))).isEqualTo("audience");
        assertThat(refusal(provider.token(KEY, c -> c.subject(null)))).isEqualTo("subject");
        assertThat(refusal(provider.token(KEY, c -> c.subject("x".repeat(201)))))
                .isEqualTo("subject");
        assertThat(refusal(provider.token(KEY, c -> c.claim("typ", "ID")))).isEqualTo("type");
        assertThat(refusal(provider.token(KEY, Provider.header("first").type(new JOSEObjectType("dpop+jwt")), c -> {})))
                .isEqualTo("type");
        assertThat(refusal(provider.token(KEY, c -> c.expirationTime(null)))).isEqualTo("expired");
        assertThat(refusal(provider.token(KEY, c -> c.claim("exp", "tomorrow"))))
                .isEqualTo("expired");
        assertThat(refusal(provider.token(KEY, c -> c.expirationTime(in(-31))))).isEqualTo("expired");
        assertThat(refusal(provider.token(KEY, c -> c.notBeforeTime(in(31))))).isEqualTo("not-yet");
        assertThat(refusal(provider.token(KEY, c -> c.issueTime(in(31))))).isEqualTo("not-yet");
        assertThat(tokens.verified(provider.token(KEY, c -> c.expirationTime(in(-29)))))
                .isNotNull();
        assertThat(tokens.verified(provider.token(KEY, c -> c.notBeforeTime(in(29)))))
                .isNotNull();
        assertThat(tokens.verified(provider.token(KEY, c -> c.audience(List.of("account", "open-cus")))))
                .isNotNull();
    }

    private Date in(int seconds) {
        return Date.from(clock.instant().plusSeconds(seconds));
    }

    @Test
    void refusesNonsenseOfAnySize() {
        for (String token : List.of("", ".", "..", "a.b.c", "ey.ey.ey", "é.é.é", "x".repeat(8000), "..".repeat(4000))) {
            assertThat(refusal(token)).isEqualTo("unreadable");
        }
        assertThat(refusal(provider.token(KEY, c -> c.claim("x", "y".repeat(8000)))))
                .isEqualTo("too-large");
        assertThat(refusal(Base64URL.encode("{\"a\":".repeat(1000)) + ".e30.AAAA"))
                .isEqualTo("unreadable");
        assertThat(refusal(unsigned("{\"alg\":\"ES256\",\"alg\":\"none\"}", provider.token(KEY)) + ".AAAA"))
                .isIn("unreadable", "key", "signature");
    }

    @Test
    void aRememberedTokenEndsWhenItSays() {
        String token = provider.token(KEY);
        tokens.verified(token);
        clock.pass(Duration.ofMinutes(5).plusSeconds(31));
        assertThat(refusal(token)).isEqualTo("expired");
    }

    @Test
    void followsARotationAtOnceAndForgetsRevokedKeys() {
        String old = provider.token(KEY, c -> c.expirationTime(in(100_000)));
        tokens.verified(old);
        ECKey next = Provider.key("second");
        provider.publish(next);
        clock.pass(Duration.ofSeconds(11));
        assertThat(tokens.verified(provider.token(next))).isNotNull();
        assertThat(refusal(old)).isEqualTo("key");
    }

    /** The reading in the background may end between the check of a signature and its being remembered. */
    @Test
    void aKeyThatIsTakenBackMeanwhileStopsItsTokens() {
        String old = provider.token(KEY, c -> c.expirationTime(in(100_000)));
        tokens.verified(old);
        provider.publish(Provider.key("second"));
        clock.pass(Duration.ofMinutes(11));
        refusal(old);
        assertThat(refusal(old)).isEqualTo("key");
    }

    @Test
    void tellsWhatLooksLikeATokenOfTheIssuer() {
        assertThat(tokens.isPlausible(provider.token(KEY))).isTrue();
        assertThat(tokens.isPlausible(provider.token(Provider.key("mine")))).isTrue();
        assertThat(tokens.isPlausible(provider.token(KEY, c -> c.issuer("https://other.test"))))
                .isFalse();
        for (String token : List.of("", "e30.e30.e30", unsigned("{\"alg\":\"none\"}", provider.token(KEY)) + ".")) {
            assertThat(tokens.isPlausible(token)).isFalse();
        }
    }

    @Test
    void asksRarelyWhateverStrangersSend() {
        tokens.verified(provider.token(KEY));
        ECKey mine = Provider.key("mine");
        for (int i = 0; i < 100; i++) {
            String name = "kid" + i;
            assertThat(refusal(provider.token(mine, Provider.header(name), c -> {})))
                    .isEqualTo("key");
        }
        assertThat(provider.readings()).isEqualTo(1);
        clock.pass(Duration.ofSeconds(11));
        refusal(provider.token(mine));
        refusal(provider.token(mine));
        assertThat(provider.readings()).isEqualTo(2);
    }

    @Test
    void anOutageIsNotFelt() {
        tokens.verified(provider.token(KEY));
        provider.fail();
        clock.pass(Duration.ofHours(23));
        assertThat(tokens.verified(provider.token(KEY))).isNotNull();
        assertThat(tokens.trouble()).hasValueSatisfying(text -> assertThat(text).contains("read before"));
        clock.pass(Duration.ofHours(2));
        assertThat(refusal(provider.token(KEY))).isEqualTo("unavailable");
        assertThat(tokens.trouble()).hasValueSatisfying(text -> assertThat(text).contains("no token"));
        provider.publish(KEY);
        clock.pass(Duration.ofSeconds(11));
        assertThat(tokens.verified(provider.token(KEY))).isNotNull();
        assertThat(tokens.trouble()).isEmpty();
    }

    @Test
    void garbageDoesNotReplaceGoodKeys() {
        tokens.verified(provider.token(KEY));
        for (String garbage : List.of(
                "",
                "{}",
                "[]",
                "{\"keys\": []}",
                "{\"keys\": [1, {\"kty\": \"RSA\"}]}",
                "<html>",
                "{\"keys\": " + "[".repeat(50_000) + "}",
                "x".repeat(300_000))) {
            provider.answerKeys(okJson(garbage));
            clock.pass(Duration.ofMinutes(11));
            assertThat(tokens.verified(provider.token(KEY))).isNotNull();
        }
        assertThat(provider.readings()).isEqualTo(9);
    }

    @Test
    void oneStrangeKeyDoesNotTakeTheOthersAway() {
        provider.answerKeys(
                okJson("{\"keys\": [{\"kty\": \"NEW\", \"kid\": \"x\"}, {\"kty\": \"oct\", \"k\": \"AAAA\"}, %s]}"
                        .formatted(KEY.toPublicJWK())));
        assertThat(tokens.verified(provider.token(KEY))).isNotNull();
    }

    @Test
    void keysForEncryptionAreNotUsed() {
        RSAKey secret = Provider.rsa("secret", 2048);
        provider.answerKeys(okJson("{\"keys\": [%s, %s]}"
                .formatted(
                        KEY.toPublicJWK(),
                        secret.toPublicJWK().toJSONString().replace("\"kty\"", "\"use\":\"enc\",\"kty\""))));
        assertThat(refusal(provider.token(secret))).isEqualTo("key");
    }

    @Test
    void anIssuerThatDescribesAnotherIsNotBelieved() {
        provider.describe("https://other.test", provider.issuer() + "/keys");
        assertThat(refusal(provider.token(KEY))).isEqualTo("unavailable");
        provider.describe(provider.issuer().toString(), "http://keys.test/keys");
        clock.pass(Duration.ofSeconds(11));
        assertThat(refusal(provider.token(KEY))).isEqualTo("unavailable");
        assertThat(provider.readings()).isZero();
    }

    @Test
    void aSlowIssuerHoldsNobodyUpForLong() throws Exception {
        provider.answerKeys(okJson("{}").withChunkedDribbleDelay(5, 60_000));
        long start = System.nanoTime();
        List<Callable<String>> many = IntStream.range(0, 20)
                .<Callable<String>>mapToObj(i -> () -> refusal(provider.token(KEY)))
                .toList();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<String> each : threads.invokeAll(many)) {
                assertThat(each.get()).isEqualTo("unavailable");
            }
        }
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(20));
        assertThat(provider.readings()).isEqualTo(1);
        provider.answerKeys(aResponse().withStatus(503));
        assertThat(refusal(provider.token(KEY))).isEqualTo("unavailable");
    }

    @Test
    void withoutAnIssuerNoTokenIsTaken() {
        TokenSettings none = new TokenSettings(
                Optional.empty(), "a", Set.of(), Duration.ZERO, Duration.ZERO, Duration.ZERO, Duration.ZERO);
        try (Tokens nobody = new Tokens(none, clock, Runnable::run)) {
            TokenRefused refused = catchThrowableOfType(TokenRefused.class, () -> nobody.verified(provider.token(KEY)));
            assertThat(refused.fault()).isEqualTo(TokenFault.NO_ISSUER);
            assertThat(nobody.trouble()).isEmpty();
        }
    }
}
