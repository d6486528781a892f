package org.opencus.tokens;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.function.Consumer;

/** An OpenID Connect provider for tests: it can rotate its keys, be slow, fail or talk nonsense. */
public final class Provider implements AutoCloseable {
    private static final String KEYS = "/keys";
    private final WireMockServer server =
            new WireMockServer(WireMockConfiguration.options().dynamicPort());
    private final Clock clock;

    /** Starts and publishes the keys. */
    public Provider(Clock clock, JWK... keys) {
        this.clock = clock;
        server.start();
        publish(keys);
    }

    /** Its name. */
    public URI issuer() {
        return URI.create(server.baseUrl());
    }

    /** Publishes these keys in place of the others. */
    public void publish(JWK... keys) {
        server.resetMappings();
        describe(issuer().toString(), issuer() + KEYS);
        answerKeys(okJson(new JWKSet(List.of(keys)).toString()));
    }

    /** Describes itself thus. */
    public void describe(String issuer, String keys) {
        server.stubFor(get("/.well-known/openid-configuration")
                .willReturn(okJson("{\"issuer\": \"%s\", \"jwks_uri\": \"%s\"}".formatted(issuer, keys))));
    }

    /** Answers thus when it is asked for its keys. */
    public void answerKeys(ResponseDefinitionBuilder answer) {
        server.stubFor(get(KEYS).willReturn(answer));
    }

    /** Its token endpoint. */
    public String tokenUrl() {
        return issuer() + "/token";
    }

    /** Gives a client this token for its client credentials, and nothing to anybody with another secret. */
    public void give(String client, String secret, String token, Duration life) {
        server.stubFor(post("/token")
                .withBasicAuth(client, secret)
                .withFormParam("grant_type", equalTo("client_credentials"))
                .willReturn(okJson("{\"access_token\": \"%s\", \"token_type\": \"Bearer\", \"expires_in\": %d}"
                        .formatted(token, life.toSeconds()))));
        server.stubFor(post("/token")
                .atPriority(10)
                .willReturn(aResponse().withStatus(401).withBody("{\"error\": \"invalid_client\"}")));
    }

    /** How often it was asked for tokens. */
    public int tokensAsked() {
        return server.findAll(postRequestedFor(urlEqualTo("/token"))).size();
    }

    /** Fails whatever it is asked. */
    public void fail() {
        server.resetMappings();
        server.stubFor(get(KEYS).willReturn(aResponse().withStatus(500)));
    }

    /** How often its keys were read. */
    public int readings() {
        return server.findAll(getRequestedFor(urlEqualTo(KEYS))).size();
    }

    /** A key to sign with. */
    public static ECKey key(String name) {
        try {
            return new ECKeyGenerator(Curve.P_256).keyID(name).generate();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A key of another kind. */
    public static RSAKey rsa(String name, int bits) {
        try {
            return new RSAKeyGenerator(bits, true).keyID(name).generate();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A good token of this provider for the audience {@code open-cus}. */
    public String token(JWK key) {
        return token(key, claims -> {});
    }

    /** The same with other claims. */
    public String token(JWK key, Consumer<JWTClaimsSet.Builder> change) {
        JWSAlgorithm algorithm = key instanceof RSAKey ? JWSAlgorithm.RS256 : JWSAlgorithm.ES256;
        return token(key, new JWSHeader.Builder(algorithm).keyID(key.getKeyID()), change);
    }

    /** The same with another header. */
    public String token(JWK key, JWSHeader.Builder header, Consumer<JWTClaimsSet.Builder> change) {
        Instant now = clock.instant();
        var claims = new JWTClaimsSet.Builder()
                .issuer(issuer().toString())
                .audience("open-cus")
                .subject("7d9f2c34")
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plus(Duration.ofMinutes(5))));
        change.accept(claims);
        try {
            var token = new SignedJWT(header.build(), claims.build());
            token.sign(signer(key));
            return token.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private static JWSSigner signer(JWK key) throws JOSEException {
        return key instanceof RSAKey rsa ? new RSASSASigner(rsa) : new ECDSASigner(key.toECKey());
    }

    /** A header of the algorithm of {@link #key}. */
    public static JWSHeader.Builder header(String keyName) {
        return new JWSHeader.Builder(JWSAlgorithm.ES256)
                .type(JOSEObjectType.JWT)
                .keyID(keyName);
    }

    @Override
    public void close() {
        server.stop();
    }
}
