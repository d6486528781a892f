package org.opencus.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.opencus.contract.FixtureServer.header;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.opencus.fixture.AnimalKind;
import org.opencus.fixture.AnimalsService.AddAnimal;
import org.opencus.fixture.AnimalsService.ListAnimals;
import org.opencus.fixture.Cat;
import org.opencus.fixture.Dog;

class EndpointsTest {
    private static final String ONE = "/v1/farms/gorno/animals/" + FixtureServer.ID;
    private static FixtureServer server;

    @BeforeAll
    static void start() {
        server = new FixtureServer();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static String post(String body, String... headers) {
        HttpResponse<String> response = server.ask("POST", "/v1/farms/gorno/animals", body, headers);
        return response.statusCode() + " " + response.body();
    }

    @Test
    void readsEveryKindOfParameter() {
        HttpResponse<String> response = server.get(
                "/v1/farms/gorno/animals?kind=cat&kind=guard-dog&bornAfter=2020-02-29&heavier-than=1.50&tame=true"
                        + "&seenSince=2022-02-01T01:00:00%2B01:00&q=%C5%BC+a");

        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        assertThat(server.lastRequest)
                .isEqualTo(new ListAnimals(
                        "gorno",
                        List.of(AnimalKind.CAT, AnimalKind.GUARD_DOG),
                        Optional.of(LocalDate.of(2020, 2, 29)),
                        Optional.of(java.time.Instant.parse("2022-02-01T00:00:00Z")),
                        Optional.of(new java.math.BigDecimal("1.50")),
                        true,
                        50,
                        Optional.empty(),
                        Optional.of("ż a")));
    }

    @Test
    void answersWithStatusAndHeadersOfTheContract() {
        HttpResponse<String> response = server.ask(
                "POST",
                "/v1/farms/gorno/animals",
                "{\"kind\":\"cat\",\"name\":\"Filemon\",\"lives\":9,\"nested\":[[1],[]]}",
                "Content-Type",
                "application/json; charset=UTF-8",
                "Authorization",
                "animals.write");

        assertThat(response.statusCode()).isEqualTo(201);
        assertThat(header(response, "Location")).contains("/v1/farms/x/animals/" + FixtureServer.ID);
        assertThat(header(response, "ETag")).contains("\"v7\"");
        assertThat(response.body())
                .isEqualTo("{\"kind\":\"cat\",\"name\":\"Filemon\",\"lives\":9,\"nested\":[[1],[]]}");
        assertThat(((AddAnimal) server.lastRequest).body()).isInstanceOf(Cat.class);
    }

    @Test
    void comparesTheAlternativesOfSecurity() {
        String dog = "{\"kind\":\"dog\",\"class\":\"hound\",\"owner\":\"Jan\",\"task\":\"guard-dog\"}";
        String[] json = {"Content-Type", "application/json"};

        assertThat(post(dog, json)).startsWith("401");
        assertThat(post("not even JSON", json)).startsWith("401");
        assertThat(post(dog, "Content-Type", "application/json", "Authorization", "animals.read"))
                .startsWith("403");
        assertThat(post(dog, "Content-Type", "application/json", "Authorization", "farm.all"))
                .startsWith("403");
        assertThat(post(dog, "Content-Type", "application/json", "Authorization", "animals.import farm.all"))
                .startsWith("201");
        assertThat(((AddAnimal) server.lastRequest).body()).isInstanceOf(Dog.class);
        assertThat(server.lastRequest.toString()).contains("owner=***").doesNotContain("Jan");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        POST | application/json | {"kind":"cat"}                              | 422 | /name required
        POST | application/json | {"kind":"cow"}                              | 422 |  no-such-form
        POST | application/json | {"kind":"cat","name":"x","lives":10,"a":1}  | 422 | /lives maximum, /a unknown-property
        POST | application/json | {"kind":"dog","class":"","weights":{"a":"b"}} | 422 | /class min-length, /weights/a wrong-type
        POST | application/json | {"kind":"dog","class":"x","best_friend":"1-1-1-1-1"} | 422 | /best_friend format
        POST | application/json | {"kind":"cat","name":"a\\u0000b"}              | 422 | /name unstorable
        POST | application/json | {"kind":"dog","class":"x","weights":{"a":1,"\\ud83d":2}} | 422 | /weights unstorable
        POST | application/json | [1                                          | 400 |
        POST | application/json | {"kind":"cat"} x                            | 400 |
        POST | application/json | {"kind":"cat"}{"kind":"cat"}                | 400 |
        POST | application/json | {"kind":"cat","kind":"dog"}                 | 400 |
        POST | text/plain       | {}                                          | 415 |
        """)
    void refusesBodiesThatBreakTheContract(String method, String type, String body, int status, String errors) {
        HttpResponse<String> response = server.ask(
                method, "/v1/farms/gorno/animals", body, "Content-Type", type, "Authorization", "animals.write");

        assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
        assertThat(header(response, "Content-Type")).contains("application/problem+json");
        if (errors != null) {
            assertThat(ProblemReader.errors(response)).containsExactlyInAnyOrder(errors.split(", "));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"[", "{\"a\":"})
    void refusesWhatIsNestedTooDeeply(String opening) {
        HttpResponse<String> response = server.ask(
                "POST",
                "/v1/farms/gorno/animals",
                opening.repeat(5000),
                "Content-Type",
                "application/json",
                "Authorization",
                "animals.write");

        assertThat(response.statusCode()).as(response.body()).isEqualTo(400);
    }

    @Test
    void knowsWhatIsNotThere() {
        assertThat(server.get("/v1/nothing").statusCode()).isEqualTo(404);
        assertThat(server.get(ONE + "/").statusCode()).isEqualTo(404);
        HttpResponse<String> wrong = server.ask("DELETE", ONE, null);
        assertThat(wrong.statusCode()).isEqualTo(405);
        assertThat(header(wrong, "Allow")).contains("GET, HEAD, OPTIONS, PATCH");
        assertThat(server.get(ONE, "Accept", "image/png").statusCode()).isEqualTo(406);
    }

    @Test
    void answersHeadLikeGet() {
        HttpResponse<String> get = server.get(ONE, "Accept", "text/csv");
        HttpResponse<String> head = server.ask("HEAD", ONE, null, "Accept", "text/csv");

        assertThat(head.body()).isEmpty();
        assertThat(header(head, "Content-Length")).isEqualTo(header(get, "Content-Length"));
        assertThat(header(head, "ETag")).isEqualTo(header(get, "ETag"));
        assertThat(header(get, "Content-Type")).contains("text/csv; charset=utf-8");
    }

    @Test
    void streamsWhatTheHandlerStreams() {
        HttpResponse<String> lines = server.get("/v1/farms/gorno/export");

        assertThat(lines.body().lines()).hasSize(1000).contains("{\"n\":999}");
        assertThat(header(lines, "Content-Type")).contains("application/x-ndjson");
    }

    @Test
    void aStreamThatBreaksOffDoesNotLookComplete() {
        assertThatThrownBy(() -> server.get("/v1/farms/broken/export")).hasCauseInstanceOf(IOException.class);
    }

    @Test
    void appliesAMergePatch() {
        HttpResponse<String> response = server.ask(
                "PATCH", ONE, "{\"name\":\"Łatka\",\"lives\":3}", "Content-Type", "application/merge-patch+json");

        assertThat(response.statusCode()).as(response.body()).isEqualTo(204);
        assertThat(server.lastRequest)
                .isEqualTo(Cat.builder().name("Łatka").lives(3).build());
    }

    @Test
    void refusesABodyThatIsTooLarge() {
        String body = "{\"name\":\"" + "x".repeat(FixtureServer.MAX_BODY) + "\"}";

        HttpResponse<String> response = server.ask("PATCH", ONE, body, "Content-Type", "application/merge-patch+json");

        assertThat(response.statusCode()).isEqualTo(413);
    }

    @Test
    void showsOfAFailureOnlyTheRequestId() {
        HttpResponse<String> response =
                server.get("/v1/farms/broken/animals/" + FixtureServer.ID, "X-Request-Id", "my-id_1.2");

        assertThat(response.statusCode()).isEqualTo(500);
        assertThat(header(response, "X-Request-Id")).contains("my-id_1.2");
        assertThat(response.body()).contains("my-id_1.2").doesNotContain("secret", "Exception");
    }

    @Test
    void makesARequestIdWhereTheGivenOneIsOdd() {
        HttpResponse<String> response = server.get(ONE, "X-Request-Id", "a b<script>");

        assertThat(header(response, "X-Request-Id").orElseThrow()).matches("[0-9a-f]{32}");
    }

    @Test
    void tellsAnObserverOfEveryAnswer() throws InterruptedException {
        try (FixtureServer own = new FixtureServer()) {
            own.get("/v1/nothing");
            assertThat(own.observed.poll(10, TimeUnit.SECONDS)).isEqualTo("- 404");
            own.get(ONE);
            assertThat(own.observed.poll(10, TimeUnit.SECONDS)).isEqualTo("getAnimal 200");
        }
    }

    @Test
    void doesNotStartWithoutAHandlerForEachOperation() {
        Endpoints.Builder incomplete = Endpoints.of(FixtureServer.CONTRACT);

        assertThatThrownBy(incomplete::build)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("addAnimal, changeAnimal");
    }
}
