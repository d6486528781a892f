package org.opencus.database;

import java.time.Duration;

/** How to reach PostgreSQL and how much of it one instance may use. */
public record DatabaseSettings(
        String url,
        String user,
        String password,
        int poolSize,
        Duration connectTimeout,
        Duration statementTimeout,
        Duration startTimeout) {

    /** The same limits for another database. */
    public DatabaseSettings at(String otherUrl, String otherUser, String otherPassword) {
        return new DatabaseSettings(
                otherUrl, otherUser, otherPassword, poolSize, connectTimeout, statementTimeout, startTimeout);
    }

    /** The same database, with another time for one statement. */
    public DatabaseSettings patient(Duration otherStatementTimeout) {
        return new DatabaseSettings(url, user, password, poolSize, connectTimeout, otherStatementTimeout, startTimeout);
    }

    /** Never shows the password, nor a URL that could carry one. */
    @Override
    public String toString() {
        return "DatabaseSettings[poolSize=" + poolSize + ", statementTimeout=" + statementTimeout + "]";
    }
}
