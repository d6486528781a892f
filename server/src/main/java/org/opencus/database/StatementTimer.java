package org.opencus.database;

/** Hears of every statement by its name; names are literals of repositories, so they are safe as labels of metrics. */
@FunctionalInterface
public interface StatementTimer {
    /** Called when a statement is done, its rows read; not for one that failed, which DB Client does not tell. */
    void executed(String statement, long nanos);
}
