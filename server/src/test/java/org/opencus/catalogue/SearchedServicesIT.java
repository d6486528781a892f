package org.opencus.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.opencus.testing.Answer;
import org.opencus.testing.Pages;
import org.opencus.testing.ServerExtension;
import org.opencus.testing.TestServer;

/** The list of services with a search text. */
@ExtendWith(ServerExtension.class)
class SearchedServicesIT {
    private final TestServer server;

    SearchedServicesIT(TestServer server) {
        this.server = server;
    }

    @Test
    void filtersNarrowWhatTheTextFinds() {
        List<JsonObject> all = Pages.items(get("gorno", "klub seniora", "status=any&limit=200"));
        List<JsonObject> planned = Pages.items(get("gorno", "klub seniora", "status=planned&limit=200"));

        assertThat(all).extracting(item -> item.getString("code")).contains("gorno-klub-seniora");
        assertThat(all)
                .allSatisfy(item -> assertThat(item.getJsonArray("matches")).isNotEmpty());
        assertThat(planned)
                .isEqualTo(all.stream()
                        .filter(item -> item.getString("status").equals("planned"))
                        .toList());
        assertThat(planned).isNotEmpty();
    }

    @Test
    void whatCannotBeHadYetStandsApart() {
        Answer answer = get("gorno", "świetlica dla dzieci bęczków", "");

        assertThat(answer.object().getJsonArray("notYetAvailable").getValuesAs(JsonObject.class))
                .first()
                .satisfies(service -> {
                    assertThat(service.getString("code")).isEqualTo("gorno-swietlica-socjoterapeutyczna-beczkow");
                    assertThat(service.getBoolean("available")).isFalse();
                });
        assertThat(answer.object()).containsKey("reading");
        assertThat(Pages.items(answer))
                .allSatisfy(
                        service -> assertThat(service.getBoolean("available")).isTrue());
        assertThat(get("gorno", "świetlica", "status=any").object()).doesNotContainKey("notYetAvailable");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "&sort=name", "&sort=-modified"})
    void pagesThroughWhatTheTextFindsOnce(String sort) {
        List<JsonObject> all = Pages.items(get("dobczyce", "zajęcia dla dzieci", "status=any&limit=200" + sort));

        List<JsonObject> paged = Pages.all(
                server,
                "/v1/centres/dobczyce/services?q=" + encoded("zajęcia dla dzieci") + "&status=any&limit=3" + sort);

        assertThat(all).hasSizeGreaterThan(6);
        assertThat(paged).isEqualTo(all);
    }

    @Test
    void countsAllThatTheTextFinds() {
        Answer answer = get("dobczyce", "zajęcia dla dzieci", "status=any&limit=2&facets=true");
        int all = Pages.items(get("dobczyce", "zajęcia dla dzieci", "status=any&limit=200"))
                .size();

        assertThat(answer.object().getJsonObject("facets").getInt("total")).isEqualTo(all);
    }

    @Test
    void noAddressOfOursRepeatsTheText() {
        Answer answer = get("dobczyce", "zajęcia dla dzieci", "status=any&limit=2");

        assertThat(answer.object()).containsKey("nextCursor");
        assertThat(answer.header("Link")).isEmpty();
    }

    @Test
    void byBodyAsByAddressAndAcrossCentres() {
        assertThat(server.post("/v1/service-searches", "{\"q\": \"klub seniora\", \"status\": [\"any\"]}")
                        .text())
                .isEqualTo(server.get("/v1/services?status=any&q=" + encoded("klub seniora"))
                        .text());
        assertThat(Pages.texts(server.get("/v1/services?status=any&q=" + encoded("klub seniora")), "centre"))
                .contains("gorno", "dobczyce");
        assertThat(server.get("/v1/centres/nigdzie/services?q=klub").status()).isEqualTo(404);
    }

    @Test
    void adviceStandsWhereNothingIsFound() {
        Answer nothing = get("gorno", "xqzwv", "");

        assertThat(Pages.items(nothing)).isEmpty();
        assertThat(nothing.object()).containsKey("advice");
    }

    private Answer get(String centre, String text, String query) {
        return server.get("/v1/centres/" + centre + "/services?q=" + encoded(text) + "&" + query);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
