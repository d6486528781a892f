package org.opencus.database;

import java.util.Optional;

/** Tells which rule of a table a statement broke. */
public final class Constraints {
    private Constraints() {}

    /** The name of the constraint, when that is why the statement failed. */
    public static Optional<String> broken(Throwable failure) {
        return Transactions.brokenConstraint(failure);
    }
}
