package org.opencus.records;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
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
import org.opencus.testing.DatabaseExtension;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;

@Tag("every-postgres")
@ExtendWith(DatabaseExtension.class)
class RecordRepositoryIT {
    private final Transactions transactions;
    private final Database database;
    private final RecordRepository records = new RecordRepository();
    private final CatalogueTurnRepository turn = new CatalogueTurnRepository();

    RecordRepositoryIT(Transactions transactions, Database database) {
        this.transactions = transactions;
        this.database = database;
    }

    @BeforeEach
    void aCentre() {
        JsonObject columns =
                Json.createObjectBuilder().add("record_type", "centre").build();
        save(record(RecordKind.CENTRE, "nowa", "Centrum", columns));
    }

    @Test
    void keepsTheIdAndCountsTheVersions() {
        CatalogueRecord first = save(place("plac", "Rynek")).getFirst();
        CatalogueRecord second = save(new CatalogueRecord(
                        CatalogueId.of(CatalogueId.DEFAULT_DAY.plusYears(1), "nowa", RecordKind.PLACE, "plac"),
                        RecordKind.PLACE,
                        "nowa",
                        "plac",
                        "Rynek Główny",
                        first.columns(),
                        first.document(),
                        first.sources()))
                .getFirst();
        assertThat(second.id()).isEqualTo(first.id());
        assertThat(row("plac")).containsEntry("name", "Rynek Główny").containsEntry("version", "2");
    }

    @Test
    void tellsWhatIsNewChangedAndBack() {
        save(place("same", "Ta sama"), place("other", "Inna"), place("back", "Wraca"));
        change(at -> records.takeOut(at.tx(), RecordKind.PLACE, "nowa", List.of("back"), at.now(), Hand.IMPORT));
        List<CatalogueRecord> given = List.of(
                place("same", "Ta sama"), place("other", "Zmieniona"), place("back", "Wraca"), place("new", "Nowa"));
        Map<String, RecordChange> changes = transactions.read(tx -> records.compare(tx, RecordKind.PLACE, given));
        assertThat(changes)
                .isEqualTo(Map.of(
                        "other", RecordChange.CHANGED, "back", RecordChange.RETURNED, "new", RecordChange.ADDED));
    }

    @Test
    void marksAsGoneAndBringsBack() {
        save(place("park", "Park"));
        change(at -> records.takeOut(at.tx(), RecordKind.PLACE, "nowa", List.of("park"), at.now(), Hand.IMPORT));
        Map<String, String> gone = row("park");
        assertThat(gone).containsEntry("version", "2");
        assertThat(gone.get("gone_at")).isNotNull().isEqualTo(gone.get("modified_at"));
        List<String> present = transactions.read(tx -> records.others(tx, RecordKind.PLACE, "nowa", Set.of()));
        assertThat(present).doesNotContain("park");
        save(place("park", "Park"));
        assertThat(row("park")).containsEntry("version", "3").containsEntry("gone_at", null);
    }

    @Test
    void announcesEachCentreOnceWhenTheChangeIsCommitted() throws SQLException {
        try (var connection = database.dedicated();
                var statement = connection.createStatement()) {
            statement.execute("listen catalogue_changed");
            save(place("a", "A"), place("b", "B"));
            transactions.read(tx -> records.compare(tx, RecordKind.PLACE, List.of(place("c", "C"))));
            PGNotification[] heard = connection.unwrap(PGConnection.class).getNotifications(2000);
            assertThat(Arrays.stream(heard).map(PGNotification::getParameter)).containsExactly("nowa");
        }
    }

    @Test
    void namesWhatIsReferredTo() {
        save(place("rynek", "Rynek"));
        JsonObject document = Json.createObjectBuilder()
                .add("host", Json.createObjectBuilder().add("ref", "place").add("code", "rynek"))
                .add(
                        "list",
                        Json.createArrayBuilder().add(Json.createObjectBuilder().add("a", 1)))
                .build();
        Names names = transactions.read(tx -> new ReferenceRepository().names(tx, "nowa", List.of(document)));
        assertThat(names.resolve(document))
                .hasToString("{\"host\":{\"code\":\"rynek\",\"name\":\"Rynek\"},\"list\":[{\"a\":1}]}");
    }

    /** The writer that commits last carries the latest instant, so a reader of the feed skips nobody. */
    @Test
    void changesCommitInTheOrderOfTheirInstants() throws Exception {
        List<Instant> committed = java.util.Collections.synchronizedList(new ArrayList<>());
        Callable<Void> writer = () -> {
            for (int i = 0; i < 25; i++) {
                transactions.write(tx -> {
                    turn.take(tx);
                    // Under the lock nobody else can commit between this instant and our commit.
                    return committed.add(turn.now(tx));
                });
            }
            return null;
        };
        try (var executor = Executors.newFixedThreadPool(3)) {
            for (Future<Void> done : executor.invokeAll(List.of(writer, writer, writer))) {
                done.get();
            }
        }
        assertThat(committed).hasSize(75).doesNotHaveDuplicates().isSorted();
    }

    private record Change(Tx tx, Instant now) {}

    private interface Work {
        void run(Change change);
    }

    private void change(Work work) {
        transactions.write(tx -> {
            turn.take(tx);
            work.run(new Change(tx, turn.now(tx)));
            return true;
        });
    }

    private List<CatalogueRecord> save(CatalogueRecord... given) {
        List<CatalogueRecord> saved = new ArrayList<>();
        change(at -> saved.addAll(records.save(at.tx(), given[0].kind(), List.of(given), at.now(), Hand.IMPORT)));
        return saved;
    }

    private Map<String, String> row(String code) {
        return transactions.read(tx -> {
            var row = tx.execute()
                    .createNamedGet("test.place", "select * from place where code = :code")
                    .addParam("code", code)
                    .execute()
                    .orElseThrow();
            Map<String, String> values = new java.util.HashMap<>();
            for (String column : List.of("name", "version", "modified_at", "gone_at")) {
                values.put(column, Rows.optionalText(row, column).orElse(null));
            }
            return values;
        });
    }

    private static CatalogueRecord place(String code, String name) {
        JsonObject columns = Json.createObjectBuilder()
                .add("kind", "square")
                .add("facilities", Json.createArrayBuilder().add("bench"))
                .build();
        return record(RecordKind.PLACE, code, name, columns);
    }

    private static CatalogueRecord record(RecordKind kind, String code, String name, JsonObject columns) {
        return new CatalogueRecord(
                CatalogueId.of(CatalogueId.DEFAULT_DAY, "nowa", kind, code),
                kind,
                "nowa",
                code,
                name,
                columns,
                JsonValue.EMPTY_JSON_OBJECT,
                JsonArray.EMPTY_JSON_ARRAY);
    }
}
