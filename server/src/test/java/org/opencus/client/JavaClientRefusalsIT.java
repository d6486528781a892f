package org.opencus.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.opencus.client.People.CENTRE;
import static org.opencus.client.People.person;
import static org.opencus.client.People.pesel;
import static org.opencus.client.People.problem;
import static org.opencus.client.People.status;
import static org.opencus.client.RequestOptions.DEFAULT;

import com.nimbusds.jose.jwk.ECKey;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.opencus.client.api.IdentityApi.GetMe;
import org.opencus.client.api.ResidentsApi.GetResident;
import org.opencus.client.api.ResidentsApi.ListResidents;
import org.opencus.client.model.Resident;
import org.opencus.client.model.RoleName;
import org.opencus.database.DatabaseSettings;
import org.opencus.testing.ServerExtension;
import org.opencus.testing.TestDatabase;
import org.opencus.testing.TestServer;
import org.opencus.tokens.Provider;

/** Who must not get in, and what must not be sent, is told through the SDK by typed problems. */
@ExtendWith(ServerExtension.class)
class JavaClientRefusalsIT {
    private final TestServer server;
    private final People people;

    JavaClientRefusalsIT(TestServer server) {
        this.server = server;
        this.people = new People(server);
    }

    @Test
    void tokensThatAreNotGenuineAreRefused() {
        Clock clock = Clock.systemUTC();
        Date hourAgo = Date.from(clock.instant().minus(Duration.ofHours(1)));
        ECKey key = Provider.key("first");
        DatabaseSettings database = TestDatabase.demo();
        try (Provider provider = new Provider(clock, key);
                TestServer guarded = TestServer.start(
                        database, Map.of("CUS_OIDC_ISSUER", provider.issuer().toString(), "CUS_OIDC_TIMEOUT", "5s"))) {
            Map<String, Object> roles = Map.of(CENTRE, List.of("director"));
            People there = new People(guarded);
            CusClient good = there.bearer(provider.token(key, claims -> claims.claim("cus_roles", roles)));
            assertThat(good.identity().getMe(GetMe.of(), DEFAULT).status()).isEqualTo(200);
            for (String bad : List.of(
                    provider.token(key, claims -> claims.expirationTime(hourAgo)),
                    provider.token(Provider.key("first")),
                    provider.token(key, claims -> claims.audience("others")))) {
                ProblemException refused =
                        problem(() -> there.bearer(bad).identity().getMe(GetMe.of(), DEFAULT));
                assertThat(refused.status()).isEqualTo(401);
                assertThat(refused.type()).isEqualTo("urn:open-cus:problem:unauthenticated");
                assertThat(refused.getMessage()).doesNotContain(bad);
            }
        } finally {
            TestDatabase.drop(database);
        }
    }

    @Test
    void whoLacksAScopeGets403AndWhoIsOfAnotherCentre404() {
        ListResidents here = ListResidents.of(CENTRE);
        ProblemException scope =
                problem(() -> people.in(RoleName.VOLUNTEER).residents().listResidents(here, DEFAULT));
        assertThat(scope.status()).isEqualTo(403);
        assertThat(scope.type()).isEqualTo("urn:open-cus:problem:forbidden");
        CusClient elsewhere = people.in(RoleName.DIRECTOR, "dobczyce");
        assertThat(status(() -> elsewhere.residents().listResidents(here, DEFAULT)))
                .isEqualTo(404);
        UUID resident = people.register("Cudza", "Osoba", 21);
        assertThat(status(() -> elsewhere.residents().getResident(GetResident.of("dobczyce", resident), DEFAULT)))
                .as("under one's own centre")
                .isEqualTo(404);
        assertThat(status(() -> server.client().residents().listResidents(here, DEFAULT)))
                .isEqualTo(401);
    }

    @Test
    void aPeselInAnAddressIsRefusedAndNotRepeated() {
        Call<Map<String, Object>> call = Call.to("GET", "/v1/centres/{centre}/services")
                .path("centre", CENTRE)
                .query("q", pesel(22))
                .reading(Body.object());
        ProblemException refused = problem(() -> server.client().send(call, DEFAULT));
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.violations()).extracting(fault -> fault.pointer()).containsExactly("/query/q");
        assertThat(refused.getMessage()).doesNotContain(pesel(22));
    }

    @Test
    void whatNobodyMaySetIsNamedAllAtOnce() {
        Map<String, Object> body = new HashMap<>(Map.of(
                "registration", "drop-in",
                "givenNames", "Jan",
                "familyName", "Masowy",
                "source", "interview"));
        body.putAll(Map.of("id", UUID.randomUUID().toString(), "centre", "dobczyce", "role", "director"));
        Call<Resident> call = Call.to("POST", "/v1/centres/{centre}/residents")
                .path("centre", CENTRE)
                .body(body)
                .reading(Body.json(Resident.class));
        ProblemException refused =
                problem(() -> people.in(RoleName.RECEPTIONIST).send(call, DEFAULT));
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.violations())
                .extracting(fault -> fault.pointer() + " " + fault.code())
                .containsExactlyInAnyOrder(
                        "/centre unknown-property", "/id unknown-property", "/role unknown-property");
        ProblemException wrong = problem(() -> people.register(
                person("Jan", "Błędny", 23).pesel("123").familySize(99).build()));
        assertThat(wrong.violations()).extracting(fault -> fault.pointer()).contains("/pesel", "/familySize");
    }

    @Test
    void tooManyRequestsWaitAsLongAsTheServerAsks() {
        DatabaseSettings database = TestDatabase.demo();
        List<Duration> pauses = new ArrayList<>();
        try (TestServer strict = TestServer.start(database, Map.of("CUS_LIMITS_PERSON", "3"))) {
            String token = strict.token("director", CENTRE);
            CusClient hasty = CusClient.builder(strict.url())
                    .bearer(token)
                    .timeout(Duration.ofMinutes(5))
                    .pauses(pauses::add)
                    .build();
            ProblemException limited = problem(() -> {
                for (int i = 0; i < 8; i++) {
                    hasty.identity().getMe(GetMe.of(), DEFAULT);
                }
            });
            assertThat(limited.status()).isEqualTo(429);
            Duration asked = limited.retryAfter().orElseThrow();
            assertThat(asked).isBetween(Duration.ofSeconds(1), Duration.ofMinutes(1));
            assertThat(pauses)
                    .as("never sooner than asked, give or take the second in which it was asked")
                    .hasSize(3)
                    .allMatch(pause -> pause.compareTo(asked.minusSeconds(1)) >= 0);
            assertThat(Duration.ofSeconds(61)).isGreaterThan(asked);
        } finally {
            TestDatabase.drop(database);
        }
    }
}
