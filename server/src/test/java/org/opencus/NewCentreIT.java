package org.opencus;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.opencus.imports.ImportReport.Outcome;
import org.opencus.testing.ServerExtension;
import org.opencus.testing.TestServer;

/** The example of a new centre, imported by the command beside a running server. */
@ExtendWith(ServerExtension.class)
class NewCentreIT {
    private final TestServer server;

    NewCentreIT(TestServer server) {
        this.server = server;
    }

    @BeforeAll
    static void load(TestServer server) throws InterruptedException {
        Settings settings = Settings.read(Map.of(
                "CUS_DB_URL", server.database().url(),
                "CUS_DB_USER", server.database().user(),
                "CUS_DB_PASSWORD", server.database().password()));
        try (var maintenance = new Maintenance(settings)) {
            assertThat(maintenance.load(Path.of("../examples/new-centre"), false))
                    .isEqualTo(Outcome.COMPLETE);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "kaj starka może poklachać, przykladowo-klub-seniora",
        "klachy u nas, przykladowo-klub-seniora",
        "druga zmiana, przykladowo-grupa-opiekunow"
    })
    void understandsTheWordsOfItsResidents(String text, String code) {
        assertThat(found("/v1/centres/przykladowo/search", text)).first().isEqualTo(code);
        assertThat(found("/v1/search", text)).contains(code);
        assertThat(found("/v1/centres/gorno/search", text)).isEmpty();
        assertThat(found("/v1/centres/dobczyce/search", text)).isEmpty();
    }

    @Test
    void leavesItsFigureOfSpeechAside() {
        assertThat(found("/v1/centres/przykladowo/search", "mam pietra, klub seniora"))
                .first()
                .isEqualTo("przykladowo-klub-seniora");
    }

    private List<String> found(String path, String text) {
        var answer = server.post(path, "{\"q\": \"" + text + "\"}");
        List<JsonObject> all = answer.object().getJsonArray("items").getValuesAs(JsonObject.class);
        return all.stream()
                .filter(hit -> hit.getString("kind").equals("service"))
                .map(hit -> hit.getString("code"))
                .toList();
    }
}
