package org.opencus.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.opencus.testing.Answer;
import org.opencus.testing.RawHttp;
import org.opencus.testing.TestDatabase;
import org.opencus.testing.TestServer;

@TestInstance(Lifecycle.PER_CLASS)
class BadInputIT {
    private static final String HEAD = "GET /v1/centres HTTP/1.1\r\nHost: localhost\r\n";
    private static final String SEARCH =
            "POST /v1/centres/gorno/service-searches HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n";
    private TestServer server;

    @BeforeAll
    void start() {
        server = TestServer.start(
                TestDatabase.demo(),
                Map.of(
                        "CUS_HTTP_REQUEST_TIMEOUT", "1500ms",
                        "CUS_HTTP_IDLE_TIMEOUT", "2s",
                        "CUS_HTTP_MAX_BODY", "2MiB",
                        "CUS_HTTP_MAX_CONNECTIONS", "40",
                        "CUS_HTTP_MAX_REQUESTS", "20"));
    }

    @AfterEach
    void theServerIsWellAfterwards() {
        assertThat(server.get("/v1/centres").status()).isEqualTo(200);
    }

    @AfterAll
    void stop() {
        server.close();
        TestDatabase.drop(server.database());
    }

    @ParameterizedTest
    @CsvSource({"1500000, 422", "2500000, 413"})
    void takesBodiesAsLargeAsTheSettingSays(int size, int status) {
        Answer answer =
                server.post("/v1/centres/gorno/service-searches", "{\"q\": \"%s\"}".formatted("a".repeat(size)));
        assertThat(answer.status()).isEqualTo(status);
    }

