package org.opencus.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.opencus.database.Database;
import org.opencus.database.Rows;
import org.opencus.database.Transactions;
import org.opencus.database.Tx;
import org.opencus.imports.ImportReport.Changes;
import org.opencus.imports.ImportReport.Outcome;
import org.opencus.records.CatalogueIndex;
import org.opencus.records.CatalogueRecord;
import org.opencus.records.RecordChange;
import org.opencus.records.RecordKind;
import org.opencus.testing.DatabaseExtension;

@Tag("every-postgres")
@ExtendWith(DatabaseExtension.class)
class CatalogueImportIT {
    private static final String CLUB = "przykladowo-klub-seniora";
    private static final String CARERS = "przykladowo-grupa-opiekunow";

    private final Transactions transactions;
    private final Database database;
    private final HeardChanges index = new HeardChanges();
    private final CatalogueImport imports;

    CatalogueImportIT(Transactions transactions, Database database) {
        this.transactions = transactions;
        this.database = database;
        this.imports = new CatalogueImport(transactions, index, List.of());
    }

    @BeforeEach
    void theExampleIsImported() {
        assertThat(imports.run(TestFiles.newCentre(), false).outcome()).isEqualTo(Outcome.COMPLETE);
        index.words().clear();
    }

    @Test
    void theSameFilesAgainWriteNothing() {
        Map<String, String> before = rows("service");
        ImportReport report = imports.run(TestFiles.newCentre(), false);
        assertThat(report.changes()).hasSize(2).allMatch(Changes::none);
        assertThat(rows("service")).isEqualTo(before);
        assertThat(index.words()).isEmpty();
    }

    @Test
    void aChangedRecordGetsANewVersionAndNoOtherDoes() {
        Map<String, String> before = rows("service");
        ImportReport report =
                imports.run(TestFiles.newCentre().set("services.json", "/0/name", "\"Klub Złotego Wieku\""), false);
        assertThat(example(report).count(RecordKind.SERVICE, RecordChange.CHANGED))
                .isEqualTo(1);
        Map<String, String> after = rows("service");
        assertThat(after.get(CLUB)).startsWith("Klub Złotego Wieku").isNotEqualTo(before.get(CLUB));
        assertThat(version(after.get(CLUB))).isEqualTo(version(before.get(CLUB)) + 1);
        after.remove(CLUB);
        before.remove(CLUB);
        assertThat(after).isEqualTo(before);
        assertThat(index.words()).containsExactly("saved " + CLUB, "done przykladowo");
    }

    @Test
    void aNewNameOfWhatOthersReferToChangesOnlyThat() {
        ImportReport report =
                imports.run(TestFiles.newCentre().set("places.json", "/2/name", "\"Świetlica Nowowiejska\""), false);
        assertThat(example(report).count(RecordKind.PLACE, RecordChange.CHANGED))
                .isEqualTo(1);
        assertThat(example(report).counts()).hasSize(1);
    }

    @Test
    void aRecordThatVanishedIsGoneAndTheSameWhenItReturns() {
        String id = id(CARERS);
        ImportReport report = imports.run(TestFiles.newCentre().remove("services.json", "/2"), false);
        assertThat(example(report).count(RecordKind.SERVICE, RecordChange.GONE)).isEqualTo(1);
        assertThat(rows("service").get(CARERS)).endsWith("gone");
        assertThat(index.words()).containsExactly("gone " + CARERS, "done przykladowo");
        assertThat(imports.run(TestFiles.newCentre().remove("services.json", "/2"), false)
                        .changes())
                .allMatch(Changes::none);
        ImportReport back = imports.run(TestFiles.newCentre(), false);
        assertThat(example(back).count(RecordKind.SERVICE, RecordChange.RETURNED))
                .isEqualTo(1);
        assertThat(rows("service").get(CARERS)).endsWith("here");
        assertThat(id(CARERS)).isEqualTo(id);
    }

    @Test
    void tellsWhatTheDatabaseSaidAndHowFarTheImportGot() throws SQLException {
        run("alter table service add constraint no_jolly_club check (name <> 'Wesoły klub')");
        TestFiles files = TestFiles.newCentre().set("services.json", "/0/name", "\"Wesoły klub\"");
        assertThatThrownBy(() -> imports.run(files, false))
                .isInstanceOfSatisfying(
                        ImportFailed.class, e -> assertThat(e.partly()).isFalse())
                .hasMessageContaining("import of przykladowo")
                .hasMessageContaining("no_jolly_club")
                .hasMessageNotContaining("Wesoły");
        run("alter table service drop constraint no_jolly_club");
    }

    @Test
    void aRefusedRecordStaysAsItWas() {
        Map<String, String> before = rows("service");
        ImportReport report =
                imports.run(TestFiles.newCentre().set("services.json", "/2/status", "\"running\""), false);
        assertThat(report.outcome()).isEqualTo(Outcome.PARTIAL);
        assertThat(rows("service")).isEqualTo(before);
    }

