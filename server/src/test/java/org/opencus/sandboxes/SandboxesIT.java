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
import org.opencus.testing.ServerExtension;
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
        String slug = slug(make("biblioteka-gorno"));
        String path = "/v1/centres/" + slug + "/residents";

        assertThat(server.get(path, server.as("director", "dobczyce")).status()).isEqualTo(404);
        assertThat(server.get(path, partner("niwa")).status()).isEqualTo(404);
        assertThat(server.get(path, partner("biblioteka-gorno")).status()).isEqualTo(403);
        assertThat(server.get(path, server.as("director", "gorno")).status()).isEqualTo(200);
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
