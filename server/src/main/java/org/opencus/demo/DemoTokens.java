package org.opencus.demo;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.opencus.model.DemoTokenRequest;
import org.opencus.tokens.ClaimMapping;

/** Signs real tokens for the demo with a key that is made when the server starts. */
public final class DemoTokens {
    static final Duration LIFE = Duration.ofHours(1);
    /** Where it is below the address of the server. */
    public static final String PATH = "/demo";

    private final URI issuer;
    private final String audience;
    private final Clock clock;
    private final ECKey key;

    /** An issuer below the address of the server, whose tokens are meant for the audience. */
    public DemoTokens(String server, String audience, Clock clock) {
        this.issuer = URI.create(server + PATH);
        this.audience = audience;
        this.clock = clock;
        try {
            this.key = new ECKeyGenerator(Curve.P_256)
                    .keyID("demo-" + UUID.randomUUID())
                    .keyUse(KeyUse.SIGNATURE)
                    .algorithm(JWSAlgorithm.ES256)
                    .generate();
        } catch (JOSEException e) {
            throw new IllegalStateException("the demo could not make its key", e);
        }
    }

    /** Its name. */
    public URI issuer() {
        return issuer;
    }

    ECKey publicKey() {
        return key.toPublicJWK();
    }

    /** A token with the role at the centre, or at every one. */
    public String token(DemoTokenRequest wanted) {
        String centre = wanted.centre().orElse(ClaimMapping.EVERYWHERE);
        String role = wanted.role().value();
        Instant now = clock.instant();
        var claims = new JWTClaimsSet.Builder()
                .issuer(issuer.toString())
                .audience(audience)
                .subject(wanted.subject().orElse("demo-" + wanted.centre().orElse("all") + "-" + role))
                .issueTime(Date.from(now))
                .notBeforeTime(Date.from(now))
                .expirationTime(Date.from(now.plus(LIFE)))
                .jwtID(UUID.randomUUID().toString())
                .claim("name", "Demo: " + role)
                .claim("cus_roles", Map.of(centre, List.of(role)));
        wanted.organisation().ifPresent(code -> claims.claim("cus_organisation", code));
        try {
            var header = new JWSHeader.Builder(JWSAlgorithm.ES256)
                    .type(new JOSEObjectType("at+jwt"))
                    .keyID(key.getKeyID())
                    .build();
            var token = new SignedJWT(header, claims.build());
            token.sign(new ECDSASigner(key));
            return token.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException("the demo could not sign a token", e);
        }
    }
}
