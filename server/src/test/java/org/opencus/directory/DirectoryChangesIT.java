package org.opencus.directory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.opencus.testing.Pages.codes;

import jakarta.json.JsonObject;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.opencus.testing.Pages;
import org.opencus.testing.ServerExtension;
import org.opencus.testing.Statements;
import org.opencus.testing.TestServer;

/** What clients see when something leaves the directory. */
@ExtendWith(ServerExtension.class)
class DirectoryChangesIT {
    private final TestServer server;

    DirectoryChangesIT(TestServer server) {
        this.server = server;
    }

    @ParameterizedTest
    @CsvSource({"organisations, organisation", "places, place", "communities, community"})
    void whatIsGoneAnswers410AndIsToldByTheFeed(String list, String table) {
        String target = "/v1/centres/gorno/" + list;
        JsonObject first = Pages.items(server.get(target + "?limit=199")).getFirst();
        String last = Pages.all(server, target + "?limit=200&modifiedAfter=2020-01-01T00:00:00Z")
                .getLast()
                .getString("modifiedAt");

        Statements.run(
                server.database(),
                "update " + table + " set gone_at = clock_timestamp(), modified_at = clock_timestamp()"
                        + " where centre = 'gorno' and code = ?",
                first.getString("code"));

        assertThat(codes(server.get(target + "?limit=198"))).doesNotContain(first.getString("code"));
        JsonObject told = Pages.items(server.get(target + "?limit=197&modifiedAfter=" + last))
                .getLast();
        assertThat(told.getString("code")).isEqualTo(first.getString("code"));
        assertThat(told).containsKey("goneAt");
        assertThat(server.get(target + "/" + first.getString("id")).status()).isEqualTo(410);
    }
}
