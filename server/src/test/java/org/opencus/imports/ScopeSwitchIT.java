package org.opencus.imports;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.opencus.database.Database;
import org.opencus.database.Transactions;
import org.opencus.testing.Pages;
import org.opencus.testing.ServerExtension;
import org.opencus.testing.TestServer;

/** A centre that runs another scope, as clients hear of it. */
@ExtendWith(ServerExtension.class)
class ScopeSwitchIT {
    private static final String SERVICES = "/v1/centres/przykladowo/services";
    private static final String CLUB = "przykladowo-klub-seniora";
    private static final String CARERS = "przykladowo-grupa-opiekunow";

    private final TestServer server;

    ScopeSwitchIT(TestServer server) {
        this.server = server;
    }

    @Test
    void theFeedTellsOfServicesThatCanNowBeHadOrNoLonger() {
        load(files());
        List<JsonObject> before = Pages.items(server.get(SERVICES + "?status=any&sort=modified&limit=199"));
        String last = before.getLast().getString("modifiedAt");
        assertThat(availability(before)).containsEntry(CLUB, false).containsEntry(CARERS, true);

        load(files().set("centres.json", "/0/active_scope", "\"extended\""));
        List<JsonObject> changed = Pages.items(server.get(SERVICES + "?modifiedAfter=" + last)).stream()
                .filter(item -> item.getString("modifiedAt").compareTo(last) > 0)
                .toList();
        assertThat(availability(changed)).isEqualTo(Map.of(CLUB, true, CARERS, false));
        assertThat(Pages.codes(server.get(SERVICES + "?limit=18")))
                .contains(CLUB)
                .doesNotContain(CARERS);

        String after = changed.getLast().getString("modifiedAt");
        load(files().set("centres.json", "/0/active_scope", "\"extended\"")
                .set("centres.json", "/0/name", "\"Centrum pod nową nazwą\""));
        assertThat(Pages.items(server.get(SERVICES + "?modifiedAfter=" + after)))
                .allSatisfy(item -> assertThat(item.getString("modifiedAt")).isEqualTo(after));
    }

    private static TestFiles files() {
        return TestFiles.newCentre()
                .set("services.json", "/0/scopes", "[\"extended\"]")
                .set("services.json", "/2/scopes", "[\"basic\"]");
    }

    private static Map<String, Boolean> availability(List<JsonObject> services) {
        return services.stream()
                .collect(Collectors.toMap(item -> item.getString("code"), item -> item.getBoolean("available")));
    }

    private void load(TestFiles files) {
        try (var database = new Database(server.database())) {
            var transactions = new Transactions(database, (statement, nanos) -> {});
            ImportReport report = new CatalogueImport(transactions, new NoIndex(), List.of()).run(files, false);
            assertThat(report.outcome()).isEqualTo(ImportReport.Outcome.COMPLETE);
        }
    }
}
