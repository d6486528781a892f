package org.opencus.keys;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.opencus.testing.Answer;
import org.opencus.testing.Pages;
import org.opencus.testing.ServerExtension;
import org.opencus.testing.Statements;
import org.opencus.testing.TestServer;

@ExtendWith(ServerExtension.class)
class ApiKeysIT {
    private static final String KEYS = "/v1/centres/gorno/api-keys";
    private final TestServer server;
    private final String[] director;

    ApiKeysIT(TestServer server) {
        this.server = server;
        this.director = server.as("director", "gorno");
    }

    private JsonObject created(String body) {
        Answer answer = server.post(KEYS, body, director);
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        assertThat(answer.header("Cache-Control")).contains("no-store");
        return answer.object();
    }

    private JsonObject created() {
        return created(
                "{\"name\": \"System fundacji\", \"organisation\": \"klub-seniora-radlin\", \"scopes\": [\"me\"]}");
    }

    private int status(String key) {
        return server.get("/v1/me", "X-API-Key", key).status();
    }

    private static String id(JsonObject issued) {
        return issued.getJsonObject("key").getString("id");
    }

    @Test
    void aKeyActsForItsPartnerAtItsCentre() {
        JsonObject issued = created();
        Answer me = server.get("/v1/me", "X-API-Key", issued.getString("secret"));
        assertThat(me.status()).as(me.text()).isEqualTo(200);
        assertThat(me.object().getString("scheme")).isEqualTo("api-key");
        assertThat(me.object().getString("organisation")).isEqualTo("klub-seniora-radlin");
        assertThat(me.object().getString("validUntil"))
                .isEqualTo(issued.getJsonObject("key").getString("expiresAt"));
        assertThat(me.object().getJsonArray("centres").toString())
                .isEqualTo("[{\"centre\":\"gorno\",\"roles\":[\"partner\"],\"scopes\":[\"me\"]}]");
        assertThat(server.get(KEYS, "X-API-Key", issued.getString("secret")).status())
                .as("an operation that takes no keys")
                .isEqualTo(403);
        assertThat(server.get("/v1/centres/dobczyce/api-keys", "X-API-Key", issued.getString("secret"))
                        .status())
                .as("another centre")
                .isEqualTo(404);
    }

    @Test
    void theSecretIsShownOnceAndKeptNowhere() {
        JsonObject issued = created();
        String secret = issued.getString("secret");
        Answer shown = server.get(KEYS + "/" + id(issued), director);
        assertThat(shown.text()).doesNotContain(secret.substring(22));
        assertThat(shown.object().getString("prefix")).isEqualTo(secret.substring(0, 21));
        assertThat(Pages.items(server.get(KEYS + "?limit=200", director)).toString())
                .doesNotContain(secret.substring(22));
        String hex = HexFormat.of().formatHex(secret.substring(22).getBytes(StandardCharsets.US_ASCII));
        for (String table : List.of("api_key", "api_key_secret", "audit_entry", "first_answer")) {
            assertThat(rowsWith(table, secret.substring(22)) + rowsWith(table, hex))
                    .as(table)
                    .isZero();
        }
        assertThat(rowsWith("api_key", secret.substring(9, 21)))
                .as("what is not secret is found so")
                .isEqualTo(1);
    }

    private int rowsWith(String table, String text) {
        return Integer.parseInt(Statements.text(
                server.database(), "select count(*) from " + table + " t where t::text like ?", "%" + text + "%"));
    }

    @Test
    void aRetryGetsTheSameSecretAgainByItsIdempotencyKeyOnly() {
        String[] retry = Stream.concat(
                        Stream.of(director),
                        Stream.of("Idempotency-Key", UUID.randomUUID().toString()))
                .toArray(String[]::new);
        String body = "{\"name\": \"Retry\", \"scopes\": [\"me\"]}";
        Answer first = server.post(KEYS, body, retry);
        Answer second = server.post(KEYS, body, retry);
        assertThat(second.status()).isEqualTo(201);
        assertThat(second.text()).isEqualTo(first.text());
        assertThat(second.header("Location")).isEqualTo(first.header("Location"));
        assertThat(status(second.object().getString("secret"))).isEqualTo(200);
    }

    @Test
    void nobodyGivesAKeyWhatTheyLack() {
        assertThat(Pages.violations(server.post(
                        KEYS, "{\"name\": \"x\", \"scopes\": [\"me\", \"audit:read\", \"nonsense\"]}", director)))
                .containsExactly("/scopes/1 not-for-keys", "/scopes/2 not-for-keys");
        assertThat(server.post(KEYS, "{\"name\": \"x\", \"scopes\": []}", director)
                        .status())
                .isEqualTo(422);
        assertThat(Pages.violations(server.post(
                        KEYS,
                        "{\"name\": \"x\", \"scopes\": [\"me\"], \"expiresAt\": \"2020-01-01T00:00:00Z\"}",
                        director)))
                .containsExactly("/expiresAt range");
        assertThat(server.post(KEYS, "{\"name\": \"x\", \"scopes\": [\"me\"], \"centre\": \"dobczyce\"}", director)
                        .status())
                .as("mass assignment")
                .isEqualTo(422);
        assertThat(server.post(KEYS, "{\"name\": \"x\", \"scopes\": [\"me\"]}", server.as("receptionist", "gorno"))
                        .status())
                .isEqualTo(403);
    }

