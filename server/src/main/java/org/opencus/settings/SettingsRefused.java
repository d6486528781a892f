package org.opencus.settings;

import java.util.List;

/** Settings that the server does not start with; the message names every fault, and no value that could be a secret. */
public final class SettingsRefused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** One line for each fault. */
    public SettingsRefused(List<String> faults) {
        super("The settings cannot be used:\n  - " + String.join("\n  - ", faults));
    }
}
