package org.opencus.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.opencus.testing.Answer;
import org.opencus.testing.Pages;
import org.opencus.testing.ServerExtension;
import org.opencus.testing.TestServer;

/** Facets against the counts that one makes of all items of the list. */
@ExtendWith(ServerExtension.class)
class ServiceFacetsIT {
    private final TestServer server;

    ServiceFacetsIT(TestServer server) {
        this.server = server;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/v1/centres/gorno/services?",
                "/v1/centres/gorno/services?status=any&",
                "/v1/centres/gorno/services?status=any&place=gmina-gorno&",
                "/v1/centres/dobczyce/services?status=any&scope=basic&",
                "/v1/centres/dobczyce/services?targetGroup=seniors&",
                "/v1/centres/kozienice/services?status=planned&status=referenced&",
                "/v1/centres/gorno/services?domain=social-assistance&targetGroup=seniors&",
                "/v1/centres/gorno/services?payment=free&place=radlin&provider=klub-seniora-radlin&status=any&",
                "/v1/services?status=any&",
                "/v1/services?status=any&targetGroup=seniors&targetGroup=children-and-youth&",
                "/v1/services?status=any&place=gmina-gorno&place=chirany&"
            })
    void equalTheCountsOfAllItems(String target) {
        Answer answer = server.get(target + "facets=true&limit=2");
        JsonObject facets = answer.object().getJsonObject("facets");

        assertThat(facets.getInt("total"))
                .isEqualTo(Pages.all(server, target + "limit=200").size());
        for (String facet : List.of("domains", "targetGroups", "challenges", "places", "providers")) {
            assertThat(counts(facets.getJsonArray(facet)))
                    .as(facet)
                    .isEqualTo(counted(without(target, facet.substring(0, facet.length() - 1)), facet));
        }
        assertThat(counts(facets.getJsonArray("statuses")))
                .isEqualTo(counted(without(target + "status=any&", "status"), item -> item.getString("status")));
        assertThat(counts(facets.getJsonArray("payments")))
                .isEqualTo(counted(
                        without(target, "payment"),
                        item -> item.containsKey("payment")
                                ? item.getJsonObject("payment").getString("kind")
                                : ""));
    }

    /** What the list would hold without the filter: its values are alternatives, so each is counted as if chosen. */
    private List<JsonObject> without(String target, String filter) {
        String others = target.replaceAll("(?<=[?&])" + filter + "=[^&]*&", "");
        return Pages.all(server, others + (filter.equals("status") ? "status=any&" : "") + "limit=200");
    }

    @Test
    void offerTheOtherValuesOfASearch() {
        JsonObject all =
                server.get("/v1/centres/gorno/services?q=klub&facets=true").object();
        JsonObject narrowed = server.get("/v1/centres/gorno/services?q=klub&facets=true&targetGroup=seniors")
                .object();
        assertThat(narrowed.getJsonObject("facets").getInt("total"))
                .isLessThan(all.getJsonObject("facets").getInt("total"));
        assertThat(narrowed.getJsonObject("facets").getJsonArray("targetGroups"))
                .isEqualTo(all.getJsonObject("facets").getJsonArray("targetGroups"));
        assertThat(counts(all.getJsonObject("facets").getJsonArray("statuses"))).containsKeys("existing", "planned");
    }

    @Test
    void areNamedAndStandMostFrequentFirst() {
        JsonObject facets = server.get("/v1/centres/gorno/services?status=any&facets=true")
                .object()
                .getJsonObject("facets");

        JsonArray domains = facets.getJsonArray("domains");
        assertThat(domains.getJsonObject(0).toString())
                .isEqualTo("{\"code\":\"social-assistance\",\"name\":\"pomoc społeczna\",\"count\":15}");
        assertThat(domains.getValuesAs(JsonObject.class))
                .isSortedAccordingTo(Comparator.comparing((JsonObject value) -> -value.getInt("count"))
                        .thenComparing(value -> value.getString("name")));
        assertThat(facets.getJsonArray("statuses").toString()).contains("dostępna", "planowana", "pomysł");
        assertThat(facets.getJsonArray("payments").toString()).contains("bezpłatna");
    }

    @Test
    void areLeftOutUnlessAskedFor() {
        assertThat(server.get("/v1/centres/gorno/services").object()).doesNotContainKey("facets");
        assertThat(server.get("/v1/centres/gorno/services?facets=false").object())
                .doesNotContainKey("facets");
    }

    private static Map<String, Integer> counts(JsonArray values) {
        Map<String, Integer> counts = new HashMap<>();
        values.getValuesAs(JsonObject.class)
                .forEach(value -> counts.put(value.getString("code"), value.getInt("count")));
        return counts;
    }

    private static Map<String, Integer> counted(List<JsonObject> items, String facet) {
        List<JsonObject> values = new ArrayList<>();
        items.stream()
                .filter(item -> item.containsKey(facet))
                .forEach(item -> values.addAll(item.getJsonArray(facet).getValuesAs(JsonObject.class)));
        return counted(values, value -> value.getString("code"));
    }

    private static Map<String, Integer> counted(List<JsonObject> items, Function<JsonObject, String> code) {
        Map<String, Integer> counts = new HashMap<>();
        items.stream()
                .map(code)
                .filter(value -> !value.isEmpty())
                .forEach(value -> counts.merge(value, 1, Integer::sum));
        return counts;
    }
}
