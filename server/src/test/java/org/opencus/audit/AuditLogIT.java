package org.opencus.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.opencus.contract.Call;
import org.opencus.contract.Caller;
import org.opencus.contract.Contract;
import org.opencus.contract.Refusal;
import org.opencus.database.Database;
import org.opencus.database.DatabaseAccess;
import org.opencus.database.DatabaseSettings;
import org.opencus.database.DatabaseUnavailable;
import org.opencus.database.ServerRights;
import org.opencus.database.Transactions;
import org.opencus.testing.TestDatabase;
import org.opencus.work.Work;

/** What the log promises: the server cannot change it, and whoever can is found out. */
@Tag("every-postgres")
class AuditLogIT {
    private static final int ENTRIES = 5;
    private final DatabaseAccess access = TestDatabase.access(TestDatabase.copy());
    private final Database database = new Database(access.server());
    private final Transactions transactions = new Transactions(database, (statement, nanos) -> {});

    @BeforeEach
    void someEntries() {
        var work = new Work(transactions, Clock.systemUTC(), _ -> {});
        Optional<String> none = Optional.empty();
        var caller = new Caller("somebody", none, Optional.of("bearer"), none, Map.of(), Set.of("director"), Set.of());
        Call call = Call.of(Contract.load().operation("listAuditEvents"));
        for (int i = 0; i < ENTRIES; i++) {
            work.turnedAway(
                    new Call(
                            call.operation(),
                            caller,
                            "request-" + i,
                            call.language(),
                            call.mediaType(),
                            call.target(),
                            Map.of("centre", "gorno"),
                            call.authority(),
                            none,
                            none,
                            none,
                            call.body()),
                    Refusal.of(Refusal.Kind.FORBIDDEN));
        }
    }

    @AfterEach
    void close() {
        database.close();
        TestDatabase.drop(access.owner());
    }

    private AuditVerification.Result verified() {
        return new AuditVerification(transactions).run(AuditCheckpoint.NONE);
    }

    private static void execute(DatabaseSettings as, String sql) throws SQLException {
        try (var connection = DriverManager.getConnection(as.url(), as.user(), as.password());
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    @Test
    void isWhole() {
        assertThat(verified().sentence()).isEqualTo("The log is whole: " + ENTRIES + " entries in 16 chains");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        update audit_entry set subject = 'somebody else' where seq = 3 | 3 | its hash does not fit
        update audit_entry set outcome = 'done' where seq = 2 | 2 | its hash does not fit
        delete from audit_entry where seq = 2 | 2 | it is missing
        delete from audit_entry where seq >= 4 | 4 | it and all after it are missing
        update audit_chain set last_seq = 4 where id = 0; delete from audit_entry where seq = 5 | 4 | remembers another one
        update audit_entry set at = at - interval '1 microsecond' where seq = 5 | 5 | its hash does not fit
        """)
    void namesTheFirstBrokenLink(String sql, long seq, String reason) throws SQLException {
        execute(access.owner(), sql);

        AuditVerification.Result result = verified();

        assertThat(result.intact()).isFalse();
        assertThat(result.broken().orElseThrow().seq()).isEqualTo(seq);
        assertThat(result.sentence()).contains(reason);
    }

    @Test
    void noticesAChainThatIsGone() throws SQLException {
        execute(access.owner(), "delete from audit_chain where id = 3");

        assertThat(verified().sentence())
                .isEqualTo("The log is broken at chain 3, entry 1: the whole chain is missing");
    }

    /** What the chains say of themselves fits again; what was seen before does not. */
    @Test
    void noticesAnEndCutOffAndAHistoryMadeAnew() throws SQLException {
        AuditCheckpoint seen =
                AuditCheckpoint.read(verified().checkpoint().text()).orElseThrow();
        var verification = new AuditVerification(transactions);
        assertThat(verification.run(seen).intact()).isTrue();
        execute(access.owner(), """
            delete from audit_entry where seq = 5;
            update audit_chain c set last_seq = 4, last_hash = e.hash from audit_entry e
            where c.id = 0 and e.chain = 0 and e.seq = 4
            """);
        assertThat(verified().intact()).isTrue();
        assertThat(verification.run(seen).sentence())
                .isEqualTo("The log is broken at chain 0, entry 5: it is missing with all after it that an earlier"
                        + " verification saw");
        someEntries();
        assertThat(verified().intact()).isTrue();
        assertThat(verification.run(seen).sentence())
                .isEqualTo("The log is broken at chain 0, entry 5: it is not the one that an earlier verification saw");
    }

    @Test
    void takesNoOtherFileForACheckpoint() {
        assertThat(AuditCheckpoint.read("chain 0 entry 5 sha256 00\n")).isEmpty();
        assertThat(AuditCheckpoint.read("anything")).isEmpty();
        assertThat(AuditCheckpoint.read("")).contains(AuditCheckpoint.NONE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update audit_entry set subject = 'x'",
                "delete from audit_entry",
                "truncate audit_entry",
                "insert into audit_entry select * from audit_entry",
                "update audit_chain set last_seq = 0",
                "delete from audit_chain",
                "alter table audit_entry disable trigger all",
                "drop function append_audit_entry",
                "set role postgres"
            })
    void theServerCannotTouchIt(String sql) {
        assertThatThrownBy(() -> execute(access.server(), sql))
                .isInstanceOf(SQLException.class)
                .extracting(e -> ((SQLException) e).getSQLState())
                .isEqualTo("42501");
        assertThat(verified().intact()).isTrue();
    }

    @Test
    void productionInsistsOnThat() {
        ServerRights.requireUntouchableLog(access.server());
        assertThatThrownBy(() -> ServerRights.requireUntouchableLog(access.owner()))
                .isInstanceOf(DatabaseUnavailable.class)
                .hasMessageContaining("CUS_DB_OWNER_USER");
    }
}
