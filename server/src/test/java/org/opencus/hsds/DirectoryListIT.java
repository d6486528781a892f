package org.opencus.hsds;

import static org.assertj.core.api.Assertions.assertThat;
import static org.opencus.hsds.DirectoryClient.contents;
import static org.opencus.hsds.DirectoryClient.idsOn;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.opencus.testing.Answer;
import org.opencus.testing.ServerExtension;
import org.opencus.testing.TestServer;

@ExtendWith(ServerExtension.class)
class DirectoryListIT {
    private final TestServer server;
    private final DirectoryClient gorno;
    private final DirectoryClient dobczyce;

    DirectoryListIT(TestServer server) {
        this.server = server;
        this.gorno = new DirectoryClient(server, "gorno");
        this.dobczyce = new DirectoryClient(server, "dobczyce");
    }

    @ParameterizedTest
    @CsvSource({
        "'', 61, 3, 1, 25, true, false, false",
        "page=2, 61, 3, 2, 25, false, false, false",
        "page=3, 61, 3, 3, 11, false, true, false",
        "page=4, 61, 3, 4, 0, false, true, false",
        "per_page=200, 61, 1, 1, 61, true, true, false",
        "minimal=true, 61, 1, 1, 61, true, true, false",
        "minimal=true&per_page=60&page=2, 61, 2, 2, 1, false, true, false",
        "modified_after=2999-01-01, 0, 0, 1, 0, true, true, true",
    })
    void everyPageSaysWhereItStands(
            String query, int total, int pages, int number, int size, boolean first, boolean last, boolean empty) {
        JsonObject page = dobczyce.get("/services?" + query);
        assertThat(page.getInt("total_items")).isEqualTo(total);
        assertThat(page.getInt("total_pages")).isEqualTo(pages);
        assertThat(page.getInt("page_number")).isEqualTo(number);
        assertThat(page.getInt("size")).isEqualTo(size).isEqualTo(contents(page).size());
        assertThat(page.getBoolean("first_page")).isEqualTo(first);
        assertThat(page.getBoolean("last_page")).isEqualTo(last);
        assertThat(page.getBoolean("empty")).isEqualTo(empty);
    }

    static Stream<String> everyPairOfFilters() {
        return Stream.of(
                "gorno /services organization_id=017eb294-c000-7424-a8ac-91e35f6aa1d2"
                        + " taxonomy_id=017eb294-c000-7087-a83a-65e003c56c3c"
                        + " taxonomy_term_id=017eb294-c000-7006-9b44-ec95d30c67e9"
                        + " modified_after=2022-02-01 search=klub",
                "gorno /service_at_locations organization_id=017eb294-c000-7424-a8ac-91e35f6aa1d2"
                        + " taxonomy_id=017eb294-c000-7a1d-bb53-35e16103a165"
                        + " taxonomy_term_id=017eb294-c000-7006-9b44-ec95d30c67e9"
                        + " modified_after=2022-02-01 search=klub",
                "gorno /organizations taxonomy_id=017eb294-c000-7b71-918f-7af2add2490e"
                        + " taxonomy_term_id=017eb294-c000-7c44-b929-194e870f3f53 search=klub",
                "gorno /taxonomy_terms taxonomy_id=017eb294-c000-7087-a83a-65e003c56c3c top_only=true search=dzieci");
    }

    @ParameterizedTest
    @MethodSource("everyPairOfFilters")
    void filtersNarrowEachOther(String asked) {
        String[] words = asked.split(" ");
        DirectoryClient client = new DirectoryClient(server, words[0]);
        Map<String, Set<String>> alone = new LinkedHashMap<>();
        Stream.of(words).skip(2).forEach(filter -> alone.put(filter, found(client, words[1], filter)));
        assertThat(alone.values()).allSatisfy(ids -> assertThat(ids).isNotEmpty());
        alone.forEach((one, oneIds) -> alone.forEach((other, otherIds) -> {
            Set<String> both = new TreeSet<>(oneIds);
            both.retainAll(otherIds);
            assertThat(found(client, words[1], one.equals(other) ? one : one + "&" + other))
                    .as(one + " and " + other)
                    .isEqualTo(both);
        }));
    }

