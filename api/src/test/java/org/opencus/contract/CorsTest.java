package org.opencus.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.opencus.contract.FixtureServer.header;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class CorsTest {
    private static final String LIST = "/v1/farms/gorno/animals";
    private static FixtureServer server;

    @BeforeAll
    static void start() {
        server = new FixtureServer();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    /** The JDK's client does not let tests set the headers of browsers. */
    private static List<String> ask(String method, String target, String... headers) throws IOException {
        try (Socket socket = new Socket("localhost", server.port())) {
            String request =
                    method + " " + target + " HTTP/1.1\r\nHost: x\r\n" + String.join("\r\n", headers) + "\r\n\r\n";
            socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
            BufferedReader lines =
                    new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
            return Stream.generate(() -> line(lines))
                    .takeWhile(line -> !line.isEmpty())
                    .toList();
        }
    }

    private static String line(BufferedReader lines) {
        try {
            return lines.readLine();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void anySiteMayReadPublicAnswersAndTheirProblems() {
        assertThat(header(server.get(LIST), "Access-Control-Allow-Origin")).contains("*");
        assertThat(header(server.get(LIST), "Access-Control-Expose-Headers")).contains("*");
        assertThat(header(server.get(LIST + "?limit=0"), "Access-Control-Allow-Origin"))
                .contains("*");
        assertThat(header(server.get("/nothing"), "Access-Control-Allow-Origin"))
                .contains("*");
    }

    @Test
    void answersAPreflight() throws IOException {
        assertThat(ask("OPTIONS", LIST, "Origin: https://any.example", "Access-Control-Request-Method: GET"))
                .startsWith("HTTP/1.1 204 No Content")
                .contains("Access-Control-Allow-Origin: *", "Access-Control-Allow-Methods: GET, HEAD, OPTIONS, POST")
                .anyMatch(line -> line.startsWith("Access-Control-Allow-Headers: ")
                        && line.contains("Idempotency-Key")
                        && line.contains("X-Purpose"));
    }

    @Test
    void onlyListedSitesMayCallWhatIsNotPublic() throws IOException {
        String asked = "Access-Control-Request-Method: POST";

        assertThat(ask("OPTIONS", LIST, "Origin: https://panel.example", asked))
                .contains("Access-Control-Allow-Origin: https://panel.example", "Vary: Origin");
        assertThat(ask("OPTIONS", LIST, "Origin: https://evil.example", asked))
                .noneMatch(line -> line.startsWith("Access-Control-Allow-Origin"));
        assertThat(ask("POST", LIST, "Origin: https://panel.example", "Content-Length: 0"))
                .startsWith("HTTP/1.1 401 Authentication required")
                .contains("Access-Control-Allow-Origin: https://panel.example");
    }

    @Test
    void plainOptionsTellsTheMethods() throws IOException {
        assertThat(ask("OPTIONS", LIST)).contains("Allow: GET, HEAD, OPTIONS, POST");
    }
}
