package org.opencus.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.flywaydb.core.api.FlywayException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.opencus.testing.Statements;
import org.opencus.testing.TestDatabase;
import org.postgresql.ds.PGSimpleDataSource;

@Tag("every-postgres")
class MigrationsIT {
    private static final int INSTANCES = 4;

    private final DatabaseSettings settings = TestDatabase.empty();
    private final Database database = new Database(settings);
    private final Transactions transactions = new Transactions(database, (statement, nanos) -> {});

    @AfterEach
    void drop() {
        database.close();
        TestDatabase.drop(settings);
    }

    @Test
    void instancesThatStartTogetherMigrateOnce() throws InterruptedException, ExecutionException {
        List<String> versions = migrateTogether();

        assertThat(versions).hasSize(INSTANCES).containsOnly(versions.getFirst());
        List<String> history = history();
        assertThat(history).isNotEmpty().last().isEqualTo(versions.getFirst());
        assertThat(new HashSet<>(history)).hasSameSizeAs(history);

        assertThat(Migrations.migrate(TestDatabase.access(settings))).isEqualTo(versions.getFirst());
        assertThat(history()).isEqualTo(history);
    }

    @Test
    void saysWhenTheTablesAreNotThoseThatTheServerNeeds() {
        assertThat(Migrations.trouble(database, "1")).contains("cannot be read");

        String version = Migrations.migrate(TestDatabase.access(settings));

        assertThat(Migrations.trouble(database, version)).isEmpty();
        assertThat(Migrations.trouble(database, "999")).contains("at version " + version + " instead of 999");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update flyway_schema_history set checksum = checksum + 1 where installed_rank = 1",
                "update flyway_schema_history set success = false where installed_rank = 2",
                "delete from flyway_schema_history where installed_rank = 3",
                "insert into flyway_schema_history select 900, '900', 'later', 'SQL', 'V900__later.sql', 1, "
                        + "installed_by, now(), 1, true from flyway_schema_history where installed_rank = 1"
            })
    void asksFlywayWheneverTheHistoryIsNotThatOfThisServer(String difference) throws SQLException {
        assertThat(ShippedMigrations.applied(source())).isEmpty();
        String version = Migrations.migrate(TestDatabase.access(settings));
        assertThat(ShippedMigrations.applied(source())).contains(version);

        try (Connection connection = source().getConnection();
                Statement statement = connection.createStatement()) {
            assertThat(statement.executeUpdate(difference)).isEqualTo(1);
        }

        assertThat(ShippedMigrations.applied(source())).isEmpty();
    }

    @Test
    void refusesTablesThatAnotherMigrationOfTheSameNameMade() throws SQLException {
        Migrations.migrate(TestDatabase.access(settings));
        try (Connection connection = source().getConnection();
                Statement statement = connection.createStatement()) {
            statement.executeUpdate("update flyway_schema_history set checksum = 1 where installed_rank = 1");
        }

        assertThatThrownBy(() -> Migrations.migrate(TestDatabase.access(settings)))
                .isInstanceOf(FlywayException.class)
                .hasMessageContaining("checksum mismatch");
    }

    @Test
    void commandsMakeTablesButNeverChangeThoseOfAServer() {
        DatabaseAccess access = TestDatabase.access(settings);
        String version = Migrations.makeOrRequire(access);
        assertThat(history()).last().isEqualTo(version);
        assertThat(Migrations.makeOrRequire(access)).isEqualTo(version);

        Statements.run(settings, "delete from flyway_schema_history where version = '" + version + "'");

        assertThatThrownBy(() -> Migrations.makeOrRequire(access))
                .isInstanceOf(DatabaseUnavailable.class)
                .hasMessageContaining("not those that this program needs");
        assertThat(history()).doesNotContain(version);
    }

    @Test
    void saysWhatTheOwnerLacks() {
        DatabaseSettings server = TestDatabase.access(settings).server();
        assertThatThrownBy(() -> Migrations.migrate(new DatabaseAccess(server, server)))
                .isInstanceOf(DatabaseUnavailable.class)
                .hasMessageContaining("The database role " + server.user() + " may not make tables");

        DatabaseSettings nobody = settings.at(settings.url(), "nobody_here", "");
        assertThatThrownBy(() -> Migrations.migrate(new DatabaseAccess(nobody, server)))
                .isInstanceOf(DatabaseUnavailable.class)
                .hasMessageContaining("refused the log-in (28");

        DatabaseSettings nowhere = settings.at(settings.url() + "_gone", settings.user(), settings.password());
        assertThatThrownBy(() -> Migrations.migrate(new DatabaseAccess(nowhere, server)))
                .isInstanceOf(DatabaseUnavailable.class)
                .hasMessageContaining("There is no such database (3D000)");
    }

    private PGSimpleDataSource source() {
        var source = new PGSimpleDataSource();
        source.setUrl(settings.url());
        source.setUser(settings.user());
        source.setPassword(settings.password());
        return source;
    }

    private List<String> migrateTogether() throws InterruptedException, ExecutionException {
        CyclicBarrier start = new CyclicBarrier(INSTANCES);
        Callable<String> instance = () -> {
            start.await();
            return Migrations.migrate(TestDatabase.access(settings));
        };
        List<String> versions = new ArrayList<>();
        try (ExecutorService instances = Executors.newFixedThreadPool(INSTANCES)) {
            for (Future<String> migrated : instances.invokeAll(Collections.nCopies(INSTANCES, instance))) {
                versions.add(migrated.get());
            }
        }
        return versions;
    }

    /** Versions in the order in which they were applied, each as often as it was. */
    private List<String> history() {
        return transactions.read(tx -> tx.execute()
                .createNamedQuery(
                        "test.history",
                        "select version from flyway_schema_history where version is not null and success order by"
                                + " installed_rank")
                .execute()
                .map(row -> Rows.text(row, "version"))
                .toList());
    }
}
