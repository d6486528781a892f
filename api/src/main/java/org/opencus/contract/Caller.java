package org.opencus.contract;

import java.util.Set;

/** Who asks, and what they may do: {@code subject} names them in the audit. */
public record Caller(String subject, Set<String> scopes) {
    /** One who has shown neither token nor key. */
    public static final Caller ANONYMOUS = new Caller("anonymous", Set.of());

    /** Whether this is somebody known. */
    public boolean known() {
        return !equals(ANONYMOUS);
    }
}
