package org.opencus.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.opencus.contract.FixtureServer.header;

import java.io.IOException;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is sent as prepared bytes must be what the long way sends. */
class PreparedTest {
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

    private static Map<String, List<String>> headers(HttpResponse<?> response) {
        Map<String, List<String>> headers = new TreeMap<>(response.headers().map());
        headers.keySet().removeIf(name -> name.equalsIgnoreCase("date") || name.equalsIgnoreCase("x-request-id"));
        return headers;
    }

    @ParameterizedTest
    @CsvSource({"application/json, identity", "text/csv, identity", "text/csv, gzip"})
    void hasTheHeadersOfTheAnswerThatItRepeats(String accept, String encoding) {
        HttpResponse<String> fresh = server.get(ONE, "Accept", accept, "Accept-Encoding", encoding);
        HttpResponse<String> kept = server.get(ONE, "Accept", accept, "Accept-Encoding", encoding);

        assertThat(server.calls).hasValue(1);
        assertThat(headers(kept)).isEqualTo(headers(fresh)).containsKeys("etag", "cache-control", "vary");
        assertThat(kept.body()).isEqualTo(fresh.body());
        assertThat(kept.headers().allValues("Date")).hasSize(1);
    }

    @Test
    void carriesTheRequestIdOfItsOwnRequest() {
        server.get(LIST, "X-Request-Id", "first");

        HttpResponse<String> kept = server.get(LIST, "X-Request-Id", "second");

        assertThat(server.calls).hasValue(1);
        assertThat(kept.headers().allValues("X-Request-Id")).containsExactly("second");
    }

    @Test
    void isObservedAsAnyOther() throws InterruptedException {
        server.get(LIST);
        server.get(LIST);

        assertThat(server.observed.take()).isEqualTo("listAnimals 200");
        assertThat(server.observed.take()).isEqualTo("listAnimals 200");
    }

    @Test
    void leavesTheConnectionToTheNextRequest() throws IOException {
        server.get(LIST);

        String request = "GET " + LIST + " HTTP/1.1\r\nHost: x\r\n";
        String answers = all((request + "\r\n").repeat(2) + request + "Connection: close\r\n\r\n");

        assertThat(server.calls).hasValue(1);
        assertThat(answers.split("HTTP/1.1 200 OK\r\n", -1)).hasSize(4);
        assertThat(answers.split("Connection: keep-alive\r\n", -1)).hasSize(3);
        assertThat(answers.substring(answers.lastIndexOf("HTTP/1.1"))).contains("Connection: close\r\n");
    }

    @Test
    void tellsTheSameByHead() {
        HttpResponse<String> get = server.get(LIST);
        HttpResponse<String> head = server.ask("HEAD", LIST, null);

        assertThat(server.calls).hasValue(1);
        assertThat(headers(head)).isEqualTo(headers(get));
        assertThat(header(head, "Content-Length"))
                .contains(Integer.toString(get.body().length()));
        assertThat(head.body()).isEmpty();
    }

    /** The buffers of answers are used again. */
    @Test
    void mixesNoAnswersThatAreSentAtOnce() throws InterruptedException {
        String list = server.get(LIST).body();
        String one = server.get(ONE, "Accept", "text/csv").body();

        List<Callable<Boolean>> callers = IntStream.range(0, 40)
                .<Callable<Boolean>>mapToObj(caller -> () -> {
                    boolean own = true;
                    for (int i = 0; i < 50; i++) {
                        own &= isOwn(server.get(LIST, "X-Request-Id", "l" + caller), list, "l" + caller)
                                && isOwn(
                                        server.get(ONE, "Accept", "text/csv", "X-Request-Id", "o" + caller),
                                        one,
                                        "o" + caller);
                    }
                    return own;
                })
                .toList();
        try (ExecutorService threads = Executors.newFixedThreadPool(callers.size())) {
            assertThat(threads.invokeAll(callers))
                    .allSatisfy(own -> assertThat(own.get()).isTrue());
        }
        assertThat(server.calls).hasValue(2);
    }

    private static boolean isOwn(HttpResponse<String> answer, String body, String id) {
        return answer.body().equals(body) && header(answer, "X-Request-Id").equals(Optional.of(id));
    }

    private String all(String requests) throws IOException {
        try (Socket socket = new Socket("localhost", server.port())) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream().write(requests.getBytes(StandardCharsets.US_ASCII));
            socket.shutdownOutput();
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
