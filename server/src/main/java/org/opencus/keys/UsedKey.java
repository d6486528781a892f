package org.opencus.keys;

import java.util.Optional;
import java.util.Set;

/**
 * A key that a request shows.
 *
 * @param welcome whether its centre, for a sandbox also the one that made it, and its organisation are still there
 * @param partners what the centre has set for partners, where it has
 */
public record UsedKey(KeyRow key, boolean welcome, Optional<Set<String>> partners) {}