    private static Set<String> found(DirectoryClient client, String list, String query) {
        return new TreeSet<>(client.ids(list + "?" + query));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/services", "/organizations", "/taxonomies", "/taxonomy_terms", "/service_at_locations"})
    void linesHoldEachItemOnce(String list) {
        Answer lines = server.get("/hsds/dobczyce" + list + "?format=ndjson");
        assertThat(lines.mediaType()).isEqualTo("application/x-ndjson");
        List<String> ids = objects(lines).map(item -> item.getString("id")).toList();
        assertThat(ids).hasSize(dobczyce.get(list).getInt("total_items")).isEqualTo(dobczyce.ids(list));
        assertThat(server.get("/hsds/dobczyce" + list, "Accept", "application/x-ndjson")
                        .text())
                .isEqualTo(lines.text());
    }

    @Test
    void theFormInTheAddressWinsOverTheAcceptedOne() {
        Answer page = server.get("/hsds/gorno/services?format=json", "Accept", "application/x-ndjson");
        assertThat(page.status()).isEqualTo(200);
        assertThat(page.mediaType()).isEqualTo("application/json");
        Answer lines = server.get("/hsds/gorno/services?format=ndjson", "Accept", "application/json");
        assertThat(lines.status()).isEqualTo(200);
        assertThat(lines.mediaType()).isEqualTo("application/x-ndjson");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/services", "/services?format=ndjson", "/services/{id}", "/datapackage.zip"})
    void whoHoldsTheLatestIsToldSo(String path) {
        String target = "/hsds/dobczyce"
                + path.replace("{id}", idsOn(dobczyce.get("/services")).getFirst());
        Answer first = server.get(target);
        String etag = first.header("ETag").orElseThrow();
        String changed = first.header("Last-Modified").orElseThrow();
        Answer head = server.send("HEAD", target, "");
        assertThat(head.status()).isEqualTo(200);
        assertThat(head.bytes()).isEmpty();
        assertThat(head.header("ETag")).contains(etag);
        assertThat(head.header("Content-Type")).isEqualTo(first.header("Content-Type"));
        assertThat(server.get(target, "If-None-Match", etag).status()).isEqualTo(304);
        assertThat(server.get(target, "If-Modified-Since", changed).status()).isEqualTo(304);
        assertThat(server.get(target, "If-Modified-Since", "Wed, 01 Jan 2031 00:00:00 GMT")
                        .status())
                .isEqualTo(304);
        assertThat(server.get(target, "If-Modified-Since", "Tue, 01 Jan 2019 00:00:00 GMT")
                        .status())
                .isEqualTo(200);
        assertThat(server.get(target, "If-Modified-Since", "yesterday").status())
                .isEqualTo(200);
        assertThat(server.get(target, "If-Modified-Since", changed, "If-None-Match", "\"other\"")
                        .status())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "search=klub+dla+seniora&per_page=5 | 200",
                "minimal=true&page=2 | 200",
                "search=%C5%9Bwietlica&taxonomy_id=017eb294-c000-7087-a83a-65e003c56c3c | 200",
                "search=%zz | 400",
                "page=1&page=2 | 400",
                "page=zero | 422",
                "colour=red | 422"
            })
    void aFormAsksAsAnAddressDoes(String form, int status) {
        Answer answer =
                server.send("POST", "/hsds/gorno/services", form, "Content-Type", "application/x-www-form-urlencoded");
        assertThat(answer.status()).as(answer.toString()).isEqualTo(status);
        if (status == 200) {
            assertThat(answer.object()).isEqualTo(gorno.get("/services?" + form));
        }
    }

    private static Stream<JsonObject> objects(Answer lines) {
        return lines.text()
                .lines()
                .map(line -> Json.createReader(new StringReader(line)).readObject());
    }

    @Test
    void minimalItemsSayWhichTheyAreAndWhenTheyChanged() {
        assertThat(contents(gorno.get("/services?minimal=true&full=true")))
                .hasSize(27)
                .allSatisfy(item ->
                        assertThat(item.keySet()).containsExactlyInAnyOrder("id", "name", "status", "last_modified"));
    }

    @Test
    void fullItemsAreWhatStandsAtTheirId() {
        for (String list : List.of("/services", "/organizations", "/service_at_locations")) {
            for (JsonObject item : contents(gorno.get(list + "?full=true&per_page=30"))) {
                assertThat(gorno.get(list + "/" + item.getString("id"))).isEqualTo(item);
            }
        }
    }

    @Test
    void flatItemsHoldNoListsAndAreSortedByName() {
        List<JsonObject> flat = contents(gorno.get("/services?per_page=200"));
        assertThat(flat)
                .allSatisfy(item -> assertThat(item.keySet())
                        .doesNotContain("attributes", "schedules", "service_at_locations", "funding", "cost_options"));
        assertThat(flat.stream().map(item -> item.getString("name")))
                .containsSubsequence(
                        "Akademia Mieszkańca Aktywnego",
                        "Specjalistyczne usługi opiekuńcze dla osób z zaburzeniami psychicznymi",
                        "Świetlica Socjoterapeutyczna w Bęczkowie",
                        "Wsparcie usługodawców");
    }

    @Test
    void organizationsHoldTheirServicesInShortOrInFull() {
        String club = "/organizations/017eb294-c000-7f21-bffd-b7f09ccc8bcf";
        JsonObject brief = gorno.get(club).getJsonArray("services").getJsonObject(0);
        assertThat(brief.keySet()).containsExactlyInAnyOrder("id", "name", "status");
        JsonObject full =
                gorno.get(club + "?full_service=true").getJsonArray("services").getJsonObject(0);
        assertThat(full.keySet())
                .contains("attributes", "schedules", "last_modified")
                .doesNotContain("organization");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "services | {\"page\": 2, \"per_page\": 5} | page=2&per_page=5",
                "services | {\"minimal\": true} | minimal=true",
                "organizations | {\"full_service\": true} | full_service=true",
                "taxonomies | {} | ''",
                "taxonomy_terms | {\"top_only\": true, \"per_page\": 3} | top_only=true&per_page=3",
                "service_at_locations | {\"full\": true} | full=true"
            })
    void postingTheQueryAsksForTheSame(String list, String body, String query) {
        JsonObject asked = gorno.get("/" + list + "?" + query);
        assertThat(server.post("/hsds/gorno/" + list, body).object()).isEqualTo(asked);
        assertThat(server.send("POST", "/hsds/gorno/" + list + "?" + query, "").object())
                .isEqualTo(asked);
        assertThat(server.post(
                                "/hsds/gorno/" + list + "?page=7",
                                body.replace("{", "{\"page\": 1, ")
                                        .replace(", }", "}")
                                        .replace("\"page\": 1, \"page\": 2", "\"page\": 2"))
                        .object())
                .isEqualTo(asked);
    }

