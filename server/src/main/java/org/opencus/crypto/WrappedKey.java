package org.opencus.crypto;

/**
 * The key of a person as the database keeps it.
 *
 * @param wrappedBy names the key of the keyset that wrapped it
 */
public record WrappedKey(byte[] bytes, int wrappedBy) {}
