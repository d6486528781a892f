package org.opencus.programmes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.opencus.testing.Pages.items;

import jakarta.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.opencus.testing.Answer;
import org.opencus.testing.ServerExtension;
import org.opencus.testing.Statements;
import org.opencus.testing.TestServer;

@ExtendWith(ServerExtension.class)
class ShippedProgrammesIT {
    private static final String PROGRAMME = "/v1/centres/gorno/programmes/017d7a5c-6800-7000-8000-0000000000a1";
    private static final String DIAGNOSIS = "/v1/centres/gorno/diagnoses/017d7a5c-6800-7000-8000-0000000000d1";

    @Test
    void theProgrammeOfGornoIsComplete(TestServer server) {
        JsonObject programme = server.get(PROGRAMME).object();
        assertThat(programme.getJsonArray("goals")).hasSize(4);
        assertThat(programme.getJsonArray("services")).hasSize(25);
        assertThat(programme.getJsonArray("consultations").getJsonObject(0).getBoolean("noRemarks"))
                .isTrue();
        List<String> unnamed = new ArrayList<>();
        for (JsonObject row : programme.getJsonArray("services").getValuesAs(JsonObject.class)) {
            for (String property : List.of("service", "targetGroup")) {
                JsonObject named = row.getJsonObject(property);
                if (named.getString("name").equals(named.getString("code"))) {
                    unnamed.add(named.getString("code"));
                }
            }
        }
        assertThat(unnamed).isEmpty();
    }

    @Test
    void itsDiagnosisHoldsUntilTheEndOf2026(TestServer server) {
        Answer diagnosis = server.get(DIAGNOSIS);
        assertThat(diagnosis.object().getString("expiresOn")).isEqualTo("2026-12-31");
        assertThat(diagnosis.object().getInt("sampleSize")).isEqualTo(121);
        assertThat(diagnosis.object().getJsonArray("findings")).hasSize(10);
    }

    @Test
    void aSecondStartLoadsNothing(TestServer server) {
        String count = "select count(*) from programme_version where programme = cast(? as uuid)";
        String id = PROGRAMME.substring(PROGRAMME.lastIndexOf('/') + 1);
        try (TestServer again = TestServer.start(server.database(), Map.of())) {
            assertThat(items(again.get("/v1/centres/gorno/programmes"))).isNotEmpty();
        }
        assertThat(Statements.text(server.database(), count, id)).isEqualTo("1");
    }

    @Test
    void theDatabaseItselfKeepsWhatWasAdopted(TestServer server) {
        assertThatThrownBy(() -> Statements.run(server.database(), "update programme_version set resolution = 'X/1'"))
                .hasStackTraceContaining("an adopted programme is not changed");
        assertThatThrownBy(() -> Statements.run(server.database(), "delete from programme_version"))
                .hasStackTraceContaining("an adopted programme is not changed");
    }
}
