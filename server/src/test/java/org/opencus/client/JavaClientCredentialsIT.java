package org.opencus.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.opencus.client.People.CENTRE;
import static org.opencus.client.People.CLUB;
import static org.opencus.client.People.problem;
import static org.opencus.client.People.status;
import static org.opencus.client.RequestOptions.DEFAULT;

import com.nimbusds.jose.jwk.ECKey;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.opencus.client.api.CatalogueApi.GetService;
import org.opencus.client.api.IdentityApi.GetMe;
import org.opencus.client.api.ProposalsApi.GetProposal;
import org.opencus.client.api.ProposalsApi.ProposeServiceChange;
import org.opencus.client.api.ResidentsApi.ListResidents;
import org.opencus.client.model.CallerScheme;
import org.opencus.client.model.Me;
import org.opencus.client.model.Proposal;
import org.opencus.client.model.RoleName;
import org.opencus.client.model.ServiceChangeProposal;
import org.opencus.database.DatabaseSettings;
import org.opencus.testing.TestDatabase;
import org.opencus.testing.TestServer;
import org.opencus.tokens.Provider;

/** Partners' systems that get their tokens from the provider by client credentials, as Keycloak gives them. */
class JavaClientCredentialsIT {
    private static final ECKey KEY = Provider.key("first");
    private static final Provider PROVIDER = new Provider(Clock.systemUTC(), KEY);
    private static final DatabaseSettings DATABASE = TestDatabase.demo();
    private static final UUID SERVICE = UUID.fromString("017eb294-c000-7d00-9351-d89037d5b478");
    private static TestServer server;

    @BeforeAll
    static void start() {
        URI issuer = PROVIDER.issuer();
        server = TestServer.start(
                DATABASE,
                Map.of(
                        "CUS_OIDC_ISSUER", issuer.toString(),
                        "CUS_OIDC_TIMEOUT", "5s",
                        "CUS_OIDC_ROLE_CLAIMS", "/resource_access/open-cus/roles",
                        "CUS_OIDC_ROLE_PATTERN", "{centre}:{role}",
                        "CUS_OIDC_ORGANISATION_CLAIM", "/cus_organisation,/client_id"));
    }

    @AfterAll
    static void stop() {
        server.close();
        TestDatabase.drop(DATABASE);
        PROVIDER.close();
    }

    /** A service account's token: it names the client and its roles here. */
    private static String token(String client) {
        return PROVIDER.token(
                KEY,
                claims -> claims.subject("service-account-" + client)
                        .claim("azp", client)
                        .claim("client_id", client)
                        .claim("typ", "Bearer")
                        .claim("resource_access", Map.of("open-cus", Map.of("roles", List.of("gorno:partner")))));
    }

    private static CusClient system(String client, String secret) {
        ClientCredentials credentials = ClientCredentials.at(PROVIDER.tokenUrl(), client, secret);
        return CusClient.builder(server.url()).bearer(credentials).build();
    }

    private static Proposal propose(CusClient cus) {
        ServiceChangeProposal change = ServiceChangeProposal.builder()
                .change(MergePatch.empty().with("closing", "Bal"))
                .build();
        String etag = cus.catalogue()
                .getService(GetService.of(CENTRE, SERVICE), DEFAULT)
                .etag()
                .orElseThrow();
        return cus.proposals()
                .proposeServiceChange(
                        ProposeServiceChange.of(CENTRE, SERVICE, change).withIfMatch(etag), DEFAULT)
                .value();
    }

    @Test
    void aSystemActsForThePartnerThatItsClientIsNamedAfter() {
        PROVIDER.give(CLUB, "tajne", token(CLUB), Duration.ofMinutes(5));
        CusClient club = system(CLUB, "tajne");
        Me me = club.identity().getMe(GetMe.of(), DEFAULT).value();
        assertThat(me.scheme()).isEqualTo(CallerScheme.BEARER);
        assertThat(me.organisation()).contains(CLUB);
        assertThat(me.name()).contains(CLUB);
        assertThat(me.centres().getFirst().roles()).containsExactly(RoleName.PARTNER);
        Proposal proposed = propose(club);
        assertThat(proposed.organisation()).isEqualTo(CLUB);
        assertThat(status(() -> club.residents().listResidents(ListResidents.of(CENTRE), DEFAULT)))
                .isEqualTo(403);

        PROVIDER.give("gok-gorno", "inne", token("gok-gorno"), Duration.ofMinutes(5));
        CusClient other = system("gok-gorno", "inne");
        assertThat(status(() -> other.proposals().getProposal(GetProposal.of(CENTRE, proposed.id()), DEFAULT)))
                .isEqualTo(404);
        assertThat(status(() -> propose(other))).as("not its service").isEqualTo(403);
    }

    @Test
    void tokensAreAskedOnceAndRenewedWhenTheyEnd() {
        PROVIDER.give("renewing", "tajne", token("renewing"), Duration.ofSeconds(60));
        var now = new AtomicReference<>(Instant.parse("2026-11-22T12:00:00Z"));
        InstantSource clock = now::get;
        ClientCredentials credentials =
                ClientCredentials.at(PROVIDER.tokenUrl(), "renewing", "tajne", clock.withZone(ZoneOffset.UTC));
        CusClient cus = CusClient.builder(server.url()).bearer(credentials).build();
        int before = PROVIDER.tokensAsked();
        cus.identity().getMe(GetMe.of(), DEFAULT);
        cus.identity().getMe(GetMe.of(), DEFAULT);
        now.updateAndGet(at -> at.plusSeconds(53));
        cus.identity().getMe(GetMe.of(), DEFAULT);
        assertThat(PROVIDER.tokensAsked()).isEqualTo(before + 1);
        now.updateAndGet(at -> at.plusSeconds(2));
        cus.identity().getMe(GetMe.of(), DEFAULT);
        assertThat(PROVIDER.tokensAsked()).isEqualTo(before + 2);
    }

    @Test
    void aWrongSecretIsToldByTheProvidersCode() {
        PROVIDER.give(CLUB, "tajne", token(CLUB), Duration.ofMinutes(5));
        ProblemException refused =
                problem(() -> system(CLUB, "falsch").identity().getMe(GetMe.of(), DEFAULT));
        assertThat(refused.status()).isEqualTo(401);
        assertThat(refused.title()).isEqualTo("invalid_client");
        assertThat(refused.getMessage()).doesNotContain("falsch");
    }
}
