package org.opencus;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.opencus.database.DatabaseSettings;
import org.opencus.testing.RawHttp;
import org.opencus.testing.TestDatabase;
import org.opencus.testing.TestServer;

/** Clients that keep their connections busy while the server is told to stop. */
class DrainIT {
    private static final int CLIENTS = 6;
    private static final String REQUEST = "GET %s HTTP/1.1\r\nHost: localhost\r\n\r\n";

    @Test
    void everyRequestIsAnsweredAndEachConnectionIsToldToEnd() throws InterruptedException, ExecutionException {
        DatabaseSettings database = TestDatabase.demo();
        TestServer server = TestServer.start(database, Map.of("CUS_HTTP_DRAIN_DELAY", "2s"));
        var busy = new CountDownLatch(CLIENTS);
        List<Future<String>> last = new ArrayList<>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor();
                RawHttp idle = RawHttp.connect(server)) {
            for (int i = 0; i < CLIENTS; i++) {
                String path = i % 2 == 0 ? "/v1/centres" : "/v1/centres/gorno/services?limit=" + (i + 1);
                last.add(threads.submit(asksUntilToldToEnd(server, path, busy)));
            }
            assertThat(idle.send(REQUEST.formatted("/v1/centres")).answer()).startsWith("HTTP/1.1 200 ");
            busy.await();
            server.close();
            for (Future<String> answer : last) {
                assertThat(answer.get()).startsWith("HTTP/1.1 200 ").endsWith("}");
            }
            assertThat(idle.isEnded()).isTrue();
        } finally {
            TestDatabase.drop(database);
        }
    }

    private static Callable<String> asksUntilToldToEnd(TestServer server, String path, CountDownLatch busy) {
        return () -> {
            try (RawHttp http = RawHttp.connect(server)) {
                String answer;
                do {
                    answer = http.send(REQUEST.formatted(path)).answer();
                    busy.countDown();
                } while (answer.startsWith("HTTP/1.1 200 ")
                        && !answer.toLowerCase(Locale.ROOT).contains("connection: close"));
                return answer;
            }
        };
    }
}
