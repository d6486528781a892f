package org.opencus.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.opencus.contract.Refusal;
import org.opencus.testing.DatabaseExtension;
import org.opencus.testing.Statements;
import org.opencus.testing.TestDatabase;

@Tag("every-postgres")
@ExtendWith(DatabaseExtension.class)
class TransactionsIT {
    private final Transactions transactions;
    private final DatabaseSettings settings;

    TransactionsIT(Transactions transactions, DatabaseSettings settings) {
        this.transactions = transactions;
        this.settings = settings;
    }

    @BeforeEach
    void anEmptyTable() {
        long none = transactions.write(tx -> {
            tx.execute()
                    .createNamedDmlStatement("note.drop", "drop table if exists note")
                    .execute();
            return tx.execute().createNamedDmlStatement("note.create", """
                create table note (id uuid primary key, text text constraint note_text_once unique,
                    words text[], document jsonb, at timestamptz, day date, size bigint)
                """).execute();
        });
        assertThat(none).isZero();
    }

    @Test
    void runsOnTheVersionThatIsToBeTested() {
        String version = transactions.read(tx -> tx.execute()
                .createNamedQuery("server.version", "select current_setting('server_version') as version")
                .execute()
                .map(row -> Rows.text(row, "version"))
                .findFirst()
                .orElseThrow());
        String wanted = System.getProperty("cus.test.postgres.version", "18.");
        assertThat(version).startsWith(wanted.substring(0, wanted.indexOf('.') + 1));
    }

    @Test
    void aSnapshotSeesOneStateOnly() {
        List<Long> counted = transactions.snapshot(tx -> {
            long before = notes(tx);
            CompletableFuture.runAsync(() -> transactions.write(other -> other.execute()
                            .createNamedInsert("note.insert", "insert into note (id) values (gen_random_uuid())")
                            .execute()))
                    .orTimeout(30, TimeUnit.SECONDS)
                    .join();
            return List.of(before, notes(tx));
        });
        assertThat(counted).containsExactly(0L, 0L);
        assertThat(transactions.read(TransactionsIT::notes)).isEqualTo(1);
    }

