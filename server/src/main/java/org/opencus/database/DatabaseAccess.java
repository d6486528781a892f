package org.opencus.database;

import java.time.Duration;
import java.util.List;
import org.opencus.settings.Kind;
import org.opencus.settings.Setting;
import org.opencus.settings.SettingValues;

/**
 * The two ways to one database.
 *
 * @param owner of the tables: brings them to the state that the server needs, and does nothing else
 * @param server reads and writes rows, but cannot change what the log of acts holds
 */
public record DatabaseAccess(DatabaseSettings owner, DatabaseSettings server) {
    /** Where the database is; empty where one is embedded. */
    public static final Setting<String> URL =
            new Setting<>("db.url", Kind.databaseUrl(), "Your PostgreSQL, 15 or newer; without it one is embedded");

    /** The role of the owner; empty where it is the server's. */
    public static final Setting<String> OWNER_USER = new Setting<>(
            "db.owner-user",
            Kind.text(),
            "Role that owns the tables and brings them up to date; `production` insists that it is not `db.user`");

    private static final Setting<String> USER = new Setting<>("db.user", Kind.word(), "Role to log in as");
    private static final Setting<String> PASSWORD =
            new Setting<>("db.password", Kind.secretText(), "Its password; never shown");
    private static final Setting<String> OWNER_PASSWORD =
            new Setting<>("db.owner-password", Kind.secretText(), "Its password; never shown");
    private static final Setting<Integer> POOL_SIZE = new Setting<>(
            "db.pool-size", Kind.number(1, 500), "Connections of one instance, besides one that listens for changes");
    private static final Setting<Duration> CONNECT_TIMEOUT = new Setting<>(
            "db.connect-timeout", Kind.duration(), "How long a request waits for a connection before it gets 503");
    private static final Setting<Duration> STATEMENT_TIMEOUT =
            new Setting<>("db.statement-timeout", Kind.duration(), "How long one statement may take");
    private static final Setting<Duration> START_TIMEOUT =
            new Setting<>("db.start-timeout", Kind.duration(), "How long the start waits for the database");

    /** In the order of the README. */
    public static final List<Setting<?>> SETTINGS = List.of(
            URL,
            USER,
            PASSWORD,
            OWNER_USER,
            OWNER_PASSWORD,
            POOL_SIZE,
            CONNECT_TIMEOUT,
            STATEMENT_TIMEOUT,
            START_TIMEOUT);

    /** These settings of all. */
    public static DatabaseAccess of(SettingValues values) {
        var server = new DatabaseSettings(
                values.get(URL),
                values.get(USER),
                values.get(PASSWORD),
                values.get(POOL_SIZE),
                values.get(CONNECT_TIMEOUT),
                values.get(STATEMENT_TIMEOUT),
                values.get(START_TIMEOUT));
        String owner = values.get(OWNER_USER);
        return new DatabaseAccess(
                owner.isEmpty() ? server : server.at(server.url(), owner, values.get(OWNER_PASSWORD)), server);
    }

    /** Whether no database is given, so that one has to be started. */
    public boolean isEmbedded() {
        return server.url().isEmpty();
    }

    /** The same database, with another time for one statement of the server. */
    public DatabaseAccess patient(Duration statementTimeout) {
        return new DatabaseAccess(owner, server.patient(statementTimeout));
    }

    /** Whether both are the same role, which could change the log: good enough to try things out. */
    public boolean serverOwnsTables() {
        return owner.user().equals(server.user());
    }
}
