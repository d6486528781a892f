package org.opencus.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.opencus.database.DatabaseSettings;
import org.opencus.testing.Answer;
import org.opencus.testing.RawHttp;
import org.opencus.testing.TestDatabase;
import org.opencus.testing.TestServer;

class AccessLogIT {
    private static final String PESEL = "44051401359";
    private static final Logger ACCESS = Logger.getLogger("org.opencus.access");
    private static final List<String> LINES = new CopyOnWriteArrayList<>();
    private static final Handler LISTENER = new Handler() {
        @Override
        public void publish(LogRecord entry) {
            LINES.add(entry.getMessage().replaceAll(" \\d+us$", ""));
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    };
    private static final Level QUIET = ACCESS.getLevel();
    private static DatabaseSettings database;
    private static TestServer server;

    @BeforeAll
    static void open() {
        ACCESS.setLevel(Level.INFO);
        ACCESS.addHandler(LISTENER);
        database = TestDatabase.demo();
        server = TestServer.start(database, Map.of("CUS_LOG_ACCESS", "true"));
    }

    @AfterAll
    static void close() {
        ACCESS.removeHandler(LISTENER);
        ACCESS.setLevel(QUIET);
        server.close();
        TestDatabase.drop(database);
    }

    @Test
    void tellsAlsoOfWhatNeverReachedTheRouting() {
        LINES.clear();
        assertThat(RawHttp.exchange(server, "GET / HTTP/9.9\r\nHost: localhost\r\n\r\n"))
                .startsWith("HTTP/1.1 505 ");
        awaitLines("- - 505");
    }

    @Test
    void namesThePathOfTheContractAndNeverWhatStoodInIt() {
        LINES.clear();
        String[] staff = server.as("plan-coordinator", "gorno");
        Answer badId = server.get("/v1/centres/gorno/residents/" + PESEL, staff);
        assertThat(badId.status()).isEqualTo(400);
        assertThat(badId.text()).doesNotContain(PESEL);
        Answer noPath = server.get("/pesel/" + PESEL);
        assertThat(noPath.object().getString("instance")).isEqualTo("/pesel/...");
        server.get("/v1/centres?pesel=" + PESEL);
        server.get("/v1/centres/gorno/services?limit=1");
        server.get("/v1/centres/gorno/services?limit=1");
        awaitLines(
                "POST /demo/token 200",
                "GET /v1/centres/{centre}/residents/{residentId} 400",
                "GET - 404",
                "GET /v1/centres 400",
                "GET /v1/centres/{centre}/services 200");
        assertThat(LINES).noneMatch(line -> line.contains(PESEL) || line.contains("gorno"));
    }

    /** A line is written after its answer has gone. */
    private static void awaitLines(String... lines) {
        long limit = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        while (!LINES.containsAll(List.of(lines)) && System.nanoTime() < limit) {
            Thread.onSpinWait();
        }
        assertThat(LINES).contains(lines);
    }
}