    private static long notes(Tx tx) {
        return tx.execute()
                .createNamedQuery("note.count", "select count(*) as notes from note")
                .execute()
                .map(row -> Rows.number(row, "notes"))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void keepsWhatWasWritten() {
        UUID id = UUID.randomUUID();
        Instant at = Instant.parse("2022-02-01T10:20:30.123456Z");
        transactions.write(tx -> tx.execute()
                .createNamedInsert("note.insert", """
                    insert into note (id, text, words, document, at)
                    values (:id, :text, cast(:words as text[]), :document, :at)
                    """)
                .addParam("id", id)
                .addParam("text", "zażółć")
                .addParam("words", Parameters.texts(List.of("gęślą", "ja,źń", "\"")))
                .addParam("document", "{\"a\": 1}")
                .addParam("at", Parameters.moment(at))
                .execute());
        var read = transactions.read(tx -> tx.execute()
                .createNamedQuery("note.all", "select * from note")
                .execute()
                .map(row -> List.of(
                        Rows.uuid(row, "id"),
                        Rows.text(row, "text"),
                        Rows.texts(row, "words"),
                        Rows.text(row, "document"),
                        Rows.instant(row, "at"),
                        Rows.optionalDay(row, "day"),
                        Rows.optionalNumber(row, "size")))
                .toList());
        assertThat(read)
                .containsExactly(List.of(
                        id,
                        "zażółć",
                        List.of("gęślą", "ja,źń", "\""),
                        "{\"a\": 1}",
                        at,
                        Optional.empty(),
                        Optional.empty()));
    }

    @Test
    void undoesEverythingWhenTheWorkThrows() {
        assertThatThrownBy(() -> transactions.write(tx -> {
                    insert(tx, "one");
                    throw new IllegalStateException("second thoughts");
                }))
                .hasMessage("second thoughts");
        assertThat(count()).isZero();
    }

    @Test
    void namesTheBrokenConstraint() {
        transactions.write(tx -> insert(tx, "one"));
        Throwable failure = catchThrowable(() -> transactions.write(tx -> insert(tx, "one")));
        assertThat(Transactions.brokenConstraint(failure)).contains("note_text_once");
        assertThat(Transactions.brokenConstraint(new IllegalStateException())).isEmpty();
    }

    @Test
    void leavesNoConnectionBehind() {
        try (var database = new Database(settings)) {
            var own = new Transactions(database, (statement, nanos) -> {});
            for (int i = 0; i < 20; i++) {
                assertThat(own.<String>write(tx -> "nothing done")).isEqualTo("nothing done");
                assertThat(catchThrowable(() -> own.read(tx -> tx.execute().query("select nonsense"))))
                        .isNotNull();
            }
            assertThat(database.use().active()).isZero();
        }
    }

    @Test
    void refusesATransactionInsideAnother() {
        assertThatThrownBy(() -> transactions.write(tx -> transactions.read(inner -> 1)))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void stopsAStatementThatTakesTooLong() {
        var impatient = new DatabaseSettings(
                settings.url(),
                settings.user(),
                settings.password(),
                1,
                Duration.ofSeconds(1),
                Duration.ofMillis(50),
                Duration.ofSeconds(1));
        try (var database = new Database(impatient)) {
            var own = new Transactions(database, (statement, nanos) -> {});
            assertThatThrownBy(() -> own.read(
                            tx -> tx.execute().query("select pg_sleep(5)").toList()))
                    .isInstanceOf(Refusal.class);
        }
    }

    @Test
    void recoversAtOnceWhenAllConnectionsWereLost() throws InterruptedException {
        DatabaseSettings copy = TestDatabase.copy();
        try (var database = new Database(copy)) {
            var own = new Transactions(database, (statement, nanos) -> {});
            assertThat(ping(own)).isEqualTo(1);
            while (database.use().idle() < 2) {
                Thread.sleep(10);
            }
            Statements.run(copy, """
                select pg_terminate_backend(pid) from pg_stat_activity
                where datname = current_database() and pid <> pg_backend_pid()
                """);
            Throwable lost = catchThrowable(() -> ping(own));
            assertThat(lost == null || lost instanceof Refusal)
                    .as("the pool may have noticed")
                    .isTrue();
            assertThat(ping(own)).as("no other dead one is taken").isEqualTo(1);
        } finally {
            TestDatabase.drop(copy);
        }
    }

    @Test
    void tellsTheTimerOfEveryStatementByName() {
        var heard = new ConcurrentLinkedQueue<String>();
        try (var database = new Database(settings)) {
            var own = new Transactions(database, (statement, nanos) -> heard.add(statement));
            assertThat(countWith(own)).isZero();
            assertThat(own.<Long>write(tx -> insert(tx, "one"))).isEqualTo(1);
        }
        assertThat(heard).containsExactly("note.count", "note.insert");
    }

    private static int ping(Transactions transactions) {
        return transactions.read(tx -> tx.execute()
                .createNamedQuery("ping", "select 1 as one")
                .execute()
                .map(row -> Rows.integer(row, "one"))
                .findFirst()
                .orElseThrow());
    }

    private long count() {
        return countWith(transactions);
    }

    private static long countWith(Transactions transactions) {
        return transactions.read(tx -> tx.execute()
                .createNamedQuery("note.count", "select count(*) as notes from note")
                .execute()
                .map(row -> Rows.number(row, "notes"))
                .findFirst()
                .orElseThrow());
    }

    private static long insert(Tx tx, String text) {
        return tx.execute()
                .createNamedInsert("note.insert", "insert into note (id, text) values (:id, :text)")
                .addParam("id", UUID.randomUUID())
                .addParam("text", text)
                .execute();
    }
}
