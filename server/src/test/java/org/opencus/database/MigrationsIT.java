package org.opencus.database;

import static org.assertj.core.api.Assertions.assertThat;

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
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.opencus.testing.TestDatabase;

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
        assertThat(Migrations.trouble(transactions, "1")).contains("cannot be read");

        String version = Migrations.migrate(TestDatabase.access(settings));

        assertThat(Migrations.trouble(transactions, version)).isEmpty();
        assertThat(Migrations.trouble(transactions, "999")).contains("at version " + version + " instead of 999");
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
