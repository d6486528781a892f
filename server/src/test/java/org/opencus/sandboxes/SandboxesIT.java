package org.opencus.sandboxes;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.opencus.testing.Answer;
import org.opencus.testing.Pages;
import org.opencus.testing.ServerExtension;
import org.opencus.testing.Statements;
import org.opencus.testing.TestServer;

@ExtendWith(ServerExtension.class)
class SandboxesIT {
    private static final String SANDBOXES = "/v1/centres/gorno/sandboxes";

    private final TestServer server;

    SandboxesIT(TestServer server) {
        this.server = server;
    }

    private Answer make(String organisation) {
        String[] director = server.as("director", "gorno");
        return server.post(
                SANDBOXES,
                "{\"organisation\": \"%s\"}".formatted(organisation),
                director[0],
                director[1],
                "Idempotency-Key",
                UUID.randomUUID().toString());
    }

    private static String slug(Answer made) {
        assertThat(made.status()).as(made.toString()).isEqualTo(201);
        return made.object().getString("centre");
    }

    private JsonArray items(String path, String... headers) {
        return server.get(path, headers).object().getJsonArray("items");
    }

    private String[] partner(String organisation) {
        String token = server.token(
                "{\"role\": \"partner\", \"centre\": \"gorno\", \"organisation\": \"%s\"}".formatted(organisation));
        return new String[] {"Authorization", "Bearer " + token};
    }

    @Test
    void aSandboxHasACatalogueAndPeopleButIsInNoList() {
        String slug = slug(make("klub-seniora-radlin"));

        assertThat(server.get("/v1/centres/" + slug).status()).isEqualTo(200);
        assertThat(items("/v1/centres/" + slug + "/services")).hasSize(3);
        assertThat(items("/v1/centres/" + slug + "/residents", server.as("plan-coordinator", "gorno")))
                .hasSize(8);
        assertThat(server.get("/v1/centres").toString()).doesNotContain(slug);
        assertThat(server.get("/v1/services?limit=200").toString()).doesNotContain(slug);
        assertThat(server.post("/v1/search", "{\"q\": \"zmyślony klub seniora\"}")
                        .toString())
                .doesNotContain(slug);
        assertThat(server.get(SANDBOXES, server.as("director", "gorno")).toString())
                .contains(slug);
        assertThat(items("/v1/centres/dobczyce/sandboxes", server.as("director", "dobczyce")))
                .isEmpty();
    }

    @Test
    void onlyItsPartnerAndItsStaffAreLetIn() {
        String slug = slug(make("gok-gorno"));
        String path = "/v1/centres/" + slug + "/residents";

        assertThat(server.get(path, server.as("director", "dobczyce")).status()).isEqualTo(404);
        assertThat(server.get(path, partner("niwa")).status()).isEqualTo(404);
        assertThat(server.get(path, partner("gok-gorno")).status()).isEqualTo(403);
        assertThat(server.get(path, server.as("director", "gorno")).status()).isEqualTo(200);
    }

    @Test
    void aSandboxGivesNobodyRights() {
        String slug = slug(make("sds-gorno"));
        String[] director = server.as("director", "gorno");
        Answer set = server.send(
                "PUT",
                "/v1/centres/" + slug + "/roles/partner",
                "{\"scopes\": [\"me\"]}",
                "Content-Type",
                "application/json",
                "If-Match",
                "\"v0\"",
                director[0],
                director[1]);
        assertThat(set.status()).as(set.text()).isEqualTo(409);
        assertThat(server.get("/v1/centres/" + slug + "/roles/partner", director)
                        .object()
                        .getBoolean("changed"))
                .isFalse();
        Answer key = server.post(
                "/v1/centres/" + slug + "/api-keys",
                "{\"name\": \"x\", \"organisation\": \"sds-gorno\", \"scopes\": [\"residents:shared\","
                        + " \"catalogue:write\"]}",
                director);
        assertThat(Pages.violations(key)).containsExactly("/scopes/1 not-for-partners");
    }

    @Test
    void aSandboxEndsWithItsCentreAndForItsPartnerWithTheOrganisation() {
        String slug = slug(make("biblioteka-gorno"));
        String secret = server.post(
                        "/v1/centres/" + slug + "/api-keys",
                        "{\"name\": \"x\", \"organisation\": \"biblioteka-gorno\", \"scopes\": [\"residents:shared\"]}",
                        server.as("director", "gorno"))
                .object()
                .getString("secret");
        String shared = "/v1/centres/" + slug + "/shared-residents";
        String[] key = {"X-API-Key", secret};
        String[] person = partner("biblioteka-gorno");
        assertThat(server.get(shared, key).status()).isEqualTo(200);
        assertThat(server.get(shared, person).status()).isEqualTo(200);
        for (String ended : List.of(
                "centre set gone_at = %s where code = 'gorno'",
                "organisation set gone_at = %s where centre = 'gorno' and code = 'biblioteka-gorno'",
                "centre set gone_at = %s where sandbox_for = 'biblioteka-gorno'")) {
            Statements.run(server.database(), "update " + ended.formatted("now()"));
            assertThat(server.get(shared, key).status()).as(ended).isEqualTo(401);
            assertThat(server.get(shared, person).status()).as(ended).isEqualTo(404);
            Statements.run(server.database(), "update " + ended.formatted("null"));
        }
        assertThat(server.get(shared, key).status()).isEqualTo(200);
    }

    @Test
    void onePartnerHasOneSandboxHoweverManyAskAtOnce() throws Exception {
        Callable<Answer> ask = () -> make("klub-aa");
        try (ExecutorService threads = Executors.newFixedThreadPool(3)) {
            List<Future<Answer>> answers = threads.invokeAll(List.of(ask, ask, ask));
            int made = 0;
            for (Future<Answer> answer : answers) {
                assertThat(answer.get().status()).isIn(201, 409);
                made += answer.get().status() == 201 ? 1 : 0;
            }
            assertThat(made).isEqualTo(1);
        }
        assertThat(make("klub-aa").status()).isEqualTo(409);
    }

    @Test
    void anUnknownPartnerIsRefusedAndLeavesNothing() {
        Answer refused = make("no-such-organisation");

        assertThat(refused.status()).isEqualTo(422);
        JsonObject violation = refused.object().getJsonArray("errors").getJsonObject(0);
        assertThat(violation.getString("pointer")).isEqualTo("/organisation");
        assertThat(violation.getString("code")).isEqualTo("unknown-organisation");
    }
}
