package org.opencus;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.opencus.database.DatabaseSettings;
import org.opencus.testing.Answer;
import org.opencus.testing.ServerExtension;
import org.opencus.testing.TestServer;

@ExtendWith(ServerExtension.class)
class DatabaseOutageIT {
    private static final String UNCACHED = "/v1/centres/gorno/services?limit=";

    @Test
    void theServerStaysUpAndRecoversWithTheDatabase(TestServer server) throws SQLException {
        assertThat(server.get("/health/ready").status()).isEqualTo(200);
        allowConnections(server.database(), false);
        eventually(() -> server.get("/health/ready").status() == 503);
        Answer refused = server.get(UNCACHED + 7);
        assertThat(refused.status()).isEqualTo(503);
        assertThat(refused.header("Retry-After")).isPresent();
        assertThat(refused.object().getString("type")).isEqualTo("urn:open-cus:problem:unavailable");
        assertThat(server.get("/health/live").status()).isEqualTo(200);
        assertThat(server.get("/openapi.yaml").status()).isEqualTo(200);

        allowConnections(server.database(), true);
        eventually(() -> server.get("/health/ready").status() == 200);
        eventually(() -> server.get(UNCACHED + 8).status() == 200);
    }

    private static void allowConnections(DatabaseSettings database, boolean allow) throws SQLException {
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
        }
    }
}
