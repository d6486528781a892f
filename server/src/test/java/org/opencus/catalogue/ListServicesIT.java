package org.opencus.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.opencus.testing.Pages.codes;
import static org.opencus.testing.Pages.texts;
import static org.opencus.testing.Pages.violations;

import jakarta.json.JsonObject;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.opencus.testing.Answer;
import org.opencus.testing.Pages;
import org.opencus.testing.ServerExtension;
import org.opencus.testing.TestServer;

@ExtendWith(ServerExtension.class)
class ListServicesIT {
    private final TestServer server;

    ListServicesIT(TestServer server) {
        this.server = server;
    }

    @ParameterizedTest
    @CsvSource({"gorno, 13, 27", "dobczyce, 0, 61", "kozienice, 0, 18", "dolny-slask, 0, 13"})
    void showsWhatIsAvailableAndEverythingWhenAsked(String centre, int available, int any) {
        assertThat(list(centre, "limit=200")).hasSize(available);
        assertThat(list(centre, "limit=200&status=any")).hasSize(any);
    }

    /** Counted by hand in the data files. */
    @ParameterizedTest
    @CsvSource(textBlock = """
        gorno,       domain=family-support,                        4
        gorno,       domain=foster-care,                           1
        gorno,       'domain=family-support&domain=foster-care',          4
        gorno,       domain=public-education&domain=culture,       2
        gorno,       targetGroup=seniors,                          8
        gorno,       'targetGroup=seniors&targetGroup=local-leaders',          9
        gorno,       targetGroup=seniors&domain=culture,           2
        gorno,       challenge=old-age,                            3
        gorno,       'challenge=addictions&challenge=disability',            5
        gorno,       place=beczkow,                                2
        gorno,       'place=beczkow&place=radlin',                       3
        gorno,       place=krajno,                                 2
        gorno,       place=gmina-gorno,                            11
        dobczyce,    place=chirany,                                14
        dobczyce,    place=chirany-klub-seniora,                   1
        dobczyce,    place=gmina-dobczyce,                         15
        kozienice,   place=os-borki,                               1
        gorno,       provider=klub-aa,                             1
        kozienice,   'provider=kdk&provider=um-kozienice',    2
        gorno,       kind=package,                                 2
        gorno,       'kind=package&kind=idea',                          3
        gorno,       payment=free,                                 10
        gorno,       'payment=paid&payment=partly-paid&payment=voluntary',         0
        dobczyce,    payment=paid,                                 1
        dobczyce,    parent=dobczyce-klub-seniora,                 7
        dobczyce,    scope=basic,                                  37
        dobczyce,    scope=extended,                               48
        gorno,       scope=extended,                               27
        dobczyce,    domain=culture,                               0
        """)
    void narrowsByEachFilter(String centre, String filter, int count) {
        assertThat(list(centre, "limit=200&status=any&" + filter)).hasSize(count);
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
        existing,                  13
        planned,                   13
        planned&status=idea,       14
        existing&status=planned&status=idea, 27
        candidate,                 0
        any&status=existing,       27
        """)
    void narrowsByStatus(String status, int count) {
        assertThat(list("gorno", "limit=200&status=" + status)).hasSize(count);
    }

    @Test
    void agesOfTheServiceCountBeforeThoseOfItsTargetGroups() {
        List<String> at54 = list("dobczyce", "status=any&limit=200&age=54");
        List<String> at55 = list("dobczyce", "status=any&limit=200&age=55");
        List<String> at60 = list("gorno", "status=any&limit=200&targetGroup=seniors&age=60");

        assertThat(at54).doesNotContain("dobczyce-klub-seniora", "dobczyce-klub-seniora-animacja");
        assertThat(at55).contains("dobczyce-klub-seniora", "dobczyce-klub-seniora-animacja");
        assertThat(at60).contains("gorno-klub-seniora");
        assertThat(list("gorno", "status=any&limit=200&age=55")).doesNotContain("gorno-klub-seniora");
    }

    @ParameterizedTest
    @CsvSource({"5, false", "6, true", "18, true", "19, false"})
    void anAgeLimitIncludesBothEnds(int age, boolean open) {
        assertThat(list("dobczyce", "status=any&limit=200&age=" + age).contains("dobczyce-nasza-swietlica"))
                .isEqualTo(open);
    }

    @Test
    void hoursWithoutDaysCountForEveryWeekdayAndThoseOfTheCentreFollowIt() {
        for (String day : List.of("mon", "sat", "sun")) {
            assertThat(list("gorno", "weekday=" + day)).containsExactly("gorno-klub-seniora");
        }
        assertThat(list("dobczyce", "status=any&limit=200&weekday=mon")).contains("dobczyce-klub");
        assertThat(list("dobczyce", "status=any&limit=200&weekday=mon&weekday=sun"))
                .contains("dobczyce-klub");
    }

    @Test
    void sortsByNameInTheOrderOfThePolishAlphabet() {
        List<String> names = texts(get("gorno", "status=any&limit=200"), "name");

        assertThat(names).hasSize(27).isSortedAccordingTo(java.text.Collator.getInstance(java.util.Locale.of("pl")));
        assertThat(texts(get("gorno", "status=any&limit=200&sort=-name"), "name"))
                .isEqualTo(names.reversed());
    }

    @Test
    void sortsByChange() {
        List<String> up = texts(server.get("/v1/services?status=any&limit=200&sort=modified"), "modifiedAt");
        List<String> down = texts(server.get("/v1/services?status=any&limit=200&sort=-modified"), "modifiedAt");

        assertThat(up).hasSize(119).isSorted();
        assertThat(down).isEqualTo(up.reversed());
    }

    @Test
    void showsAServiceWithNamesOfAllThatItRefersTo() {
        JsonObject club =
                Pages.items(get("gorno", "provider=klub-seniora-radlin")).getFirst();

        assertThat(club.getJsonArray("domains").toString())
                .isEqualTo("[{\"code\":\"social-assistance\",\"name\":\"pomoc społeczna\"}]");
        assertThat(club.getJsonArray("targetGroups").toString())
                .isEqualTo("[{\"code\":\"seniors\",\"name\":\"seniorzy\"}]");
        assertThat(club.getJsonArray("places").toString()).isEqualTo("[{\"code\":\"radlin\",\"name\":\"Radlin\"}]");
        assertThat(club.getJsonArray("providers").toString())
                .isEqualTo("[{\"code\":\"klub-seniora-radlin\",\"name\":\"Klub Seniora w Radlinie\"}]");
        assertThat(club.getString("delivery")).isEqualTo("place");
        assertThat(club.getBoolean("available")).isTrue();
        JsonObject part = Pages.items(get("dobczyce", "status=any&parent=dobczyce-klub-seniora"))
                .getFirst();
        assertThat(part.getJsonObject("parent").getString("name")).isEqualTo("Klub Seniora");
        assertThat(part.getBoolean("available")).isFalse();
        JsonObject paid =
                Pages.items(get("dobczyce", "status=any&payment=paid")).getFirst();
        assertThat(paid.getJsonObject("payment").getString("text")).isEqualTo("odpłatnie, jako działalność dodatkowa");
    }

    @Test
    void listsAcrossCentres() {
        assertThat(texts(server.get("/v1/services?limit=200"), "centre"))
                .hasSize(13)
                .containsOnly("gorno");
        assertThat(texts(server.get("/v1/services?limit=200&status=any&centre=kozienice&centre=dolny-slask"), "centre"))
                .hasSize(31)
                .containsOnly("kozienice", "dolny-slask");
        assertThat(texts(server.get("/v1/services?limit=200&status=any&targetGroup=seniors"), "centre"))
                .hasSize(17)
                .contains("gorno", "dobczyce", "dolny-slask");
        assertThat(codes(server.get("/v1/services?limit=200&status=any&place=gmina-gorno&place=chirany")))
                .hasSize(25);
    }

    @Test
    void aCodeThatOnlyOtherCentresHaveMakesAnEmptyList() {
        assertThat(list("kozienice", "targetGroup=seniors&status=any")).isEmpty();
        assertThat(list("gorno", "place=chirany&parent=dobczyce-cwao&provider=kdk&challenge=ngo-capacity"))
                .isEmpty();
    }

    @Test
    void aCodeThatExistsNowhereIsToldWithTheNearestOne() {
        Answer answer = server.get(
                "/v1/centres/gorno/services?targetGroup=seniors&targetGroup=senoirs&place=radlinn&parent=nothing-like-it&domain=cultur");

        assertThat(answer.status()).isEqualTo(400);
        assertThat(violations(answer))
                .containsExactly(
                        "/query/domain unknown-code",
                        "/query/parent unknown-code",
                        "/query/place unknown-code",
                        "/query/targetGroup unknown-code");
        assertThat(answer.text()).contains("„seniors”", "„radlin”", "„culture”");
        assertThat(server.get("/v1/centres/gorno/services?provider=klub-a", "Accept-Language", "en")
                        .text())
                .contains("The nearest one is 'klub-aa'");
        assertThat(violations(server.get("/v1/services?centre=gorno&centre=goorno")))
                .containsExactly("/query/centre unknown-code");
    }

    @Test
    void namesAllThatIsWrongWithTheParametersAtOnce() {
        Answer answer = server.get("/v1/centres/gorno/services?limit=0&age=121&status=gone&sort=price&weekday=monday"
                + "&payment=cash&kind=thing&scope=full&facets=maybe&modifiedAfter=yesterday&colour=red&domain=A!");

        assertThat(answer.status()).isEqualTo(400);
        assertThat(violations(answer).stream()
                        .map(violation -> violation.split(" ")[0])
                        .distinct())
                .contains(
                        "/query/limit",
                        "/query/age",
                        "/query/sort",
                        "/query/scope",
                        "/query/facets",
                        "/query/modifiedAfter",
                        "/query/colour");
        assertThat(violations(answer)).hasSizeGreaterThanOrEqualTo(12);
    }

    @Test
    void relevanceNeedsAText() {
        assertThat(violations(get("gorno", "sort=relevance"))).containsExactly("/query/sort needs-text");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/v1/centres/nigdzie/services",
                "/v1/centres/nigdzie/services?status=any&facets=true&domain=culture"
            })
    void aCentreThatDoesNotExistIsNotFound(String target) {
        assertThat(server.get(target).status()).isEqualTo(404);
    }

    @Test
    void tellsACallerThatItsCopyIsStillGood() {
        Answer first = get("gorno", "domain=culture&status=any");
        String tag = first.header("ETag").orElseThrow();

        Answer again = server.get("/v1/centres/gorno/services?domain=culture&status=any", "If-None-Match", tag);

        assertThat(again.status()).isEqualTo(304);
        assertThat(again.bytes()).isEmpty();
        assertThat(again.header("ETag")).contains(tag);
        assertThat(first.header("Cache-Control").orElseThrow()).contains("max-age=60");
    }

    private Answer get(String centre, String query) {
        return server.get("/v1/centres/" + centre + "/services?" + query);
    }

    private List<String> list(String centre, String query) {
        return codes(get(centre, query));
    }
}
