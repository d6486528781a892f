package org.opencus.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What never reaches routing still gets a problem document, and the server stays healthy. */
class BrokenHttpTest {
    private static FixtureServer server;

    @BeforeAll
    static void start() {
        server = new FixtureServer();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static String send(byte[] request) throws IOException {
        try (Socket socket = new Socket("localhost", server.port())) {
            socket.setSoTimeout(10_000);
            OutputStream out = socket.getOutputStream();
            try {
                out.write(request);
                out.flush();
            } catch (IOException closedEarly) {
                assertThat(closedEarly).hasMessageMatching("(?i).*(broken pipe|reset).*");
            }
            byte[] answer = new byte[4096];
            int length = socket.getInputStream().read(answer);
            return new String(answer, 0, length, StandardCharsets.UTF_8);
        }
    }

    private static String send(String request) throws IOException {
        return send(request.replace("↵", "\r\n").getBytes(StandardCharsets.ISO_8859_1));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        GARBAGE↵↵                                                     | 400
        GET /v1/farms/x/animals HTTP/9.9↵Host: x↵↵                    | 505
        GET /v1/farms/x/animals HTTP/1.0↵↵                            | 505
        PRI * HTTP/2.0↵↵SM↵↵                                          | 505
        GET /v1/farms/x/animals http/1.1↵Host: x↵↵                    | 400
        GET /v1/farms/x/animals↵↵                                     | 400
        GET /v1/farms x/animals HTTP/1.1↵Host: x↵↵                    | 400
        GET /v1/farms/x/animals HTTP/1.1↵↵                            | 400
        GET /v1/farms/x/animals HTTP/1.1↵Host: x↵No Colon↵↵           | 400
        GET /v1/farms/%zz/animals HTTP/1.1↵Host: x↵↵                  | 400
        GET /v1/farms/%ff/animals HTTP/1.1↵Host: x↵↵                  | 400
        GET /v1/farms/x/animals?q=%C5 HTTP/1.1↵Host: x↵↵              | 400
        GET /v1/farms/x/animals?q=ÿ HTTP/1.1↵Host: x↵↵                | 400
        BREW /v1/farms/x/animals HTTP/1.1↵Host: x↵↵                   | 405
        GET /v1/farms/../x HTTP/1.1↵Host: x↵↵                         | 404
        GET //v1/farms/x/animals HTTP/1.1↵Host: x↵↵                   | 404
        GET http://x/v1/farms/x/animals HTTP/1.1↵Host: x↵↵            | 200
        PATCH /v1/farms/x/animals/017eb294-c000-7d00-9351-d89037d5b478 HTTP/1.1↵Host: x↵Content-Type: application/merge-patch+json↵Transfer-Encoding: chunked↵↵ZZ↵{} | 400
        PATCH /v1/farms/x/animals/017eb294-c000-7d00-9351-d89037d5b478 HTTP/1.1↵Host: x↵Content-Type: application/merge-patch+json↵Content-Length: abc↵↵{} | 400
        """)
    void answersBrokenRequestsWithAProblem(String request, int status) throws IOException {
        String answer = send(request);

        assertThat(answer).startsWith("HTTP/1.1 " + status + " ");
        assertThat(answer).contains("X-Request-Id: ");
        assertThat(status == 200 || answer.contains("application/problem+json")).isTrue();
        assertThat(server.get("/v1/farms/x/animals").statusCode()).isEqualTo(200);
    }

    @Test
    void tellsWhichVersionOfHttpItSpeaks() throws IOException {
        assertThat(send("GET /v1/farms/x/animals HTTP/1.0↵Accept-Language: en↵↵"))
                .contains("urn:open-cus:problem:http-version", "\"instance\":\"/v1/farms/x/animals\"", "HTTP/1.1");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET /v1/farms/x/animals HTTP/1.1↵Host: x↵If-None-Match: *↵↵",
                "HEAD /v1/farms/x/animals HTTP/1.1↵Host: x↵If-None-Match: *↵↵",
                "OPTIONS /v1/farms/x/animals HTTP/1.1↵Host: x↵↵"
            })
    void tellsNoLengthOfABodyThatIsNotThere(String request) throws IOException {
        String answer = send(request);

        assertThat(answer)
                .matches("(?s)HTTP/1.1 (304|204) .*\\r\\n\\r\\n")
                .doesNotContainIgnoringCase("Content-Length");
    }

    @ParameterizedTest
    @CsvSource({"20000, 431", "10000000, 431"})
    void refusesHeadersThatAreTooLarge(int size, int status) throws IOException {
        String answer = send("GET /v1/farms/x/animals HTTP/1.1↵Host: x↵X-Big: " + "a".repeat(size) + "↵↵");

        assertThat(answer).startsWith("HTTP/1.1 " + status + " ").contains("application/problem+json");
        assertThat(server.get("/v1/farms/x/animals").statusCode()).isEqualTo(200);
    }

    @Test
    void refusesAnAddressThatIsTooLong() throws IOException {
        String answer = send("GET /v1/farms/x/animals?q=" + "a".repeat(20_000) + " HTTP/1.1↵Host: x↵↵");

        assertThat(answer).startsWith("HTTP/1.1 414 ").contains("application/problem+json");
    }
}
