package org.opencus.client;

/** A request whose answer comes in pages. */
public interface Paged<Q extends Paged<Q>> {
    /** The same request for the page that starts here. */
    Q withCursor(String cursor);
}
