package org.opencus.settings;

import java.util.Locale;

/**
 * One value that an operator can set.
 *
 * @param name as in application.yaml, with dots between the levels
 * @param kind what values look like
 * @param meaning one sentence for the table in the README
 */
public record Setting<T>(String name, Kind<T> kind, String meaning) {
    /** The name in the environment. */
    public String variable() {
        return "CUS_" + name.toUpperCase(Locale.ROOT).replace('.', '_').replace('-', '_');
    }

    /** Both names, for messages. */
    public String label() {
        return name + " (" + variable() + ")";
    }
}
