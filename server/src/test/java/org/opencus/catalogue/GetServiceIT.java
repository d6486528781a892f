package org.opencus.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.opencus.testing.Answer;
import org.opencus.testing.Pages;
import org.opencus.testing.ServerExtension;
import org.opencus.testing.TestServer;

@ExtendWith(ServerExtension.class)
class GetServiceIT {
    private static final String CLUB = "017eb294-c000-7d00-9351-d89037d5b478";

    private final TestServer server;

    GetServiceIT(TestServer server) {
        this.server = server;
    }

    @Test
    void showsEveryServiceWithAllThatItsListShows() {
        for (String centre : List.of("gorno", "dobczyce", "kozienice", "dolny-slask")) {
            for (JsonObject item :
                    Pages.items(server.get("/v1/centres/" + centre + "/services?status=any&limit=200"))) {
                JsonObject service = server.get("/v1/centres/" + centre + "/services/" + item.getString("id"))
                        .object();
                assertThat(service).containsAllEntriesOf(item).containsKey("sources");
                assertNoOpenReference(service);
            }
        }
    }

    private static void assertNoOpenReference(JsonValue value) {
        switch (value.getValueType()) {
            case OBJECT -> {
                assertThat(value.asJsonObject()).doesNotContainKey("ref");
                value.asJsonObject().values().forEach(GetServiceIT::assertNoOpenReference);
            }
            case ARRAY -> value.asJsonArray().forEach(GetServiceIT::assertNoOpenReference);
            default -> assertThat(value).isNotEqualTo(JsonValue.NULL);
        }
    }

    @Test
    void namesThePartsOfAProgramme() {
        JsonObject programme = get("dobczyce", "dobczyce-klub-seniora");

        assertThat(programme.getJsonArray("parts").getValuesAs(JsonObject.class))
                .hasSize(7)
                .extracting(part -> part.getString("name"))
                .contains("Działania własne seniorów i partnerów", "Program animacji aktywności seniorów");
        assertThat(get("gorno", "gorno-klub-seniora")).doesNotContainKey("parts");
    }

    @Test
    void showsWhatTheProgrammeSaysForEachTargetGroup() {
        JsonObject school = Pages.items(server.get("/v1/centres/gorno/services?status=any&domain=public-education"))
                .getFirst();
        JsonObject service = server.get("/v1/centres/gorno/services/" + school.getString("id"))
                .object();

        assertThat(service.getJsonArray("programmeEntries").toString())
                .contains("\"targetGroup\":{\"code\":\"seniors\",\"name\":\"seniorzy\"}", "edukacja publiczna");
        assertThat(service.getJsonObject("commissioning").getJsonArray("modes").toString())
                .contains("\"name\":");
    }

    @Test
    void anIdOfAnotherCentreIsNotFound() {
        assertThat(server.get("/v1/centres/gorno/services/" + CLUB).status()).isEqualTo(200);
        assertThat(server.get("/v1/centres/dobczyce/services/" + CLUB).status()).isEqualTo(404);
        assertThat(server.get("/v1/centres/nigdzie/services/" + CLUB).status()).isEqualTo(404);
        assertThat(server.get("/v1/centres/gorno/services/017eb294-c000-7d00-9351-000000000000")
                        .status())
                .isEqualTo(404);
        assertThat(server.get("/v1/centres/gorno/services/klub").status()).isEqualTo(400);
    }

    @Test
    void tellsACallerThatItsCopyIsStillGood() {
        Answer first = server.get("/v1/centres/gorno/services/" + CLUB);

        Answer again = server.get(
                "/v1/centres/gorno/services/" + CLUB,
                "If-None-Match",
                first.header("ETag").orElseThrow());

        assertThat(again.status()).isEqualTo(304);
    }

    private JsonObject get(String centre, String code) {
        JsonObject item = Pages.items(server.get("/v1/centres/" + centre + "/services?status=any&limit=200")).stream()
                .filter(service -> service.getString("code").equals(code))
                .findFirst()
                .orElseThrow();
        return server.get("/v1/centres/" + centre + "/services/" + item.getString("id"))
                .object();
    }
}
