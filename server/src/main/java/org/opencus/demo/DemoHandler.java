package org.opencus.demo;

import com.nimbusds.jose.jwk.ECKey;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.opencus.api.DemoService;
import org.opencus.contract.Call;
import org.opencus.contract.Refusal;
import org.opencus.contract.Reply;
import org.opencus.model.DemoIssuer;
import org.opencus.model.DemoKey;
import org.opencus.model.DemoKeys;
import org.opencus.model.DemoToken;
import org.opencus.model.DemoTokenRequest;

/** The demo's issuer over HTTP; 404 where the server is no demo. */
public final class DemoHandler implements DemoService {
    private final Supplier<Optional<DemoTokens>> issuer;

    /** Asks for the issuer whenever it is needed: its name holds a port that is known late. */
    public DemoHandler(Supplier<Optional<DemoTokens>> issuer) {
        this.issuer = issuer;
    }

    private DemoTokens issuer() {
        return issuer.get().orElseThrow(() -> Refusal.of(Refusal.Kind.NOT_FOUND));
    }

    @Override
    public Reply<DemoToken> createDemoToken(CreateDemoToken request, Call call) {
        DemoTokenRequest wanted = request.body();
        return Reply.of(DemoToken.builder()
                        .accessToken(issuer().token(wanted))
                        .tokenType("Bearer")
                        .expiresIn(Math.toIntExact(DemoTokens.LIFE.toSeconds()))
                        .build())
                .notKept();
    }

    @Override
    public Reply<DemoIssuer> getDemoIssuer(GetDemoIssuer request, Call call) {
        String name = issuer().issuer().toString();
        return Reply.of(DemoIssuer.builder()
                .issuer(name)
                .jwksUri(name + "/jwks")
                .tokenEndpoint(name + "/token")
                .idTokenSigningAlgValuesSupported(List.of("ES256"))
                .responseTypesSupported(List.of("token"))
                .subjectTypesSupported(List.of("public"))
                .build());
    }

    @Override
    public Reply<DemoKeys> getDemoKeys(GetDemoKeys request, Call call) {
        ECKey key = issuer().publicKey();
        DemoKey shown = DemoKey.builder()
                .kty("EC")
                .use("sig")
                .crv("P-256")
                .alg("ES256")
                .kid(key.getKeyID())
                .x(key.getX().toString())
                .y(key.getY().toString())
                .build();
        return Reply.of(new DemoKeys(List.of(shown)));
    }
}
