package org.opencus.cataloguing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.opencus.cataloguing.CatalogueDesk.EDITOR;

import jakarta.json.JsonObject;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.opencus.database.Database;
import org.opencus.database.Transactions;
import org.opencus.imports.CatalogueImport;
import org.opencus.imports.CatalogueSource;
import org.opencus.imports.ImportReport;
import org.opencus.records.RecordKind;
import org.opencus.search.SearchIndex;
import org.opencus.testing.Answer;
import org.opencus.testing.Desk;
import org.opencus.testing.Pages;
import org.opencus.testing.ServerExtension;
import org.opencus.testing.TestServer;

@ExtendWith(ServerExtension.class)
class BulkImportIT {
    private static final String CENTRE = "/v1/centres/gorno";
    private static final String IMPORTS = CENTRE + "/catalogue-imports";
    private static final String SENIORS = CENTRE + "/services/017eb294-c000-7d00-9351-d89037d5b478";
    private static Database database;
    private static CatalogueImport imports;
    private static Desk desk;

    @BeforeAll
    static void open(TestServer server) {
        database = new Database(server.database());
        var transactions = new Transactions(database, (statement, nanos) -> {});
        imports = new CatalogueImport(transactions, new SearchIndex(CatalogueDesk.LANGUAGE::words), List.of());
        desk = new Desk(server.database(), CatalogueDesk.with(transactions));
    }

    @AfterAll
    static void close() {
        desk.close();
        database.close();
    }

    private static List<String> results(Answer report) {
        return report.object().getJsonArray("rows").getValuesAs(JsonObject.class).stream()
                .map(row -> row.getString("code", "-") + " " + row.getString("result"))
                .toList();
    }

    private static ImportReport shippedAgain() {
        return imports.run(CatalogueSource.shipped(), false);
    }

    @Test
    void eachRecordIsAnsweredAndGoodOnesAreTaken(TestServer server) {
        String body = """
            {"places": [{"id": "dom-ludowy", "name": "Dom Ludowy", "kind": "building", "centre_id": "cus-gorno"}],
             "services": [
               {"id": "spiew", "name": "Śpiew", "kind": "service", "status": "existing", "domains": ["pomoc społeczna"],
                "place": {"kind": "place", "place_id": "dom-ludowy"}, "partner_ids": ["gok-gorno"]},
               {"id": "bad", "name": "Zły", "kind": "service", "status": "existing", "parent_id": "nothing"},
               {"name": "Bez kodu", "kind": "service", "status": "existing"},
               {"id": "obca", "name": "Obca", "kind": "service", "status": "existing", "centre_id": "cus-dobczyce"}]}
            """;
        Answer dry = desk.post(EDITOR, IMPORTS + "?dryRun=true", body);
        assertThat(dry.status()).as(dry.toString()).isEqualTo(201);
        assertThat(results(dry))
                .containsExactly("dom-ludowy added", "spiew added", "bad refused", "- refused", "obca refused");
        String list = CENTRE + "/services?limit=200&status=any";
        assertThat(Pages.codes(server.get(list))).doesNotContain("spiew");
        Answer done = desk.post(EDITOR, IMPORTS, body);
        assertThat(results(done)).isEqualTo(results(dry));
        // Not the same address: an instance hears of a change a moment after it was committed.
        assertThat(Pages.codes(server.get(list + "&sort=name")))
                .contains("spiew", "gorno-klub-seniora")
                .doesNotContain("bad");
        assertThat(Pages.codes(server.get(CENTRE + "/services?q=śpiewanie"))).contains("spiew");
        assertThat(results(desk.post(EDITOR, IMPORTS, body)))
                .containsExactly("dom-ludowy unchanged", "spiew unchanged", "bad refused", "- refused", "obca refused");
        JsonObject bad = done.object().getJsonArray("rows").getJsonObject(2);
        assertThat(bad.getJsonArray("findings").getJsonObject(0).getString("pointer"))
                .isEqualTo("/parent_id");
    }

    @Test
    void whatStaffChangedNoImportTakesBack(TestServer server) {
        assertThat(shippedAgain().changes())
                .allSatisfy(change -> assertThat(change.held()).isEmpty());
        Answer changed = desk.patch(EDITOR, SENIORS, "*", "{\"description\": \"Zmieniony przez pracownika\"}");
        assertThat(changed.status()).isEqualTo(200);
        String organisation = CENTRE + "/organisations";
        Answer added = desk.post(EDITOR, organisation, "{\"name\": \"Nowa grupa\", \"kind\": \"informal-group\"}");
        assertThat(added.status()).as(added.toString()).isEqualTo(201);
        ImportReport report = shippedAgain();
        ImportReport.Changes ofCentre = report.changes().stream()
                .filter(change -> change.centre().equals("gorno"))
                .findFirst()
                .orElseThrow();
        assertThat(ofCentre.held().get(RecordKind.SERVICE)).contains("gorno-klub-seniora");
        assertThat(ofCentre.held().get(RecordKind.ORGANISATION)).containsExactly("nowa-grupa");
        assertThat(report.lines()).anySatisfy(line -> assertThat(line).contains("left alone: ", "gorno-klub-seniora"));
        assertThat(server.get(SENIORS).object().getString("description")).isEqualTo("Zmieniony przez pracownika");
        assertThat(server.get(added.header("Location").orElseThrow()).status()).isEqualTo(200);
        String row = """
            {"services": [{"id": "gorno-klub-seniora", "name": "Klub", "kind": "service", "status": "existing",
              "domains": ["social-assistance"]}]}
            """;
        assertThat(results(desk.post(EDITOR, IMPORTS, row))).containsExactly("gorno-klub-seniora held");
        assertThat(results(desk.post(EDITOR, IMPORTS + "?overwrite=true", row)))
                .containsExactly("gorno-klub-seniora changed");
    }

    @Test
    void aProjectsServiceKeepsItsPlacesInAnImportToo() {
        String body = """
            {"services": [
               {"id": "dom-dzienny", "name": "Dom dzienny", "kind": "service", "status": "existing",
                "domains": ["pomoc społeczna"], "capacity": {"places": %d},
                "project": {"name": "CUS", "ends_on": "%s"}},
               {"id": "obok-domu", "name": "Obok domu %d", "kind": "service", "status": "existing"}]}
            """;
        String ended = LocalDate.now(ZoneId.of("Europe/Warsaw")).minusYears(3).toString();
        assertThat(results(desk.post(EDITOR, IMPORTS, body.formatted(30, ended, 1))))
                .containsExactly("dom-dzienny added", "obok-domu added");
        Answer fewer = desk.post(EDITOR, IMPORTS + "?overwrite=true", body.formatted(29, ended, 2));
        assertThat(results(fewer)).containsExactly("dom-dzienny refused", "obok-domu changed");
        assertThat(fewer.text()).contains("durability-period");
        assertThat(results(desk.post(EDITOR, IMPORTS, body.formatted(31, ended, 2))))
                .containsExactly("dom-dzienny changed", "obok-domu unchanged");
    }

    @Test
    void anImportIsForThoseWhoKeepTheCatalogueOfTheCentre() {
        assertThat(desk.post(Desk.staff("catalogue:read"), IMPORTS, "{}").status())
                .isEqualTo(403);
        assertThat(desk.post(EDITOR, "/v1/centres/dobczyce/catalogue-imports", "{}")
                        .status())
                .isEqualTo(404);
        assertThat(desk.post(EDITOR, IMPORTS, "{\"centres\": []}").status()).isEqualTo(422);
    }
}
