package org.opencus.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.opencus.database.DataDirectoryRefused.Reason;
import org.opencus.testing.TestDatabase;

class EmbeddedDatabaseIT {
    @TempDir
    private Path directory;

    /** The library unpacks PostgreSQL once in a JVM, for all: not into a directory that goes with this test. */
    @BeforeAll
    static void unpackedElsewhere() {
        TestDatabase.drop(TestDatabase.empty());
    }

    @Test
    void keepsDataOverRestartsUntilReset() throws SQLException {
        try (var database = EmbeddedDatabase.start(directory, false)) {
            run(database, "create table kept (id int)");
        }
        try (var database = EmbeddedDatabase.start(directory, false)) {
            run(database, "insert into kept values (1)");
            assertThat(setting(database, "fsync")).isEqualTo("on");
            assertThat(setting(database, "synchronous_commit")).isEqualTo("on");
        }
        try (var database = EmbeddedDatabase.start(directory, true)) {
            assertThatThrownBy(() -> run(database, "insert into kept values (1)"))
                    .hasMessageContaining("kept");
        }
    }

    @Test
    void startsAgainAfterItWasKilledWithoutLosingWhatWasCommitted() throws IOException, SQLException {
        try (var database = EmbeddedDatabase.start(directory, false)) {
            run(database, "create table kept (id int)");
            long pid = Long.parseLong(Files.readAllLines(directory.resolve("postgresql/postmaster.pid"))
                    .getFirst()
                    .strip());
            assertThat(ProcessHandle.of(pid).orElseThrow().destroyForcibly()).isTrue();
            await(() -> runs(database, "insert into kept values (1)"));
        }
    }

    private static boolean runs(EmbeddedDatabase database, String sql) {
        try {
            run(database, sql);
            return true;
        } catch (SQLException notYet) {
            return false;
        }
    }

    private static void await(BooleanSupplier condition) {
        long limit = System.nanoTime() + Duration.ofSeconds(120).toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("it happens in time").isLessThan(limit);
            LockSupport.parkNanos(10_000_000);
        }
    }

    @Test
    void letsNobodyInWithoutThePassword() {
        try (var database = EmbeddedDatabase.start(directory, false)) {
            assertThatThrownBy(() -> DriverManager.getConnection(database.url(), database.user(), "guess")
                            .close())
                    .hasMessageContaining("password");
        }
    }

    @Test
    void refusesADirectoryThatIsInUse() {
        try (var _ = EmbeddedDatabase.start(directory, false)) {
            assertThatThrownBy(() -> EmbeddedDatabase.start(directory, false))
                    .isInstanceOfSatisfying(
                            DataDirectoryRefused.class,
                            e -> assertThat(e.reason()).isEqualTo(Reason.IN_USE))
                    .hasMessageContaining("CUS_DATA_DIR");
        }
    }

    @Test
    void saysWhichVersionMadeTheData() throws IOException {
        EmbeddedDatabase.start(directory, false).close();
        Files.writeString(directory.resolve("postgresql/PG_VERSION"), "14\n");
        assertThatThrownBy(() -> EmbeddedDatabase.start(directory, false))
                .isInstanceOfSatisfying(
                        DataDirectoryRefused.class, e -> assertThat(e.reason()).isEqualTo(Reason.OTHER_VERSION))
                .hasMessageContaining("PostgreSQL 14")
                .hasMessageContaining("--reset");
    }

    @Test
    void startsOverWhatAnInterruptedFirstStartLeft() throws IOException, SQLException {
        Path data = Files.createDirectories(directory.resolve("postgresql"));
        Files.writeString(data.resolve("postgresql.conf"), "half written");
        try (var database = EmbeddedDatabase.start(directory, false)) {
            run(database, "create table works (id int)");
        }
    }

    @Test
    void ignoresThePidOfAnotherProcess() throws IOException, SQLException {
        EmbeddedDatabase.start(directory, false).close();
        Files.writeString(
                directory.resolve("postgresql/postmaster.pid"),
                ProcessHandle.current().pid() + "\n" + directory + "\n1\n1\n");
        try (var database = EmbeddedDatabase.start(directory, false)) {
            run(database, "create table works (id int)");
        }
    }

    private static void run(EmbeddedDatabase database, String sql) throws SQLException {
        try (Connection connection = connect(database);
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String setting(EmbeddedDatabase database, String name) throws SQLException {
        try (Connection connection = connect(database);
                var statement = connection.createStatement();
                var rows = statement.executeQuery("show " + name)) {
            assertThat(rows.next()).isTrue();
            return rows.getString(1);
        }
    }

    private static Connection connect(EmbeddedDatabase database) throws SQLException {
        return DriverManager.getConnection(database.url(), database.user(), database.password());
    }
}
