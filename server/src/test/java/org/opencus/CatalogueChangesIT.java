package org.opencus;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.opencus.database.DatabaseSettings;
import org.opencus.testing.Answer;
import org.opencus.testing.Member;
import org.opencus.testing.TestDatabase;
import org.opencus.testing.TestServer;

/** Two instances on one database: what is kept in memory never outlives a change of its data. */
@Tag("every-postgres")
@TestInstance(Lifecycle.PER_CLASS)
class CatalogueChangesIT {
    private static final String CENTRE = "/v1/centres/gorno";
    private DatabaseSettings database;
    private TestServer one;
    private TestServer other;

    @BeforeAll
    void start() {
        database = TestDatabase.demo();
        one = TestServer.start(database, Map.of());
        other = TestServer.start(database, Map.of());
        eventually(() -> isKept(one) && isKept(other));
    }

    @AfterAll
    void stop() {
        one.close();
        other.close();
        TestDatabase.drop(database);
    }

    @Test
    void aChangeIsSeenByEveryInstanceAtOnce() throws SQLException {
        for (int i = 0; i < 20; i++) {
            String name = "Centrum nr " + i;
            rename(name);
            eventually(() -> shown(one).equals(name) && shown(other).equals(name));
        }
    }

    @Test
    void theInstanceThatMadeAChangeShowsItInItsNextAnswer() {
        Member director = Member.of(one, "director", "gorno");
        for (int i = 0; i < 30; i++) {
            String name = "Zmiana nr " + i;
            Answer changed = director.patch(
                    CENTRE, one.get(CENTRE).header("ETag").orElseThrow(), "{\"name\": \"%s\"}".formatted(name));
            assertThat(changed.status()).as(changed.toString()).isEqualTo(200);
            assertThat(shown(one)).isEqualTo(name);
        }
    }

    @Test
    void nothingIsServedFromMemoryWhileChangesAreNotHeard() throws SQLException {
        eventually(() -> isKept(one));
        try (var connection = DriverManager.getConnection(database.url(), database.user(), database.password());
                var statement = connection.createStatement()) {
            statement.execute("select pg_terminate_backend(pid) from pg_stat_activity"
                    + " where datname = current_database() and query like 'listen %'");
        }
        String name = "Zmienione w ciszy";
        rename(name);
        eventually(() -> shown(one).equals(name) && shown(other).equals(name));
        eventually(() -> isKept(one) && isKept(other));
        rename("Znowu słychać");
        eventually(() -> shown(one).equals("Znowu słychać") && shown(other).equals("Znowu słychać"));
    }

    private static String shown(TestServer server) {
        return server.get(CENTRE).object().getString("name");
    }

    /** Whether a second look at a centre is answered from memory. */
    private static boolean isKept(TestServer server) {
        shown(server);
        double before = served(server);
        shown(server);
        return served(server) > before;
    }

    private static double served(TestServer server) {
        return server.get("/metrics")
                .text()
                .lines()
                .filter(line -> line.startsWith("http_hot_answers_total "))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.indexOf(' '))))
                .sum();
    }

    private void rename(String name) throws SQLException {
        try (var connection = DriverManager.getConnection(database.url(), database.user(), database.password());
                var statement = connection.prepareStatement(
                        "update centre set name = ?, document = jsonb_set(document, '{name}', to_jsonb(cast(? as"
                                + " text))) where code = 'gorno'")) {
            statement.setString(1, name);
            statement.setString(2, name);
            assertThat(statement.executeUpdate()).isEqualTo(1);
        }
    }

    private static void eventually(BooleanSupplier condition) {
        long limit = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("it happens in time").isLessThan(limit);
            pause();
        }
    }

    private static void pause() {
        try {
            Thread.sleep(1);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
