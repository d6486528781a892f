package org.opencus.database;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationVersion;
import org.postgresql.ds.PGSimpleDataSource;

/** Brings the tables to the state that this server needs; a lock in the database lets one instance at a time do it. */
public final class Migrations {
    private Migrations() {}

    /** What is wrong with the tables while the server runs: nothing, unless somebody put other ones in their place. */
    public static Optional<String> trouble(Database database, String expected) {
        // Not from the pool: a full one does not mean that the tables are wrong.
        try (Connection connection = database.dedicated();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("""
                    select version from flyway_schema_history
                    where success and version is not null order by installed_rank desc limit 1
                    """)) {
            String found = rows.next() ? rows.getString("version") : "none";
            boolean enough = MigrationVersion.fromVersion(found).isAtLeast(expected);
            return enough ? Optional.empty() : Optional.of("at version " + found + " instead of " + expected);
        } catch (SQLException | DatabaseUnavailable e) {
            return Optional.of("cannot be read");
        }
    }

    /** Applies what is missing, lets the server use it, and returns the version the database is at. */
    public static String migrate(DatabaseAccess access) {
        String version = migrate(access.owner());
        if (!access.serverOwnsTables()) {
            ServerRights.grant(access);
        }
        return version;
    }

    private static String migrate(DatabaseSettings settings) {
        var source = new PGSimpleDataSource();
        source.setUrl(settings.url());
        source.setUser(settings.user());
        source.setPassword(settings.password());
        source.setApplicationName("open-cus migrations");
        return ShippedMigrations.applied(source).orElseGet(() -> migrate(source));
    }

    private static String migrate(PGSimpleDataSource source) {
        // No statement time-out here: building an index may take longer than any request may.
        Flyway flyway = Flyway.configure()
                .dataSource(source)
                .locations("classpath:db/migration")
                .validateMigrationNaming(true)
                .cleanDisabled(true)
                .load();
        flyway.migrate();
        MigrationInfo current = flyway.info().current();
        return current == null ? "none" : current.getVersion().getVersion();
    }
}
