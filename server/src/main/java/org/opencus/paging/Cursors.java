package org.opencus.paging;

import java.util.List;
import java.util.Optional;
import org.opencus.contract.Refusal;
import org.opencus.contract.Text;
import org.opencus.contract.Violation;

/** Reads the cursor of a request. */
public final class Cursors {
    private static final Text REFUSED = new Text(
            "To nie jest kursor tej listy z tymi filtrami i kolejnością; zacznij od pierwszej strony.",
            "This is no cursor of this list with these filters and this order; start from the first page.");

    private Cursors() {}

    /** The keys behind which the page starts, if a cursor was sent; one of another list is refused with 400. */
    public static Optional<List<String>> keys(Listing list, Optional<String> cursor, int size) {
        return cursor.map(sent -> list.keys(sent, size).orElseThrow(() -> Refusal.invalid(violation("/query/cursor"))));
    }

    /** What is wrong with a cursor that stands at the pointer. */
    public static Violation violation(String pointer) {
        return new Violation(pointer, "cursor", REFUSED);
    }
}