    @Test
    void nothingGoesBecauseItsFileIsMissingOrBroken() {
        Map<String, String> before = rows("service");
        assertThat(imports.run(TestFiles.newCentre().without("services.json").without("communities.json"), false)
                        .changes())
                .allMatch(Changes::none);
        imports.run(TestFiles.newCentre().with("services.json", "[{]"), false);
        imports.run(TestFiles.newCentre().set("services.json", "/2/id", "7"), false);
        assertThat(rows("service")).isEqualTo(before);
    }

    @Test
    void aDryRunTellsWhatWouldChangeAndWritesNothing() {
        Map<String, String> before = rows("service");
        TestFiles files = TestFiles.newCentre()
                .set("services.json", "/0/name", "\"Inny klub\"")
                .remove("services.json", "/2");
        ImportReport report = imports.run(files, true);
        assertThat(example(report).counts().get(RecordKind.SERVICE))
                .isEqualTo(Map.of(RecordChange.CHANGED, 1, RecordChange.GONE, 1));
        assertThat(report.lines()).last().asString().contains("nothing was written");
        assertThat(rows("service")).isEqualTo(before);
        assertThat(index.words()).isEmpty();
        ImportReport run = imports.run(files, false);
        assertThat(run.changes()).isEqualTo(report.changes());
        assertThat(run.findings()).isEqualTo(report.findings());
    }

    @Test
    void otherCentresAreNotTouched() {
        Map<String, String> before = rows("service");
        imports.run(TestFiles.shipped(), false);
        Map<String, String> after = rows("service");
        assertThat(after).hasSize(before.size() + 119).containsAllEntriesOf(before);
        assertThat(example(imports.run(TestFiles.newCentre(), true)).none()).isTrue();
    }

    @Test
    void aCrashInTheMiddleLeavesTheOldState() {
        Map<String, String> services = rows("service");
        Map<String, String> places = rows("place");
        TestFiles files = TestFiles.newCentre()
                .set("places.json", "/1/name", "\"Inny dom\"")
                .set("services.json", "/0/name", "\"Inny klub\"")
                .remove("services.json", "/2");
        var cut = new CatalogueImport(transactions, new Cutter(), List.of());
        assertThatThrownBy(() -> cut.run(files, false))
                .isInstanceOf(ImportFailed.class)
                .hasMessageContaining("could not be used");
        assertThat(rows("service")).isEqualTo(services);
        assertThat(rows("place")).isEqualTo(places);
        assertThat(example(imports.run(files, false)).none()).isFalse();
        assertThat(rows("service").get(CLUB)).startsWith("Inny klub");
    }

    @Test
    void twoImportsAtOnceWriteEachChangeOnce() throws Exception {
        TestFiles files = TestFiles.newCentre().multiply("services.json", "id", 300);
        Callable<ImportReport> one = () -> imports.run(files, false);
        List<ImportReport> reports = new ArrayList<>();
        try (var executor = Executors.newFixedThreadPool(3)) {
            for (Future<ImportReport> report : executor.invokeAll(List.of(one, one, one))) {
                reports.add(report.get());
            }
        }
        assertThat(reports.stream()
                        .mapToInt(report -> example(report).count(RecordKind.SERVICE, RecordChange.ADDED)
                                + example(report).count(RecordKind.SERVICE, RecordChange.RETURNED)))
                .containsExactlyInAnyOrder(300, 0, 0);
        assertThat(rows("service").get("copy-7")).contains(" v1 ");
    }

    private void run(String sql) throws SQLException {
        try (var connection = database.dedicated();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static Changes example(ImportReport report) {
        return report.changes().stream()
                .filter(changes -> changes.centre().equals("przykladowo"))
                .findFirst()
                .orElseThrow();
    }

    /** Each record by code: its name, version, change and whether it is here. */
    private Map<String, String> rows(String table) {
        return transactions.read(tx -> {
            Map<String, String> rows = new TreeMap<>();
            tx.execute()
                    .createNamedQuery("test.rows", """
                        select code, name || ' v' || version || ' ' || modified_at
                            || case when gone_at is null then ' here' else ' gone' end as state
                        from %s
                        """.formatted(table))
                    .execute()
                    .forEach(row -> rows.put(Rows.text(row, "code"), Rows.text(row, "state")));
            return rows;
        });
    }

    private static int version(String state) {
        return Integer.parseInt(state.replaceAll(".* v(\\d+) .*", "$1"));
    }

    private String id(String code) {
        return transactions.read(tx -> tx.execute()
                .createNamedGet("test.id", "select id from service where code = :code")
                .addParam("code", code)
                .execute()
                .map(row -> Rows.text(row, "id"))
                .orElseThrow());
    }

    /** Lets the database end the connection once something has been written on it. */
    private final class Cutter implements CatalogueIndex {
        @Override
        public void recordSaved(Tx tx, CatalogueRecord saved) {
            try (var connection = database.dedicated();
                    var statement = connection.createStatement()) {
                statement.execute("""
                    select pg_terminate_backend(pid) from pg_stat_activity
                    where datname = current_database() and state = 'idle in transaction'
                    """);
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        }

        @Override
        public void recordGone(Tx tx, RecordKind kind, String centre, String code) {}

        @Override
        public void centreDone(Tx tx, String centre) {}
    }
}
