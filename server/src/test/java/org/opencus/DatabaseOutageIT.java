package org.opencus;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.opencus.database.DatabaseSettings;
import org.opencus.testing.Answer;
import org.opencus.testing.TestDatabase;
import org.opencus.testing.TestServer;

@TestInstance(Lifecycle.PER_CLASS)
class DatabaseOutageIT {
    private static final String UNCACHED = "/v1/centres/gorno/services?limit=";
    private final DatabaseSettings database = TestDatabase.demo();
    private final TestServer server = TestServer.start(database, Map.of("CUS_DB_CONNECT_TIMEOUT", "500ms"));

    @AfterAll
    void stop() {
        server.close();
        TestDatabase.drop(database);
    }

    @Test
    void theServerStaysUpAndRecoversWithTheDatabase() throws SQLException {
        assertThat(server.get("/health/ready").status()).isEqualTo(200);
        allowConnections(false);
        eventually(() -> server.get("/health/ready").status() == 503);
        Answer refused = server.get(UNCACHED + 7);
        assertThat(refused.status()).isEqualTo(503);
        assertThat(refused.header("Retry-After")).isPresent();
        assertThat(refused.object().getString("type")).isEqualTo("urn:open-cus:problem:unavailable");
        assertThat(server.get("/health/live").status()).isEqualTo(200);
        assertThat(server.get("/openapi.yaml").status()).isEqualTo(200);

        allowConnections(true);
        eventually(() -> server.get("/health/ready").status() == 200);
        eventually(() -> server.get(UNCACHED + 8).status() == 200);
    }

    @Test
    void aServerWhoseConnectionsAreAllInUseIsStillReady() throws SQLException, InterruptedException {
        try (var connection = DriverManager.getConnection(database.url(), database.user(), database.password());
                var statement = connection.createStatement();
                var waiting = Executors.newVirtualThreadPerTaskExecutor()) {
            connection.setAutoCommit(false);
            statement.execute("lock table service in access exclusive mode");
            IntStream.range(0, TestServer.POOL_SIZE)
                    .forEach(n -> waiting.execute(() -> server.get(UNCACHED + (20 + n))));
            String full = "db_pool_active " + (double) TestServer.POOL_SIZE;
            eventually(() -> server.get("/metrics").text().contains(full));
            assertThat(server.get("/health/ready").status()).isEqualTo(200);
            connection.rollback();
        }
    }

    private void allowConnections(boolean allow) throws SQLException {
        URI address = URI.create(database.url().substring("jdbc:".length()));
        String name = address.getPath().substring(1);
        String other = "jdbc:postgresql://localhost:" + address.getPort() + "/postgres";
        try (var connection = DriverManager.getConnection(other, database.user(), database.password());
                var statement = connection.createStatement()) {
            statement.execute("alter database " + name + " allow_connections " + allow);
            if (!allow) {
                statement.execute(
                        "select pg_terminate_backend(pid) from pg_stat_activity where datname = '" + name + "'");
            }
        }
    }

    private static void eventually(BooleanSupplier condition) {
        long limit = System.nanoTime() + Duration.ofSeconds(60).toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("it happens in time").isLessThan(limit);
            pause();
        }
    }

    private static void pause() {
        try {
            Thread.sleep(10);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
