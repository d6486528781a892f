package org.opencus.logging;

import java.util.logging.LogManager;

/** Goes on logging while the server shuts down: Java's own manager drops all handlers when a shutdown begins. */
public final class LastingLogs extends LogManager {
    /** Made by Java, which finds the class by its name. */
    public LastingLogs() {}

    @Override
    public void reset() {
        // Called by Java at the beginning of a shutdown, when the last requests are still being served.
    }
}
