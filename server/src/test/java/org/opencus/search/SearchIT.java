package org.opencus.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.opencus.testing.Pages.violations;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.opencus.testing.Answer;
import org.opencus.testing.Pages;
import org.opencus.testing.ServerExtension;
import org.opencus.testing.TestServer;

/** Search and suggestions as clients ask for them. */
@ExtendWith(ServerExtension.class)
class SearchIT {
    private static final String GORNO = "/v1/centres/gorno";

    private final TestServer server;

    SearchIT(TestServer server) {
        this.server = server;
    }

    @ParameterizedTest
    @CsvSource({
        "swietlica dla dzieci beczkow, gorno-swietlica-socjoterapeutyczna-beczkow",
        "kto posprząta u starszej osoby, gorno-uslugi-opiekuncze",
        "mąż pije, gorno-grupa-wsparcia-alkohol",
        "opieka nad niepełnosprawnym synem na weekend, gorno-opieka-wytchnieniowa",
        "zajecia dla mamy z maluchem, dobczyce-klub-dzieci-i-rodzicow",
        "pomoc w zalozeniu stowarzyszenia, dobczyce-wsparcie-zakladania-ngo"
    })
    void findsAmongTheFirstWhatPeopleAskForInTheirWords(String text, String code) {
        JsonObject found = search("/v1/search", text).object();
        assertThat(Stream.concat(
                        codes(found, "items").stream().limit(3),
                        codes(found, "notYetAvailable").stream().limit(3)))
                .contains(code);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/v1/centres/gorno/search | q=m%C4%85%C5%BC+pije | {'q': 'mąż pije'}",
                "/v1/centres/dobczyce/search | q=klub&kind=place&kind=service&status=any&facets=true&limit=3 | {'q':"
                        + " 'klub', 'kind': ['place', 'service'], 'status': ['any'], 'facets': true, 'limit': 3}",
                "/v1/search | q=senior&centre=gorno&centre=kozienice&status=planned | {'q': 'senior', 'centre':"
                        + " ['gorno', 'kozienice'], 'status': ['planned']}",
                "/v1/centres/kozienice/search | q=xyzzyx | {'q': 'xyzzyx'}",
                "/v1/centres/gorno/suggestions | q=klub+s&limit=3 | {'q': 'klub s', 'limit': 3}"
            })
    void answersByBodyAsByAddress(String path, String query, String body) {
        Answer byAddress = server.get(path + "?" + query);
        Answer byBody = server.post(path, body.replace('\'', '"'));

        assertThat(byAddress.status()).isEqualTo(200);
        assertThat(byBody.status()).isEqualTo(200);
        assertThat(byBody.text()).isEqualTo(byAddress.text());
        assertThat(byAddress.header("Link")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "klub seniora w Bęczkowie, KLUB SENIORA W BECZKOWIE",
        "klub seniora w Bęczkowie, klub senora w beczkowie",
        "żłobek, zlobek",
        "usługi opiekuńcze, uslug opiekuncze",
        "rehabilitacja, rehabilitacji"
    })
    void findsTheSameHoweverItIsTyped(String written, String typed) {
        List<String> expected = all(search(GORNO + "/search", written).object());
        assertThat(all(search(GORNO + "/search", typed).object())).isEqualTo(expected);
    }

    @Test
    void tellsWhatItTookAMisspeltWordFor() {
        JsonObject found = search(GORNO + "/search", "swietlca").object();
        assertThat(found.getJsonObject("reading").getJsonArray("corrections"))
                .containsExactly(Json.createObjectBuilder()
                        .add("typed", "swietlca")
                        .add("read", "świetlica")
                        .build());
    }

    @Test
    void takesThePlaceForAFilter() {
        JsonObject found = search(GORNO + "/search", "klub seniora w Radlinie").object();
        assertThat(found.getJsonObject("reading").getJsonArray("places").getValuesAs(JsonObject.class))
                .extracting(place -> place.getString("code"))
                .containsExactly("radlin");
        assertThat(codes(found, "items")).startsWith("gorno-klub-seniora").doesNotContain("gorno-kawiarenka-mal");
        assertThat(codes(found, "notYetAvailable"))
                .doesNotContain("gorno-klub-seniora-beczkow", "gorno-klub-seniora-skorzeszyce");
    }

    @Test
    void everyHitSaysWhichFieldMatched() {
        List<JsonObject> hits = Pages.items(search(GORNO + "/search", "kto posprząta u starszej osoby"));
        assertThat(hits)
                .isNotEmpty()
                .allSatisfy(hit -> assertThat(hit.getJsonArray("matches")).isNotEmpty());
        JsonObject help = search("/v1/search", "sprzątanie")
                .object()
                .getJsonArray("notYetAvailable")
                .getValuesAs(JsonObject.class)
                .stream()
                .filter(hit -> hit.getString("code").equals("gorno-pakiet-opieka-plus"))
                .findFirst()
                .orElseThrow();
        assertThat(help.getJsonArray("matches").getValuesAs(JsonObject.class)).anySatisfy(match -> {
            assertThat(match.getString("field")).isEqualTo("package-contents");
            assertThat(match.getString("text")).isEqualTo("sprzątanie");
        });
    }

    @Test
    void anEmptyResultSuggests() {
        JsonObject advice =
                search("/v1/centres/kozienice/search", "hipoterapia").object().getJsonObject("advice");
        assertThat(advice.getJsonArray("otherCentres").getJsonObject(0).getString("centre"))
                .isEqualTo("gorno");
        assertThat(advice.getJsonArray("related")).isNotEmpty();
        assertThat(search(GORNO + "/search", "klup")
                        .object()
                        .getJsonObject("advice")
                        .getJsonArray("didYouMean"))
                .isNotEmpty();
        assertThat(search(GORNO + "/search", "mąż pije").object()).doesNotContainKey("advice");
    }

    @Test
    void hearsAWholeStoryWithLinesAndEmoji() {
        String story = "Dzień dobry 🙂\n\tmąż pije,\r\n" + "bardzo proszę o pomoc. ".repeat(50);
        JsonObject found = search(GORNO + "/search", story.substring(0, 1000)).object();
        assertThat(codes(found, "items")).contains("gorno-grupa-wsparcia-alkohol");
        assertThat(violations(search(GORNO + "/search", story.repeat(2)))).containsExactly("/q max-length");
    }

    @Test
    void tellsWhatItTookForMoneyAndForTownsElsewhere() {
        JsonObject reading = search(GORNO + "/search", "bezpłatny prawnik w Warszawie")
                .object()
                .getJsonObject("reading");
        assertThat(reading.getString("payment")).isEqualTo("free");
        assertThat(reading.getJsonArray("elsewhere")).containsExactly(Json.createValue("Warszawie"));
    }

    @Test
    void pagesThroughEveryHitOnce() {
        String target = "/v1/search?status=any&q=" + URLEncoder.encode("zajęcia dla dzieci", StandardCharsets.UTF_8);
        List<JsonObject> all = Pages.items(server.get(target + "&limit=200"));
        assertThat(all).hasSizeGreaterThan(8);
        assertThat(Pages.all(server, target + "&limit=4")).isEqualTo(all);
    }

    @Test
    void theCursorOfOneSearchIsNoneOfAnother() {
        String cursor = server.post(GORNO + "/search", "{\"q\": \"senior\", \"status\": [\"any\"], \"limit\": 1}")
                .object()
                .getString("nextCursor");
        assertThat(cursor).doesNotContainIgnoringCase("senior");
        Answer other = server.post(
                GORNO + "/search",
                "{\"q\": \"dzieci\", \"status\": [\"any\"], \"limit\": 1, \"cursor\": \"" + cursor + "\"}");
        assertThat(other.status()).isEqualTo(422);
        assertThat(violations(other)).containsExactly("/cursor cursor");
    }

    @Test
    void refusesACentreThatIsNotThere() {
        assertThat(server.post("/v1/centres/nigdzie/search", "{\"q\": \"klub\"}")
                        .status())
                .isEqualTo(404);
        assertThat(server.get("/v1/centres/nigdzie/suggestions?q=klub").status())
                .isEqualTo(404);
        assertThat(violations(server.get("/v1/search?q=klub&centre=nigdzie")))
                .containsExactly("/query/centre unknown-code");
        assertThat(violations(server.post(GORNO + "/search", "{\"q\": \"klub\", \"centre\": [\"gorno\"]}")))
                .containsExactly("/centre centre-in-address");
    }

    @Test
    void findsNothingOfAnotherCentre() {
        List<JsonObject> hits = Pages.items(server.get("/v1/centres/kozienice/search?q=senior&status=any&limit=200"));
        assertThat(hits)
                .isNotEmpty()
                .allSatisfy(hit -> assertThat(hit.getString("centre")).isEqualTo("kozienice"));
    }

    @Test
    void suggestsNamesAndNeedsAsOneTypes() {
        assertThat(Pages.texts(server.get(GORNO + "/suggestions?q=taks"), "text"))
                .contains("dowóz i transport");
        assertThat(Pages.texts(server.get(GORNO + "/suggestions?q=beczk"), "text"))
                .anyMatch(text -> text.contains("Bęczk"));
        assertThat(Pages.items(server.get(GORNO + "/suggestions?q=xyzzyx"))).isEmpty();
    }

    private Answer search(String path, String text) {
        return server.post(
                path, Json.createObjectBuilder().add("q", text).build().toString());
    }

    private static List<String> all(JsonObject found) {
        return Stream.concat(codes(found, "items").stream(), codes(found, "notYetAvailable").stream())
                .toList();
    }

    private static List<String> codes(JsonObject found, String list) {
        return found.containsKey(list)
                ? found.getJsonArray(list).getValuesAs(JsonObject.class).stream()
                        .map(hit -> hit.getString("code"))
                        .toList()
                : List.of();
    }
}