    @Test
    void namesEveryUnknownAndWrongParameterAtOnce() {
        Answer answer = server.get("/v1/centres/gorno/services?limit=900&colour=red&status=perhaps");
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.object().getJsonArray("errors"))
                .extracting(error -> error.asJsonObject().getString("pointer"))
                .contains("/query/limit", "/query/colour")
                .anyMatch(pointer -> pointer.startsWith("/query/status"));
    }

    @ParameterizedTest
    @CsvSource({"DELETE, /v1/centres", "PUT, /v1/centres/gorno", "POST, /health/live", "PATCH, /"})
    void aWrongMethodIsToldTheRightOnes(String method, String path) {
        Answer answer = server.send(method, path, "");
        assertThat(answer.status()).isEqualTo(405);
        assertThat(answer.header("Allow")).get().asString().contains("GET", "HEAD", "OPTIONS");
    }

    @Test
    void aFormThatIsNotOfferedIsRefused() {
        assertThat(server.get("/v1/centres", "Accept", "application/xml").status())
                .isEqualTo(406);
    }

    @Test
    void aBodyOfAnotherMediaTypeIsRefused() {
        assertThat(server.send("POST", "/v1/service-searches", "q=x", "Content-Type", "text/plain")
                        .status())
                .isEqualTo(415);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/v1/centres?cursor=%zz",
                "/v1/centres?cursor=%",
                "/v1/%zz",
                "/v1/centres/%c3%28",
                "/v1/services?payment=%ff"
            })
    void brokenEncodingIsRefused(String target) {
        String answer = RawHttp.exchange(server, "GET " + target + " HTTP/1.1\r\nHost: localhost\r\n\r\n");
        assertThat(answer).matches("(?s)HTTP/1.1 40[04] .*").contains("application/problem+json", "X-Request-Id: ");
    }

    @Test
    void brokenUtf8InABodyIsRefused() {
        byte[] body = {'{', '"', 'q', '"', ':', '"', (byte) 0xc3, (byte) 0x28, '"', '}'};
        try (RawHttp http = RawHttp.connect(server)) {
            String answer = http.send(SEARCH + "Content-Length: " + body.length + "\r\n\r\n")
                    .send(body)
                    .answer();
            assertThat(answer).startsWith("HTTP/1.1 400 ").contains("urn:open-cus:problem:malformed");
        }
    }

    @Test
    void aHeaderOfTenMegabytesIsRefused() {
        String answer = RawHttp.exchange(server, HEAD + "X-Large: " + "x".repeat(10 << 20) + "\r\n\r\n");
        assertThat(answer).startsWith("HTTP/1.1 431 ").contains("urn:open-cus:problem:headers-too-large");
    }

    @Test
    void tooManyHeadersAreRefused() {
        String answer = RawHttp.exchange(server, HEAD + "X-Small: some value\r\n".repeat(2000) + "\r\n");
        assertThat(answer).startsWith("HTTP/1.1 431 ");
    }

    @Test
    void aRequestLineOfTenMegabytesIsRefused() {
        String answer = RawHttp.exchange(
                server, "GET /v1/centres?cursor=" + "x".repeat(10 << 20) + " HTTP/1.1\r\nHost: localhost\r\n\r\n");
        assertThat(answer).startsWith("HTTP/1.1 414 ").contains("application/problem+json");
    }

    @Test
    void aBodyOfTenMegabytesIsRefused() {
        String answer =
                RawHttp.exchange(server, SEARCH + "Content-Length: " + (10 << 20) + "\r\n\r\n" + " ".repeat(10 << 20));
        assertThat(answer).startsWith("HTTP/1.1 413 ").contains("urn:open-cus:problem:too-large");
    }

    @Test
    void aBodyOfTenMegabytesInPiecesIsRefused() {
        String piece = "10000\r\n" + " ".repeat(0x10000) + "\r\n";
        String answer = RawHttp.exchange(
                server, SEARCH + "Transfer-Encoding: chunked\r\n\r\n" + piece.repeat(160) + "0\r\n\r\n");
        assertThat(answer).startsWith("HTTP/1.1 413 ").contains("urn:open-cus:problem:too-large");
    }

    @Test
    void aBodyThatIsCutOffIsNoAnswerForAnybody() {
        try (RawHttp http = RawHttp.connect(server)) {
            http.send(SEARCH + "Content-Length: 100\r\n\r\n{\"q\":").halfClose();
            assertThat(http.answer()).doesNotContain("HTTP/1.1 200");
        }
    }

    @Test
    void aRequestLineThatDripsInIsEnded() throws InterruptedException {
        assertThat(drip("GET /v1/centres HTTP/1.1\r\n"))
                .startsWith("HTTP/1.1 408 ")
                .contains("urn:open-cus:problem:timeout");
    }

    @Test
    void headersThatDripInAreEnded() throws InterruptedException {
        assertThat(drip(HEAD + "X-Drip: ", "drip drop drip drop")).startsWith("HTTP/1.1 408 ");
    }

    @Test
    void aBodyThatDripsInIsEnded() throws InterruptedException {
        assertThat(drip(SEARCH + "Content-Length: 1000\r\n\r\n", " ".repeat(50)))
                .startsWith("HTTP/1.1 408 ")
                .contains("urn:open-cus:problem:timeout");
    }

    @Test
    void aConnectionWithoutARequestIsClosed() {
        try (RawHttp http = RawHttp.connect(server)) {
            long start = System.nanoTime();
            assertThat(http.isEnded()).isTrue();
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(10));
        }
    }

    @Test
    void aHalfClosedConnectionStillGetsItsAnswer() {
        try (RawHttp http = RawHttp.connect(server)) {
            assertThat(http.send(HEAD + "\r\n").halfClose().answer()).startsWith("HTTP/1.1 200 ");
            assertThat(http.isEnded()).isTrue();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\u0016\u0003\u0001\u0002\u0000\u0001\r\n\r\n",
                "EHLO mail.example.org\r\n\r\n",
                "GET\r\n\r\n",
                "GET / HTTP/1.1\r\n\r\n",
                "GET / HTTP/1.1\r\nHost: localhost\r\nHost: other\r\n\r\n",
                "GET / HTTP/1.1\r\nHost: localhost\r\nno colon here\r\n\r\n",
                "POST /v1/service-searches HTTP/1.1\r\nHost: localhost\r\nContent-Length: many\r\n\r\n",
                "POST /v1/service-searches HTTP/1.1\r\nHost: localhost\r\nContent-Length: -1\r\n\r\n",
                "POST /v1/service-searches HTTP/1.1\r\n"
                        + "Host: localhost\r\n"
                        + "Content-Length: 2\r\n"
                        + "Content-Length: 3\r\n\r\n"
                        + "{} ",
                "POST /v1/service-searches HTTP/1.1\r\nHost: localhost\r\nContent-Length: 5\r\n"
                        + "Transfer-Encoding: chunked\r\n\r\n0\r\n\r\n"
            })
    void whatIsNoHttpIsRefusedAsAProblem(String garbage) {
        String answer = RawHttp.exchange(server, garbage);
        assertThat(answer).matches("(?s)HTTP/1.1 40[08] .*").contains("application/problem+json", "X-Request-Id: ");
    }

    /** Whatever somebody else takes for the body, nobody here takes it for a request. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "Transfer-Encoding: xchunked",
                "Transfer-Encoding: gzip, chunked",
                "Transfer-Encoding: identity",
                "Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked",
                "Transfer-Encoding: gzip\r\nContent-Length: 7",
                "Transfer-Encoding: chunked\r\n\r\nzz",
                "Content-Length: 9999999",
                "Content-Type: text/plain\r\nContent-Length: 9000"
            })
    void noRequestHidesBehindARefusedOne(String framing) {
        try (RawHttp http = RawHttp.connect(server)) {
            String answers = http.send("POST /v1/service-searches HTTP/1.1\r\nHost: localhost\r\n" + framing
                            + "\r\n\r\nGET /v1/smuggled HTTP/1.1\r\nHost: localhost\r\n\r\n")
                    .halfClose()
                    .everything();
            assertThat(answers)
                    .startsWith("HTTP/1.1 4")
                    .containsOnlyOnce("HTTP/1.1 ")
                    .doesNotContain("smuggled");
        }
    }

    @Test
    void chunksAreTakenByAnyCaseOfTheirName() {
        String body = "{\"q\": \"senior\"}";
        String chunk = Integer.toHexString(body.length()) + "\r\n" + body + "\r\n0\r\n\r\n";
        assertThat(RawHttp.exchange(server, SEARCH + "Transfer-Encoding: Chunked\r\n\r\n" + chunk))
                .startsWith("HTTP/1.1 200 ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/v1/centres", "/v1/nowhere", "/health/live", "/metrics"})
    void aConnectionEndsWithItsAnswerWhenAsked(String path) {
        try (RawHttp http = RawHttp.connect(server)) {
            String answer = http.send("GET " + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")
                    .everything();
            assertThat(answer).containsOnlyOnce("HTTP/1.1 ").containsIgnoringCase("connection: close");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {" x", "{\"q\":\"b\"}", "]", "\u0000"})
    void nothingMayFollowTheJson(String rest) {
        Answer answer = server.post("/v1/service-searches", "{\"q\":\"a\"}" + rest);
        assertThat(answer.status()).isEqualTo(400);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET /v1/centres HTTP/1.0\r\n\r\n",
                "GET / HTTP/9.9\r\nHost: localhost\r\n\r\n",
                "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n"
            })
    void anotherVersionOfHttpIsToldTheRightOne(String request) {
        String answer = RawHttp.exchange(server, request);
        assertThat(answer).startsWith("HTTP/1.1 505 ").contains("urn:open-cus:problem:http-version", "HTTP/1.1.");
    }

    @Test
    void moreConnectionsThanAllowedWaitUntilOthersAreClosed() {
        List<RawHttp> idle = new ArrayList<>();
        try {
            for (int i = 0; i < 60; i++) {
                idle.add(RawHttp.connect(server));
            }
            assertThat(server.get("/health/live").status()).isEqualTo(200);
        } finally {
            idle.forEach(RawHttp::close);
        }
    }

    private String drip(String text) throws InterruptedException {
        return drip("", text);
    }

    /** A byte every tenth of a second, so that no single read takes long. */
    private String drip(String first, String rest) throws InterruptedException {
        try (RawHttp http = RawHttp.connect(server)) {
            http.send(first);
            for (int i = 0; i < rest.length() && i < 25; i++) {
                http.send(rest.substring(i, i + 1));
                Thread.sleep(100);
            }
            return http.answer();
        }
    }
}
