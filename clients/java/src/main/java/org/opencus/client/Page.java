package org.opencus.client;

import java.util.List;
import java.util.Optional;

/** One page of a list. */
public interface Page<T> {
    /** The items of this page, in the order of the list. */
    List<T> items();

    /** Where the next page starts; empty on the last one. */
    Optional<String> nextCursor();
}
