package org.opencus.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.DriverManager;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.opencus.testing.Statements;
import org.opencus.testing.TestDatabase;

/** What somebody who got hold of the server's own password could not do. */
class ServerRightsIT {
    private static DatabaseAccess access;

    @BeforeAll
    static void open() {
        access = TestDatabase.access(TestDatabase.demo());
    }

    @AfterAll
    static void close() {
        TestDatabase.drop(access.owner());
    }

    private static void execute(DatabaseSettings as, String sql) throws SQLException {
        try (var connection = DriverManager.getConnection(as.url(), as.user(), as.password());
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "insert into record_version select * from record_version",
                "update record_version set subject = 'x'",
                "delete from record_version",
                "truncate record_version",
                "update consent_wording set text = 'x'",
                "delete from consent_wording",
                "update retention set kept_until = '2000-01-01'",
                "delete from retention",
                "update service_confirmation set confirmed_on = '2000-01-01'",
                "delete from service_confirmation",
                "delete from consent",
                "delete from privacy_request",
                "delete from processing_restriction",
                "delete from breach",
                "delete from provider_record",
                "delete from resident",
                "update flyway_schema_history set success = true"
            })
    void theServerCannotRewriteWhatHasHappened(String sql) {
        assertThatThrownBy(() -> execute(access.server(), sql))
                .isInstanceOf(SQLException.class)
                .extracting(e -> ((SQLException) e).getSQLState())
                .isEqualTo("42501");
    }

    @Test
    void aServerThatMayDoAllThatTheOwnerMayIsRefusedBeforeAnythingIsChanged() throws SQLException {
        ServerRights.requireNoOwner(access);
        assertThatThrownBy(() -> ServerRights.requireNoOwner(new DatabaseAccess(access.owner(), access.owner())))
                .isInstanceOf(DatabaseUnavailable.class)
                .hasMessageContaining("could change the log of acts");
    }

    @Test
    void theHistoryIsWrittenWithoutARightToIt() throws SQLException {
        String versions = "select count(*) from record_version where record in (select id from place)";
        String before = Statements.text(access.owner(), versions);
        execute(access.server(), "update place set version = version + 1 where id in (select id from place limit 1)");
        assertThat(Long.parseLong(Statements.text(access.owner(), versions))).isEqualTo(Long.parseLong(before) + 1);
    }

    @Test
    void rightsAreTakenAwayAtTheNextStartWhereTheyWereGivenBefore() throws SQLException {
        execute(
                access.owner(),
                "grant update on record_version to " + access.server().user());
        Migrations.migrate(access);
        assertThat(Statements.text(
                        access.owner(),
                        "select has_table_privilege(?, 'record_version', 'update')",
                        access.server().user()))
                .isEqualTo("f");
    }
}
