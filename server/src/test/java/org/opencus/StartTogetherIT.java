package org.opencus;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.opencus.database.DatabaseSettings;
import org.opencus.testing.Statements;
import org.opencus.testing.TestDatabase;
import org.opencus.testing.TestServer;

/** Two instances of a demo that start at once on one database. */
class StartTogetherIT {
    @Test
    void bothServeAndTheInventedPeopleAreThereOnce() throws InterruptedException, ExecutionException {
        DatabaseSettings database = TestDatabase.demo();
        Callable<TestServer> start = () -> TestServer.start(database, Map.of());
        try (var starting = Executors.newFixedThreadPool(2)) {
            for (Future<TestServer> started : starting.invokeAll(List.of(start, start))) {
                try (TestServer server = started.get()) {
                    assertThat(server.get("/v1/centres/gorno").status()).isEqualTo(200);
                }
            }
        }
        assertThat(Statements.text(database, "select count(*) from resident")).isEqualTo("6");
        TestDatabase.drop(database);
    }
}