    private static String wanted(String organisation, String scopes) {
        return "{\"name\": \"x\", \"organisation\": \"%s\", \"scopes\": [%s]}".formatted(organisation, scopes);
    }

    @Test
    void aPartnersKeyNeverDoesMoreThanPartners() {
        assertThat(Pages.violations(
                        server.post(KEYS, wanted("klub-seniora-radlin", "\"me\", \"catalogue:write\""), director)))
                .containsExactly("/scopes/1 not-for-partners");
        assertThat(Pages.violations(server.post(KEYS, wanted("no-such-club", "\"me\""), director)))
                .containsExactly("/organisation unknown-organisation");
        Answer ofCentre =
                server.post(KEYS, "{\"name\": \"Strona gminy\", \"scopes\": [\"catalogue:write\"]}", director);
        assertThat(ofCentre.status()).as("of the centre itself").isEqualTo(201);
    }

    @Test
    void aPartnersKeyDoesLessAsSoonAsPartnersMayLess() {
        String[] kozienice = server.as("director", "kozienice");
        String code = Pages.codes(server.get("/v1/centres/kozienice/organisations?limit=1"))
                .getFirst();
        String[] key = {
            "X-API-Key",
            server.post("/v1/centres/kozienice/api-keys", wanted(code, "\"me\", \"residents:shared\""), kozienice)
                    .object()
                    .getString("secret")
        };
        String shared = "/v1/centres/kozienice/shared-residents";
        assertThat(server.get(shared, key).status()).isEqualTo(200);
        Answer narrowed = server.send(
                "PUT",
                "/v1/centres/kozienice/roles/partner",
                "{\"scopes\": [\"me\"]}",
                "Content-Type",
                "application/json",
                "If-Match",
                "\"v0\"",
                kozienice[0],
                kozienice[1]);
        assertThat(narrowed.status()).as(narrowed.text()).isEqualTo(200);
        assertThat(server.get(shared, key).status()).isEqualTo(403);
        assertThat(server.get("/v1/me", key).text()).doesNotContain("residents:shared");
    }

