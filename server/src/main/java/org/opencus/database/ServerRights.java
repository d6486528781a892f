package org.opencus.database;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/** What the server's role may do with the tables: everything with rows, except to rewrite what has happened. */
public final class ServerRights {
    /** One instance at a time: PostgreSQL fails when two change the rights of one table at once. */
    private static final String TAKE_TURNS = "select pg_advisory_lock(4862033)";

    private static final String MISSING = """
        select exists (
            select from pg_class
            where relnamespace = 'public'::regnamespace and relkind in ('r', 'v', 'm', 'p', 'S')
              and not has_table_privilege('%1$s', oid, 'select'))
            or has_table_privilege('%1$s', 'record_version', 'update')
        """;

    private static final String IS_OWNER = """
        select exists (
            select from pg_roles where rolname = '%1$s' and pg_has_role(current_user, oid, 'member'))
            or (select rolsuper from pg_roles where rolname = current_user)
        """;

    private static final List<String> GRANTS = List.of(
            "grant usage on schema public to \"%1$s\"",
            "grant select, insert, update, delete on all tables in schema public to \"%1$s\"",
            "grant select, usage on all sequences in schema public to \"%1$s\"",
            "grant execute on all functions in schema public to \"%1$s\"",
            // Functions with the rights of the owner write these.
            "revoke insert, update, delete on audit_entry, audit_chain, record_version, flyway_schema_history from"
                    + " \"%1$s\"",
            // Written once.
            "revoke update, delete on consent_wording, retention, service_confirmation from \"%1$s\"",
            // Ended, decided and stripped, but never gone.
            "revoke delete on resident, consent, privacy_request, processing_restriction, breach, provider_record from"
                    + " \"%1$s\"");

    private static final String CAN_CHANGE_LOG = """
        select has_table_privilege('audit_entry', 'update') or has_table_privilege('audit_entry', 'delete')
            or has_table_privilege('audit_entry', 'truncate') or has_table_privilege('audit_chain', 'update')
        """;

    private ServerRights() {}

    /** Throws {@link DatabaseUnavailable} when the role that the server uses may do all that the owner may. */
    public static void requireNoOwner(DatabaseAccess access) {
        if (isTrue(access.server(), IS_OWNER.formatted(literal(access.owner().user())))) {
            throw couldChangeLog(access.server());
        }
    }

    /** Throws {@link DatabaseUnavailable} when the role that the server uses could change the log of acts. */
    public static void requireUntouchableLog(DatabaseSettings server) {
        if (isTrue(server, CAN_CHANGE_LOG)) {
            throw couldChangeLog(server);
        }
    }

    private static DatabaseUnavailable couldChangeLog(DatabaseSettings server) {
        return new DatabaseUnavailable(
                "The database role " + server.user()
                        + " could change the log of acts: give the server a role of its"
                        + " own and the tables another owner (CUS_DB_OWNER_USER).",
                false,
                null);
    }

    private static String literal(String text) {
        return text.replace("'", "''");
    }

    static void grant(DatabaseAccess access) {
        String role = access.server().user().replace("\"", "\"\"");
        if (!isTrue(access.owner(), MISSING.formatted(literal(access.server().user())))) {
            return;
        }
        try (Connection connection = open(access.owner());
                Statement statement = connection.createStatement()) {
            statement.execute(TAKE_TURNS);
            connection.setAutoCommit(false);
            for (String grant : GRANTS) {
                statement.execute(grant.formatted(role));
            }
            connection.commit();
        } catch (SQLException e) {
            throw unavailable(e);
        }
    }

    private static boolean isTrue(DatabaseSettings settings, String question) {
        try (Connection connection = open(settings);
                Statement statement = connection.createStatement();
                var answer = statement.executeQuery(question)) {
            return answer.next() && answer.getBoolean(1);
        } catch (SQLException e) {
            throw unavailable(e);
        }
    }

    private static Connection open(DatabaseSettings settings) throws SQLException {
        return DriverManager.getConnection(settings.url(), settings.user(), settings.password());
    }

    private static DatabaseUnavailable unavailable(SQLException e) {
        return new DatabaseUnavailable("The rights of the server's database role could not be read or set.", false, e);
    }
}
