package org.opencus;

import java.lang.System.Logger.Level;
import java.util.ArrayDeque;
import java.util.Deque;

/** What was started, to be stopped in reverse order, each whatever becomes of the others. */
final class Parts implements AutoCloseable {
    private static final System.Logger LOGGER = System.getLogger(Parts.class.getName());

    private record Part(String name, AutoCloseable thing) {}

    private final Deque<Part> started = new ArrayDeque<>();

    <T extends AutoCloseable> T add(String name, T thing) {
        started.push(new Part(name, thing));
        return thing;
    }

    @Override
    public void close() {
        while (!started.isEmpty()) {
            stop(started.pop());
        }
    }

    private static void stop(Part part) {
        try {
            part.thing().close();
        } catch (Exception e) {
            LOGGER.log(Level.WARNING, "Could not stop cleanly: " + part.name(), e);
        }
    }
}