    @Test
    void nobodyGetsTheRightsOfAKeyByRotatingIt() {
        JsonObject issued = created(wanted("klub-seniora-radlin", "\"residents:shared\""));
        String[] administrator = {"Authorization", "Bearer " + server.token("{\"role\": \"platform-administrator\"}")};
        Answer rotation = server.post(KEYS + "/" + id(issued) + "/rotation", "{}", administrator);
        assertThat(rotation.status()).isEqualTo(422);
        assertThat(Pages.violations(rotation)).containsExactly(" not-yours");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "centre set gone_at = %s where code = 'gorno'",
                "organisation set gone_at = %s where centre = 'gorno' and code = 'klub-seniora-radlin'"
            })
    void aKeyEndsWithItsCentreAndItsOrganisation(String ended) {
        String secret = created().getString("secret");
        try {
            Statements.run(server.database(), "update " + ended.formatted("now()"));
            assertThat(status(secret)).isEqualTo(401);
        } finally {
            Statements.run(server.database(), "update " + ended.formatted("null"));
        }
        assertThat(status(secret)).isEqualTo(200);
    }

    @Test
    void rotationLetsTheOldSecretWorkForAWhile() {
        JsonObject issued = created();
        String first = issued.getString("secret");
        Answer rotation = server.post(KEYS + "/" + id(issued) + "/rotation", "{\"overlapHours\": 1}", director);
        assertThat(rotation.status()).as(rotation.text()).isEqualTo(201);
        String second = rotation.object().getString("secret");
        assertThat(second).isNotEqualTo(first).startsWith(first.substring(0, 21));
        assertThat(rotation.object().getJsonObject("key").containsKey("oldSecretUntil"))
                .isTrue();
        assertThat(status(first)).isEqualTo(200);
        assertThat(status(second)).isEqualTo(200);
        String third = server.post(KEYS + "/" + id(issued) + "/rotation", "{\"overlapHours\": 0}", director)
                .object()
                .getString("secret");
        assertThat(List.of(status(first), status(second), status(third))).containsExactly(401, 401, 200);
    }

    @Test
    void revocationCountsAtOnceAndTwiceIsOnce() {
        JsonObject issued = created();
        String secret = issued.getString("secret");
        assertThat(status(secret)).isEqualTo(200);
        Answer revoked = server.send("POST", KEYS + "/" + id(issued) + "/revocation", "", director);
        assertThat(revoked.status()).as(revoked.text()).isEqualTo(200);
        assertThat(status(secret)).isEqualTo(401);
        Answer again = server.send("POST", KEYS + "/" + id(issued) + "/revocation", "", director);
        assertThat(again.object().getString("revokedAt"))
                .isEqualTo(revoked.object().getString("revokedAt"));
        assertThat(server.post(KEYS + "/" + id(issued) + "/rotation", "{}", director)
                        .status())
                .isEqualTo(409);
    }

    @Test
    void revocationAndNarrowedRolesCountOnEveryInstance() {
        JsonObject issued = created();
        try (TestServer second = TestServer.start(server.database(), Map.of())) {
            String[] key = {"X-API-Key", issued.getString("secret")};
            assertThat(second.get("/v1/me", key).status()).isEqualTo(200);
            server.send("POST", KEYS + "/" + id(issued) + "/revocation", "", director);
            assertThat(second.get("/v1/me", key).status()).isEqualTo(401);
            String[] receptionist = second.as("receptionist", "gorno");
            assertThat(second.get("/v1/centres/gorno/units", receptionist).status())
                    .isEqualTo(403);
            Answer widened = server.send(
                    "PUT",
                    "/v1/centres/gorno/roles/receptionist",
                    "{\"scopes\": [\"me\", \"access:read\"]}",
                    "Content-Type",
                    "application/json",
                    "If-Match",
                    "\"v0\"",
                    director[0],
                    director[1]);
            assertThat(widened.status()).as(widened.text()).isEqualTo(200);
            assertThat(second.get("/v1/centres/gorno/units", receptionist).status())
                    .isEqualTo(200);
        }
    }

    @Test
    void anExpiredKeyIsRefused() {
        JsonObject issued = created();
        Statements.run(
                server.database(),
                "update api_key set expires_at = now() - interval '1 second' where id = ?",
                UUID.fromString(id(issued)));
        assertThat(status(issued.getString("secret"))).isEqualTo(401);
    }

    @Test
    void theUseOfAKeyIsKeptOnceAMinute() {
        JsonObject issued = created();
        String secret = issued.getString("secret");
        status(secret);
        String first = lastUsed(issued);
        status(secret);
        assertThat(lastUsed(issued)).isEqualTo(first);
        assertThat(Instant.parse(first)).isBefore(Instant.now().plusSeconds(1));
        Statements.run(
                server.database(),
                "update api_key set last_used_at = last_used_at - interval '61 seconds' where id = ?",
                UUID.fromString(id(issued)));
        status(secret);
        assertThat(lastUsed(issued)).isGreaterThan(first);
    }

    private String lastUsed(JsonObject issued) {
        return server.get(KEYS + "/" + id(issued), director).object().getString("lastUsedAt");
    }

    @Test
    void keysOfAnotherCentreAreNotThere() {
        JsonObject issued = created();
        String[] other = server.as("director", "dobczyce");
        String foreign = "/v1/centres/dobczyce/api-keys/" + id(issued);
        assertThat(server.get(foreign, other).status()).isEqualTo(404);
        assertThat(server.post(foreign + "/rotation", "{}", other).status()).isEqualTo(404);
        assertThat(server.send("POST", foreign + "/revocation", "", other).status())
                .isEqualTo(404);
        assertThat(status(issued.getString("secret"))).isEqualTo(200);
    }

    @Test
    void aListGoesThroughAllPages() {
        for (int i = 0; i < 3; i++) {
            created();
        }
        List<String> pages = new ArrayList<>();
        String next = KEYS + "?limit=2";
        while (!next.isEmpty()) {
            Answer page = server.get(next, director);
            pages.addAll(Pages.texts(page, "id"));
            next = page.object().containsKey("nextCursor")
                    ? KEYS + "?limit=2&cursor=" + page.object().getString("nextCursor")
                    : "";
        }
        assertThat(pages).doesNotHaveDuplicates().hasSizeGreaterThanOrEqualTo(3);
        assertThat(pages).isSortedAccordingTo((a, b) -> b.compareTo(a));
    }

    @Test
    void twoRotationsAtOnceLeaveOneNewestSecret() throws Exception {
        JsonObject issued = created();
        Callable<Answer> rotation =
                () -> server.post(KEYS + "/" + id(issued) + "/rotation", "{\"overlapHours\": 0}", director);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<String> secrets = new ArrayList<>();
            for (Future<Answer> each : threads.invokeAll(List.of(rotation, rotation, rotation))) {
                assertThat(each.get().status()).isEqualTo(201);
                secrets.add(each.get().object().getString("secret"));
            }
            assertThat(secrets.stream().map(this::status)).containsExactlyInAnyOrder(200, 401, 401);
        }
    }
}