    @ParameterizedTest
    @CsvSource({
        "/services?format=xml, 400",
        "/services?page=0, 400",
        "/services?per_page=201, 400",
        "/services?colour=red, 400",
        "/services?modified_after=2022-02-30, 400",
        "/services?modified_after=yesterday, 400",
        "/services?organization_id=club, 400",
        "/service_at_locations?proximity=500, 400",
        "/service_at_locations?postcode=26008, 400",
        "/services/017eb294-c000-7d00-9351-d89037d5b479, 404",
        "/services/club, 404",
        "/organizations/017eb294-c000-7d00-9351-d89037d5b478, 404",
        "/taxonomies/017eb294-c000-7d00-9351-d89037d5b478, 404",
        "/taxonomy_terms/017eb294-c000-7d00-9351-d89037d5b478, 404",
        "/service_at_locations/017eb294-c000-7d00-9351-d89037d5b478, 404"
    })
    void refusesWhatItCannotAnswer(String path, int status) {
        assertThat(gorno.status(path)).isEqualTo(status);
    }

    @Test
    void showsNothingOfAnotherCentre() {
        for (String list : List.of("/services", "/organizations", "/service_at_locations")) {
            for (String id : idsOn(gorno.get(list))) {
                assertThat(dobczyce.status(list + "/" + id)).isEqualTo(404);
            }
        }
        assertThat(new DirectoryClient(server, "nigdzie").status("/services")).isEqualTo(404);
        assertThat(new DirectoryClient(server, "nigdzie").status("/")).isEqualTo(404);
    }

    @Test
    void termsFilterByWhatServicesCarry() {
        List<String> byTerm = new ArrayList<>();
        for (JsonObject service : contents(gorno.get("/services?full=true&per_page=200"))) {
            boolean seniors = service.getJsonArray("attributes").toString().contains("\"code\":\"seniors\"");
            if (seniors) {
                byTerm.add(service.getString("id"));
            }
        }
        assertThat(byTerm).isNotEmpty();
        assertThat(gorno.ids("/services?taxonomy_term_id=017eb294-c000-7a12-ba73-f81a6f7cb58e"))
                .isEqualTo(byTerm);
        assertThat(gorno.ids("/services?taxonomy_term_id=017eb294-c000-7d00-9351-d89037d5b478"))
                .isEmpty();
    }

    @Test
    void aSearchPutsTheBestMatchFirstAndIsNotKept() {
        String words = "{\"search\": \"klub seniora radlin\", \"per_page\": 5}";
        Answer found = server.post("/hsds/gorno/services", words);
        assertThat(contents(found.object()).getFirst().getString("name")).isEqualTo("Prowadzenie Klubu Seniora");
        Answer byAddress = server.get("/hsds/gorno/services?per_page=5&search=klub%20seniora%20radlin");
        assertThat(byAddress.object()).isEqualTo(found.object());
        assertThat(byAddress.header("Cache-Control")).contains("no-store");
        assertThat(contents(gorno.get("/organizations?search=klubu%20seniora"))
                        .getFirst()
                        .getString("name"))
                .isEqualTo("Klub Seniora w Radlinie");
        assertThat(idsOn(gorno.get("/taxonomy_terms?search=seniorow")))
                .contains("017eb294-c000-7a12-ba73-f81a6f7cb58e");
        assertThat(contents(dobczyce.get("/organizations?search=centrum%20uslug%20spolecznych"))
                        .getFirst()
                        .getString("name"))
                .isEqualTo("Centrum Usług Społecznych (nazwa robocza)");
        assertThat(gorno.get("/services?search=xyzzyq").getBoolean("empty")).isTrue();
    }

    @Test
    void anAnswerThatIsStillTheSameIsNotSentAgain() {
        String path = "/hsds/gorno/services/017eb294-c000-7d00-9351-d89037d5b478";
        Answer first = server.get(path);
        assertThat(first.header("Cache-Control")).contains("public, max-age=60");
        assertThat(first.header("Last-Modified")).isPresent();
        Answer again = server.get(path, "If-None-Match", first.header("ETag").orElseThrow());
        assertThat(again.status()).isEqualTo(304);
    }
}
