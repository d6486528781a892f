package org.opencus.database;

import io.helidon.dbclient.DbExecute;
import java.sql.Connection;
import java.util.Optional;

/** What a repository needs to run statements; only repositories look inside. */
public final class Tx {
    private final DbExecute execute;
    private final Optional<Connection> connection;

    Tx(DbExecute execute, Optional<Connection> connection) {
        this.execute = execute;
        this.connection = connection;
    }

    /** Runs named statements of DB Client. */
    public DbExecute execute() {
        return execute;
    }

    /** The connection of a writing transaction, for what DB Client cannot do (COPY); a reading one has none of its own. */
    public Connection connection() {
        return connection.orElseThrow(() -> new IllegalStateException("a read has no connection of its own"));
    }
}
