package org.opencus.platform;

import java.util.Optional;

/**
 * Something that this instance needs.
 *
 * @param required whether the instance is of use without it
 * @param probe says what is wrong with it, for strangers to read; nothing when all is well
 */
public record Dependency(String name, boolean required, Probe probe) {
    /** Looks at a dependency. */
    @FunctionalInterface
    public interface Probe {
        /** What is wrong, where something is. */
        Optional<String> trouble();
    }
}
