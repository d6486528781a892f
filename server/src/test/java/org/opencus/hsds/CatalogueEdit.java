package org.opencus.hsds;

import java.sql.DriverManager;
import java.sql.SQLException;
import org.opencus.database.DatabaseSettings;
import org.opencus.testing.TestServer;

/** Changes the catalogue behind the server's back, as another instance would. */
record CatalogueEdit(DatabaseSettings database) {
    CatalogueEdit(TestServer server) {
        this(server.database());
    }

    /** Changes a record and says that it changed now. */
    void change(String table, String code, String assignments) {
        run("update " + table + " set modified_at = clock_timestamp(), version = version + 1, " + assignments
                + " where code = '" + code + "'");
    }

    /** Takes a record out of the catalogue. */
    void takeOut(String table, String code) {
        change(table, code, "gone_at = clock_timestamp()");
    }

    /** Adds properties to the document of a record. */
    void add(String table, String code, String json) {
        change(table, code, "document = document || cast('" + json + "' as jsonb)");
    }

    void run(String sql) {
        try (var connection = DriverManager.getConnection(database.url(), database.user(), database.password());
                var statement = connection.createStatement()) {
            statement.executeUpdate(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }
}
