package org.opencus.database;

import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationInfo;
import org.postgresql.ds.PGSimpleDataSource;

/** Brings the tables to the state that this server needs; a lock in the database lets one instance at a time do it. */
public final class Migrations {
    private Migrations() {}

    /** Applies what is missing and returns the version the database is at. */
    public static String migrate(DatabaseSettings settings) {
        var source = new PGSimpleDataSource();
        source.setUrl(settings.url());
        source.setUser(settings.user());
        source.setPassword(settings.password());
        source.setApplicationName("open-cus migrations");
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
