package org.opencus.client;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.opencus.client.FakeServer.json;
import static org.opencus.client.FakeServer.status;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.opencus.client.model.CodeName;
import org.opencus.client.model.Violation;

class AnswersTest {
    @RegisterExtension
    static final FakeServer SERVER = new FakeServer();

    private static final RequestOptions DEFAULT = RequestOptions.DEFAULT;
    private static final String RADLIN = "{\"code\":\"radlin\",\"name\":\"Radlin\"}";

    @Test
    void anAnswerCarriesStatusETagAndRequestId() {
        SERVER.answer(json(RADLIN).withHeader("ETag", "\"a1\"").withHeader("X-Request-Id", "from-server"));
        Answer<CodeName> answer = read();
        assertThat(answer.value()).isEqualTo(new CodeName("radlin", "Radlin"));
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.etag()).contains("\"a1\"");
        assertThat(answer.requestId()).isEqualTo("from-server");
        assertThat(answer.header("content-type")).contains("application/json");
        assertThat(answer.notModified()).isFalse();
    }

    @Test
    void withoutARequestIdFromTheServerItIsTheOneThatWasSent() {
        SERVER.answer(json(RADLIN));
        assertThat(read().requestId()).isEqualTo(SERVER.sent("X-Request-Id").get(0));
    }

    @Test
    void notModifiedHasNoValue() {
        SERVER.answer(status(304).withHeader("ETag", "\"a1\""));
        Answer<CodeName> answer = read(DEFAULT.withIfNoneMatch("\"a1\""));
        assertThat(answer.notModified()).isTrue();
        assertThat(answer.etag()).contains("\"a1\"");
        assertThatIllegalStateException().isThrownBy(answer::value);
        assertThat(SERVER.only().getHeader("If-None-Match")).isEqualTo("\"a1\"");
    }

    @Test
    void compressedAnswersAreRead() throws IOException {
        SERVER.answer(json("").withHeader("Content-Encoding", "gzip").withBody(gzip(RADLIN)));
        assertThat(read().value().name()).isEqualTo("Radlin");
        assertThat(SERVER.only().getHeader("Accept-Encoding")).isEqualTo("gzip");
    }

    @Test
    void aBrokenCompressionIsUnreadable() {
        SERVER.answer(json(RADLIN).withHeader("Content-Encoding", "gzip"));
        assertThatExceptionOfType(UnreadableAnswerException.class).isThrownBy(AnswersTest::read);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "[]",
                "\"text\"",
                "{\"code\":",
                "{\"code\":\"a\"}",
                "{\"code\":1,\"name\":[]}",
                "<html>"
            })
    void whatIsNotTheContractsIsUnreadable(String body) {
        SERVER.answer(json(body));
        assertThatExceptionOfType(UnreadableAnswerException.class)
                .isThrownBy(() -> read(DEFAULT.withRequestId("r-2")))
                .withMessage("GET /v1/places was answered 200 with a body that is not the contract's (request r-2)")
                .satisfies(e -> assertThat(e.requestId()).isEqualTo("r-2"));
        assertThat(SERVER.received()).hasSize(1);
    }

    @Test
    void aProblemIsReadWithAllItsFaultsAndWithoutWhatNobodyKnows() {
        SERVER.answer(status(400)
                .withHeader("Content-Type", "application/problem+json")
                .withBody("""
                    {"type": "urn:open-cus:problem:invalid-request", "title": "Nie tak", "status": 400,
                     "detail": "Liczba błędów: 2.", "requestId": "r-3", "balance": {"left": [1, null]},
                     "related": ["/v1/centres/gorno/residents/1", 7],
                     "errors": [
                       {"pointer": "/query/limit", "code": "maximum", "message": "Najwyżej 200.", "limit": 200},
                       {"pointer": "/query/colour", "code": "unknown-parameter", "message": "Nie ma."}]}
                    """));
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(AnswersTest::read)
                .withMessage("400 Nie tak (urn:open-cus:problem:invalid-request, request r-3)"
                        + "; /query/limit maximum: Najwyżej 200.; /query/colour unknown-parameter: Nie ma.")
                .satisfies(e -> assertThat(e.status()).isEqualTo(400))
                .satisfies(e -> assertThat(e.type()).isEqualTo("urn:open-cus:problem:invalid-request"))
                .satisfies(e -> assertThat(e.title()).isEqualTo("Nie tak"))
                .satisfies(e -> assertThat(e.detail()).contains("Liczba błędów: 2."))
                .satisfies(e -> assertThat(e.requestId()).isEqualTo("r-3"))
                .satisfies(e -> assertThat(e.related()).containsExactly("/v1/centres/gorno/residents/1"))
                .satisfies(e -> assertThat(e.violations())
                        .containsExactly(
                                new Violation("/query/limit", "maximum", "Najwyżej 200."),
                                new Violation("/query/colour", "unknown-parameter", "Nie ma.")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "<html>Bad Gateway</html>", "null", "[1]", "{", "{\"title\": 7, \"errors\": [1, {}]}"})
    void aRefusalBySomethingElseIsAProblemToo(String body) {
        SERVER.answer(status(502).withBody(body));
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(AnswersTest::read)
                .satisfies(e -> assertThat(e.status()).isEqualTo(502))
                .satisfies(e -> assertThat(e.type()).isEqualTo("about:blank"))
                .satisfies(e -> assertThat(e.title()).isEqualTo("HTTP 502"))
                .satisfies(e -> assertThat(e.detail()).isEmpty());
    }

    @Test
    void aRedirectIsNotFollowed() {
        SERVER.answer(status(302).withHeader("Location", "/elsewhere"));
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(AnswersTest::read)
                .satisfies(e -> assertThat(e.status()).isEqualTo(302));
        assertThat(SERVER.received()).hasSize(1);
    }

    @Test
    void bytesArriveAsAStream() throws IOException {
        byte[] bytes = {0, (byte) 0xff, 'P', 'K', (byte) 0x80};
        SERVER.answer(aResponse().withHeader("Content-Type", "application/zip").withBody(bytes));
        try (InputStream in = send(Body.stream("application/zip")).value()) {
            assertThat(in.readAllBytes()).isEqualTo(bytes);
        }
        assertThat(SERVER.only().getHeader("Accept")).isEqualTo("application/zip, application/problem+json");
    }

    @Test
    void aRefusedStreamIsAProblem() {
        SERVER.answer(status(404).withBody("{\"title\":\"Nie znaleziono\"}"));
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> send(Body.stream("application/zip")))
                .satisfies(e -> assertThat(e.title()).isEqualTo("Nie znaleziono"));
    }

    @Test
    void linesAreReadOneByOne() {
        String rest = "\n" + RADLIN.replace("Radlin", "Krajno") + "\n\nthis line is never read";
        SERVER.answer(aResponse().withBody(RADLIN + rest));
        try (Stream<CodeName> lines = send(Body.lines(CodeName.class)).value()) {
            assertThat(lines.limit(2).map(CodeName::name)).containsExactly("Radlin", "Krajno");
        }
        assertThat(SERVER.only().getHeader("Accept")).startsWith("application/x-ndjson");
    }

    @Test
    void textIsReadAsUtf8() {
        SERVER.answer(aResponse().withHeader("Content-Type", "application/yaml").withBody("title: Żółć\n"));
        assertThat(send(Body.text("application/yaml")).value()).isEqualTo("title: Żółć\n");
    }

    @Test
    void anyObjectIsReadAsAMap() {
        SERVER.answer(json("{\"openapi\": \"3.1.0\", \"paths\": {\"/\": [true]}}"));
        assertThat(send(Body.object()).value())
                .containsEntry("openapi", "3.1.0")
                .extractingByKey("paths")
                .isEqualTo(java.util.Map.of("/", List.of(true)));
    }

    private static Answer<CodeName> read() {
        return read(DEFAULT);
    }

    private static Answer<CodeName> read(RequestOptions options) {
        return SERVER.client().send(Call.to("GET", "/v1/places").reading(Body.json(CodeName.class)), options);
    }

    private static <T> Answer<T> send(Body<T> body) {
        return SERVER.client().send(Call.to("GET", "/v1/places").reading(body), DEFAULT);
    }

    private static byte[] gzip(String text) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
            out.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return bytes.toByteArray();
    }
}
