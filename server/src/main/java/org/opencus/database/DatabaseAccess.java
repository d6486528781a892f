package org.opencus.database;

/**
 * The two ways to one database.
 *
 * @param owner of the tables: brings them to the state that the server needs, and does nothing else
 * @param server reads and writes rows, but cannot change what the log of acts holds
 */
public record DatabaseAccess(DatabaseSettings owner, DatabaseSettings server) {
    /** Whether both are the same role, which could change the log: good enough to try things out. */
    public boolean serverOwnsTables() {
        return owner.user().equals(server.user());
    }
}
