package org.opencus.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.util.List;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.ExtendWith;
import org.opencus.testing.Answer;
import org.opencus.testing.Pages;
import org.opencus.testing.ServerExtension;
import org.opencus.testing.Statements;
import org.opencus.testing.TestServer;

/** What clients see when the catalogue changes. */
@ExtendWith(ServerExtension.class)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ServiceChangesIT {
    private static final String CHANGE = "modified_at = clock_timestamp(), version = version + 1";

    private final TestServer server;

    ServiceChangesIT(TestServer server) {
        this.server = server;
    }

    @Test
    @Order(1)
    void theFeedTellsChangedAndGoneServicesInTheirOrder() {
        List<JsonObject> all = Pages.all(server, "/v1/services?modifiedAfter=2020-01-01T00:00:00Z&limit=50");
        assertThat(all).hasSize(119);
        String last = all.getLast().getString("modifiedAt");

        update("name = 'Klub Seniora „Radość”', " + CHANGE, "gorno-klub-seniora");
        update("gone_at = clock_timestamp(), " + CHANGE, "gorno-opieka-wytchnieniowa");
        update("status = 'planned', " + CHANGE, "gorno-asystent-rodziny");

        List<JsonObject> changed = Pages.items(server.get("/v1/services?modifiedAfter=" + last)).stream()
                .filter(item -> item.getString("modifiedAt").compareTo(last) > 0)
                .toList();
        assertThat(changed)
                .extracting(item -> item.getString("code"))
                .containsExactly("gorno-klub-seniora", "gorno-opieka-wytchnieniowa", "gorno-asystent-rodziny");
        assertThat(changed).extracting(item -> item.containsKey("goneAt")).containsExactly(false, true, false);
        assertThat(changed).extracting(item -> item.getBoolean("available")).containsExactly(true, false, false);
        assertThat(Pages.codes(server.get("/v1/centres/dobczyce/services?modifiedAfter=" + last)))
                .doesNotContain("gorno-klub-seniora");
    }

    @Test
    @Order(2)
    void theFeedIncludesTheInstantAskedFor() {
        JsonObject last = Pages.all(server, "/v1/centres/gorno/services?modifiedAfter=2020-01-01T00:00:00Z&limit=20")
                .getLast();

        assertThat(Pages.codes(server.get("/v1/centres/gorno/services?modifiedAfter=" + last.getString("modifiedAt"))))
                .contains(last.getString("code"));
    }

    @Test
    @Order(3)
    void whatIsGoneIsNotListedAndAnswers410() {
        JsonObject gone = Pages.all(server, "/v1/services?modifiedAfter=2020-01-01T00:00:00Z&limit=200").stream()
                .filter(item -> item.containsKey("goneAt"))
                .findFirst()
                .orElseThrow();

        assertThat(Pages.codes(server.get("/v1/centres/gorno/services?status=any&limit=199")))
                .hasSize(26)
                .doesNotContain(gone.getString("code"));
        Answer detail = server.get("/v1/centres/gorno/services/" + gone.getString("id"));
        assertThat(detail.status()).isEqualTo(410);
        assertThat(detail.object().getString("type")).isEqualTo("urn:open-cus:problem:gone");
        assertThat(server.get("/v1/centres/dobczyce/services/" + gone.getString("id"))
                        .status())
                .isEqualTo(404);
    }

    @Test
    @Order(4)
    void aCentreShowsTheOfferOfTheScopeThatItRuns() {
        update("status = 'existing', " + CHANGE, "dobczyce-klub-seniora");
        update("status = 'existing', " + CHANGE, "dobczyce-klub-seniora-dzialania-wlasne");
        update("status = 'existing', " + CHANGE, "dobczyce-klub-seniora-oferta-lokalna");
        update("status = 'existing', " + CHANGE, "dobczyce-klub-seniora-animacja");

        assertThat(available("limit=20"))
                .containsExactlyInAnyOrder(
                        "dobczyce-klub-seniora",
                        "dobczyce-klub-seniora-dzialania-wlasne",
                        "dobczyce-klub-seniora-animacja");
        Statements.run(
                server.database(),
                "update centre set active_scope = 'extended', " + CHANGE + " where code = 'dobczyce'");
        assertThat(available("limit=21"))
                .containsExactlyInAnyOrder(
                        "dobczyce-klub-seniora",
                        "dobczyce-klub-seniora-oferta-lokalna",
                        "dobczyce-klub-seniora-animacja");
        assertThat(available("limit=22&status=existing")).hasSize(4);
        assertThat(available("limit=22&scope=basic"))
                .containsExactlyInAnyOrder("dobczyce-klub-seniora", "dobczyce-klub-seniora-animacja");
        List<JsonObject> existing = Pages.items(server.get("/v1/centres/dobczyce/services?status=existing&limit=23"));
        assertThat(existing).hasSize(4);
        for (JsonObject service : existing) {
            boolean available = !service.getString("code").equals("dobczyce-klub-seniora-dzialania-wlasne");
            assertThat(service.getBoolean("available")).isEqualTo(available);
            assertThat(server.get("/v1/centres/dobczyce/services/" + service.getString("id"))
                            .object()
                            .getBoolean("available"))
                    .isEqualTo(available);
        }
    }

    @Test
    @Order(99)
    void aReductionIsListedWithTheGroupThatItIsFor() {
        update("payment = 'paid', document = document || '" + """
            {"payment": {"kind": "paid", "fee": {"amount": "20.00", "currency": "PLN"}, "reductions": [
                {"name": "Ulga dla seniorów", "percent": 50, "targetGroup": {"ref": "target-group", "code": "seniors"}},
                {"name": "Ulga dla rodzin", "amount": {"amount": "5.00", "currency": "PLN"}}]}}
            """.strip() + "', " + CHANGE, "gorno-klub-seniora");

        JsonObject detail = server.get("/v1/centres/gorno/services/017eb294-c000-7d00-9351-d89037d5b478")
                .object();
        assertThat(detail.getJsonObject("payment").getJsonArray("reductions").getJsonObject(0))
                .hasToString("{\"name\":\"Ulga dla seniorów\",\"targetGroup\":"
                        + "{\"code\":\"seniors\",\"name\":\"seniorzy\"},\"percent\":50}");
        for (String list : List.of("/v1/services?payment=paid", "/v1/centres/gorno/services?payment=paid&q=klub")) {
            assertThat(Pages.items(server.get(list)))
                    .filteredOn(item -> item.getString("code").equals("gorno-klub-seniora"))
                    .singleElement()
                    .satisfies(item ->
                            assertThat(item.getJsonObject("payment")).isEqualTo(detail.getJsonObject("payment")));
        }
    }

    private List<String> available(String query) {
        return Pages.codes(server.get("/v1/centres/dobczyce/services?" + query));
    }

    private void update(String set, String code) {
        assertThat(Statements.run(server.database(), "update service set " + set + " where code = ?", code))
                .isOne();
    }
}
