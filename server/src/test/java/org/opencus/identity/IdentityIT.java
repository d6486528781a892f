package org.opencus.identity;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.opencus.testing.Answer;
import org.opencus.testing.ServerExtension;
import org.opencus.testing.Statements;
import org.opencus.testing.TestServer;

@ExtendWith(ServerExtension.class)
class IdentityIT {
    private final TestServer server;

    IdentityIT(TestServer server) {
        this.server = server;
    }

    @Test
    void tellsWhoIAmAndWhatIMayDo() {
        Answer answer = server.get("/v1/me", server.as("receptionist", "gorno"));
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("Cache-Control")).contains("no-store");
        JsonObject me = answer.object();
        assertThat(me.getString("subject")).isEqualTo("demo-gorno-receptionist");
        assertThat(me.getString("scheme")).isEqualTo("bearer");
        assertThat(me.containsKey("validUntil")).isTrue();
        JsonObject gorno = me.getJsonArray("centres").getJsonObject(0);
        assertThat(gorno.getString("centre")).isEqualTo("gorno");
        assertThat(gorno.getJsonArray("roles").toString()).isEqualTo("[\"receptionist\"]");
        assertThat(gorno.getJsonArray("scopes").toString())
                .isEqualTo("[\"catalogue:read\",\"me\",\"residents:read\",\"residents:write\"]");
    }

    @Test
    void aRoleEverywhereCountsAtEveryCentre() {
        String[] auditor = {"Authorization", "Bearer " + server.token("{\"role\": \"auditor\"}")};
        for (String centre : List.of("gorno", "dobczyce")) {
            assertThat(server.get("/v1/centres/" + centre + "/roles", auditor).status())
                    .isEqualTo(200);
        }
        assertThat(server.get("/v1/centres/nowhere/roles", auditor).status()).isEqualTo(404);
    }

    @Test
    void withoutCredentialsItIs401AndAtAnotherCentre404() {
        Answer nobody = server.get("/v1/centres/gorno/roles");
        assertThat(nobody.status()).isEqualTo(401);
        assertThat(nobody.header("WWW-Authenticate")).contains("Bearer");
        String[] director = server.as("director", "gorno");
        assertThat(server.get("/v1/centres/gorno/roles", director).status()).isEqualTo(200);
        assertThat(server.get("/v1/centres/dobczyce/roles", director).status()).isEqualTo(404);
        assertThat(server.get("/v1/centres/gorno/roles", server.as("receptionist", "gorno"))
                        .status())
                .isEqualTo(403);
    }

    @Test
    void aCentreLetsARoleDoMoreFromTheNextRequestOn() {
        String[] director = server.as("director", "dobczyce");
        String[] animator = server.as("animator", "dobczyce");
        assertThat(server.get("/v1/centres/dobczyce/units", animator).status()).isEqualTo(403);
        Answer set = put("animator", "\"v0\"", "[\"me\", \"access:read\"]", director);
        assertThat(set.status()).as(set.text()).isEqualTo(200);
        assertThat(set.header("ETag")).contains("\"v1\"");
        assertThat(set.object().getBoolean("changed")).isTrue();
        assertThat(server.get("/v1/centres/dobczyce/units", animator).status()).isEqualTo(200);
        assertThat(put("animator", "\"v0\"", "[\"me\"]", director).status()).isEqualTo(412);
        assertThat(put("animator", "", "[\"me\"]", director).status()).isEqualTo(428);
        assertThat(put("animator", "\"v1\"", "[\"catalogue:read\", \"me\", \"me\"]", director)
                        .status())
                .isEqualTo(200);
        assertThat(server.get("/v1/centres/dobczyce/units", animator).status()).isEqualTo(403);
        assertThat(server.get("/v1/centres/gorno/roles/animator", server.as("director", "gorno"))
                        .object()
                        .getBoolean("changed"))
                .as("another centre is not touched")
                .isFalse();
    }

    private Answer put(String role, String version, String scopes, String... caller) {
        String[] headers = version.isEmpty()
                ? new String[] {"Content-Type", "application/json", caller[0], caller[1]}
                : new String[] {"Content-Type", "application/json", caller[0], caller[1], "If-Match", version};
        return server.send("PUT", "/v1/centres/dobczyce/roles/" + role, "{\"scopes\": %s}".formatted(scopes), headers);
    }

    @Test
    void nobodyWidensTheirOwnRoleOrGivesAwayWhatMustStay() {
        String[] director = server.as("director", "dobczyce");
        assertThat(codes(put(
                        "director", "\"v0\"", "[\"me\", \"access:read\", \"access:write\", \"audit:read\"]", director)))
                .containsExactly("own-role");
        assertThat(codes(put("director", "\"v0\"", "[\"me\", \"access:read\"]", director)))
                .containsExactly("needed");
        assertThat(codes(put("volunteer", "\"v0\"", "[\"me\", \"residents:read\", \"keys:write\"]", director)))
                .containsExactly("not-for-this-role", "not-for-this-role");
        assertThat(codes(put("platform-administrator", "\"v0\"", "[\"residents:read\"]", director)))
                .containsExactlyInAnyOrder("not-for-this-role", "needed", "needed", "needed");
        assertThat(codes(put("animator", "\"v0\"", "[\"me\", \"everything\"]", director)))
                .contains("unknown-scope");
        assertThat(put("king", "\"v0\"", "[\"me\"]", director).status()).isEqualTo(400);
        assertThat(put("animator", "\"v0\"", "[\"me\"], \"role\": \"director\"", director)
                        .status())
                .as("mass assignment")
                .isEqualTo(422);
    }

    @Test
    void aDirectorGivesNoRoleWhatTheyLack() {
        String[] director = server.as("director", "dobczyce");
        assertThat(codes(put("community-organiser", "\"v0\"", "[\"me\", \"audit:read\"]", director)))
                .containsExactly("not-yours");
        assertThat(codes(put("community-organiser", "\"v0\"", "[\"me\", \"centres:write\"]", director)))
                .containsExactly("not-for-this-role");
        assertThat(codes(put("auditor", "\"v0\"", "[\"me\", \"access:read\"]", director)))
                .as("nobody switches their supervision off")
                .containsExactly("needed");
        assertThat(codes(put("platform-administrator", "\"v0\"", "[\"me\"]", director)))
                .containsExactly("needed", "needed", "needed");
        String[] administrator = {"Authorization", "Bearer " + server.token("{\"role\": \"platform-administrator\"}")};
        assertThat(codes(put("community-organiser", "\"v0\"", "[\"me\", \"residents:read\"]", administrator)))
                .containsExactly("not-yours");
    }

    @Test
    void aRegionalLeadSeesCountsOverCentresAndNobody() {
        String[] lead = {"Authorization", "Bearer " + server.token("{\"role\": \"regional-lead\"}")};
        for (String centre : List.of("gorno", "dobczyce")) {
            Answer counts = server.get("/v1/centres/" + centre + "/resident-counts", lead);
            assertThat(counts.status()).as(counts.text()).isEqualTo(200);
            assertThat(server.get("/v1/centres/" + centre + "/residents", lead).status())
                    .isEqualTo(403);
        }
    }

    @Test
    void aRoleCanBeBroughtBackToWhatItShipsWith() {
        String[] director = server.as("director", "dobczyce");
        Answer narrowed = put("partner", "\"v0\"", "[\"me\"]", director);
        assertThat(narrowed.status()).as(narrowed.text()).isEqualTo(200);
        Answer back = put(
                "partner",
                "\"v1\"",
                narrowed.object().getJsonArray("shippedScopes").toString(),
                director);
        assertThat(back.status()).as(back.text()).isEqualTo(200);
        assertThat(back.object().getBoolean("changed")).isFalse();
    }

    @Test
    void theRolesOfAClosedCentreEndAtOnce() {
        String[] organiser = server.as("service-organiser", "kozienice");
        assertThat(server.get("/v1/centres/kozienice/units", organiser).status())
                .isEqualTo(200);
        Statements.run(server.database(), "update centre set gone_at = now() where code = 'kozienice'");
        assertThat(server.get("/v1/centres/kozienice/units", organiser).status())
                .isEqualTo(404);
        assertThat(server.get("/v1/me", organiser).status())
                .as("no rights are left")
                .isEqualTo(403);
        Statements.run(server.database(), "update centre set gone_at = null where code = 'kozienice'");
        assertThat(server.get("/v1/me", organiser).status()).isEqualTo(200);
    }

    private static List<String> codes(Answer answer) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(422);
        return answer.object().getJsonArray("errors").getValuesAs(JsonObject.class).stream()
                .map(error -> error.getString("code"))
                .toList();
    }
}
