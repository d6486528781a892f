package org.opencus.directory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.opencus.testing.Pages.codes;
import static org.opencus.testing.Pages.violations;

import jakarta.json.JsonObject;
import java.text.Collator;
import java.util.List;
import java.util.Locale;
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
class DirectoryIT {
    private final TestServer server;

    DirectoryIT(TestServer server) {
        this.server = server;
    }

    /** Counted by hand in the data files. */
    @ParameterizedTest
    @CsvSource(textBlock = """
        dobczyce/organisations,    '',                                          11
        gorno/organisations,       kind=senior-club,                            1
        gorno/organisations,       role=host-of-customer-office,                1
        gorno/organisations,       place=krajno-parcele&role=partner,           1
        gorno/places,              kind=solectwo&kind=municipality,             10
        gorno/places,              parent=krajno,                               4
        kozienice/communities,     '',                                          0
        dobczyce/places,           parent=chirany,                              6
        dobczyce/places,           parent=chirany&kind=room,                    6
        gorno/target-groups,       '',                                          29
        gorno/challenges,          '',                                          37
        """)
    void narrowsByEachFilter(String list, String filter, int count) {
        assertThat(Pages.items(server.get("/v1/centres/" + list + "?limit=200&" + filter)))
                .hasSize(count);
    }

    @ParameterizedTest
    @CsvSource({"territorial, spolecznosc-krajno", "categorial, spolecznosc-mlodziez spolecznosc-seniorzy"})
    void communitiesAreOfOneKindOrTheOther(String kind, String expected) {
        assertThat(codes(server.get("/v1/centres/gorno/communities?kind=" + kind)))
                .containsExactly(expected.split(" "));
    }

    @Test
    void socialEconomyDividesTheOrganisations() {
        String target = "/v1/centres/kozienice/organisations?limit=200";
        List<String> economy = codes(server.get(target + "&socialEconomy=true"));
        List<String> others = codes(server.get(target + "&socialEconomy=false"));

        assertThat(economy).doesNotContainAnyElementsOf(others);
        assertThat(economy.size() + others.size()).isEqualTo(15);
    }

    @ParameterizedTest
    @ValueSource(strings = {"organisations", "places", "communities", "target-groups", "challenges"})
    void everyListIsInAlphabeticalOrderAndPages(String list) {
        String target = "/v1/centres/dobczyce/" + list + "?limit=";
        List<JsonObject> all = Pages.items(server.get(target + 200));

        List<String> letters = all.stream()
                .map(item -> item.getString("name").toLowerCase(Locale.ROOT))
                .map(name -> name.replaceAll("[^\\p{L}\\p{N}]+", " ").strip())
                .toList();
        assertThat(letters).isSortedAccordingTo(Collator.getInstance(Locale.of("pl")));
        assertThat(Pages.all(server, target + 2)).isEqualTo(all);
        assertThat(all).allSatisfy(item -> assertThat(item.toString()).doesNotContain("\"ref\":"));
    }

    @ParameterizedTest
    @CsvSource({"gorno/communities", "dobczyce/organisations", "dobczyce/places"})
    void everyItemOfAListHasItsDetail(String list) {
        for (JsonObject item : Pages.items(server.get("/v1/centres/" + list + "?limit=200"))) {
            Answer detail = server.get("/v1/centres/" + list + "/" + item.getString("id"));

            assertThat(detail.object()).containsAllEntriesOf(item).containsKey("sources");
            assertThat(detail.text()).doesNotContain("\"ref\":");
            String elsewhere = list.replaceFirst("^[a-z]+/", "kozienice/");
            assertThat(server.get("/v1/centres/" + elsewhere + "/" + item.getString("id"))
                            .status())
                    .isEqualTo(404);
        }
    }

    @Test
    void codesThatExistNowhereAreTold() {
        assertThat(violations(server.get("/v1/centres/gorno/organisations?place=radlin&place=radlyn")))
                .containsExactly("/query/place unknown-code");
        assertThat(violations(server.get("/v1/centres/gorno/places?parent=gmina-gorna")))
                .containsExactly("/query/parent unknown-code");
        assertThat(codes(server.get("/v1/centres/gorno/places?parent=chirany"))).isEmpty();
        assertThat(codes(server.get("/v1/centres/gorno/places?facility=swimming-pool")))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"organisations", "places", "communities", "target-groups", "challenges", "services"})
    void aCentreThatDoesNotExistIsNotFound(String list) {
        assertThat(server.get("/v1/centres/nigdzie/" + list).status()).isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/v1/centres",
                "/v1/centres/gorno",
                "/v1/centres/gorno/opening-hours?from=2026-12-01",
                "/v1/service-domains",
                "/v1/commissioning-modes",
                "/v1/centres/gorno/target-groups",
                "/v1/centres/gorno/challenges",
                "/v1/centres/dobczyce/organisations",
                "/v1/centres/dobczyce/places",
                "/v1/centres/dobczyce/communities",
                "/v1/services"
            })
    void everyReadTellsWhetherACopyIsStillGood(String target) {
        String tag = server.get(target).header("ETag").orElseThrow();

        assertThat(server.get(target, "If-None-Match", tag).status()).isEqualTo(304);
        assertThat(server.get(target, "If-None-Match", "\"other\", " + tag).status())
                .isEqualTo(304);
        assertThat(server.get(target, "If-None-Match", "\"other\"").status()).isEqualTo(200);
    }

    @Test
    void domainsStandInStatutoryOrder() {
        List<JsonObject> domains = Pages.all(server, "/v1/service-domains?limit=5");

        assertThat(domains)
                .extracting(domain -> domain.getInt("ordinal"))
                .hasSize(14)
                .isSorted();
        assertThat(Pages.items(server.get("/v1/commissioning-modes"))).hasSize(7);
    }

    @Test
    void ageDefinitionsAreThoseOfTheCentre() {
        assertThat(ages("gorno")).contains("\"min\":60").doesNotContain("\"min\":55");
        assertThat(ages("dobczyce")).contains("\"min\":55").doesNotContain("\"min\":60");
    }

    private String ages(String centre) {
        return Pages.items(server.get("/v1/centres/" + centre + "/target-groups?limit=200")).stream()
                .filter(group -> group.getString("code").equals("seniors"))
                .findFirst()
                .orElseThrow()
                .getJsonArray("ageDefinitions")
                .toString();
    }
}
