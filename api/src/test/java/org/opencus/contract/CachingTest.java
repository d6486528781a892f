package org.opencus.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.opencus.contract.FixtureServer.header;

import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CachingTest {
    private static final String LIST = "/v1/farms/gorno/animals";
    private static final String ONE = LIST + "/" + FixtureServer.ID;
    private FixtureServer server;

    @BeforeEach
    void start() {
        server = new FixtureServer();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void keepsAHotAnswerAndServesTheSameBytes() {
        HttpResponse<String> first = server.get(LIST + "?limit=2");
        HttpResponse<String> second = server.get(LIST + "?limit=2");

        assertThat(server.calls).hasValue(1);
        assertThat(second.body()).isEqualTo(first.body());
        for (String name : new String[] {
            "ETag",
            "Cache-Control",
            "Vary",
            "Link",
            "Content-Type",
            "Access-Control-Allow-Origin",
            "X-Content-Type-Options"
        }) {
            assertThat(header(second, name)).as(name).isPresent().isEqualTo(header(first, name));
        }
        assertThat(header(first, "Cache-Control")).contains("public, max-age=60");
        assertThat(header(first, "Link")).contains("<" + LIST + "?limit=2&cursor=n3xt>; rel=\"next\"");
        assertThat(header(second, "X-Request-Id")).isNotEqualTo(header(first, "X-Request-Id"));
    }

    @Test
    void answers304WhileNothingChanged() {
        String tag = header(server.get(LIST), "ETag").orElseThrow();

        HttpResponse<String> same = server.get(LIST, "If-None-Match", "\"other\", " + tag);
        assertThat(same.statusCode()).isEqualTo(304);
        assertThat(header(same, "ETag")).contains(tag);
        assertThat(server.get(LIST, "If-None-Match", "\"other\"").statusCode()).isEqualTo(200);

        server.name = "Bonifacy";
        server.hot.drop("gorno");
        HttpResponse<String> changed = server.get(LIST, "If-None-Match", tag);
        assertThat(changed.statusCode()).isEqualTo(200);
        assertThat(changed.body()).contains("Bonifacy");
    }

    @Test
    void keepsTheFormThatWasAskedFor() {
        server.get(ONE);
        assertThat(server.get(ONE).body()).contains("Mruczek");
        assertThat(server.calls).hasValue(1);

        assertThat(server.get(ONE, "Accept", "text/csv").body()).startsWith("name\n");
        assertThat(server.get(ONE).body()).contains("Mruczek");
    }

    @Test
    void tellsValidatorsOfCompressedAnswersApart() {
        HttpResponse<String> plain = server.get(ONE, "Accept", "text/csv");
        HttpResponse<String> packed = server.get(ONE, "Accept", "text/csv", "Accept-Encoding", "br, gzip;q=0.5");

        assertThat(header(packed, "Content-Encoding")).contains("gzip");
        assertThat(header(packed, "ETag")).isNotEqualTo(header(plain, "ETag"));
        assertThat(header(packed, "Vary").orElseThrow())
                .contains("Accept-Encoding")
                .contains("Accept");
        assertThat(server.get(ONE, "Accept", "text/csv", "Accept-Encoding", "gzip;q=0")
                        .body())
                .isEqualTo(plain.body());
        assertThat(header(server.get(LIST, "Accept-Encoding", "gzip"), "Content-Encoding"))
                .as("small bodies stay as they are")
                .isEmpty();
    }

    @Test
    void dropsOnlyWhatTheChangeConcerns() {
        server.get(LIST);
        server.get("/v1/farms/dobczyce/animals");
        assertThat(server.calls).hasValue(2);

        server.hot.dropAll();
        server.get(LIST);
        assertThat(server.calls).hasValue(3);
    }

    @Test
    void neverKeepsAnAnswerComputedBeforeAChange() {
        server.during = () -> server.hot.dropAll();
        server.get(LIST);
        server.during = () -> {};
        server.name = "Bonifacy";

        assertThat(server.get(LIST).body()).contains("Bonifacy");
    }

    @Test
    void servesNothingFromMemoryWhileChangesMayGoUnnoticed() {
        server.get(LIST);
        server.hot.suspend();
        server.get(LIST);
        server.get(LIST);
        assertThat(server.calls).hasValue(3);
        assertThat(server.hot.serving()).isFalse();

        server.hot.resume();
        server.get(LIST);
        server.get(LIST);
        assertThat(server.calls).hasValue(4);
    }

    @ParameterizedTest
    @ValueSource(strings = {"?q=kot", "?q=kot&limit=2"})
    void neverKeepsWhatPeopleSearchFor(String query) {
        HttpResponse<String> first = server.get(LIST + query);
        server.get(LIST + query);

        assertThat(server.calls).hasValue(2);
        assertThat(header(first, "Cache-Control")).contains("no-store");
    }

    @Test
    void checksAcceptAlsoForKeptAnswers() {
        server.get(LIST);

        assertThat(server.get(LIST, "Accept", "text/html").statusCode()).isEqualTo(406);
        assertThat(server.get(LIST, "Accept", "text/html, application/*;q=0.1").statusCode())
                .isEqualTo(200);
        assertThat(server.ask("HEAD", LIST, null).statusCode()).isEqualTo(200);
    }

    @Test
    void refusesUnknownParametersAlsoWhereAnAnswerIsKept() {
        server.get(LIST);

        assertThat(server.get(LIST + "?colour=red").statusCode()).isEqualTo(400);
    }
}
