package org.opencus.hsds;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.opencus.contract.Refusal;

/** What is asked for by id is there, or the answer is 404. */
final class Lookup {
    private Lookup() {}

    /** What is no id is the id of nothing. */
    static UUID id(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException _) {
            throw notFound();
        }
    }

    static <T> T known(Optional<T> found) {
        return found.orElseThrow(Lookup::notFound);
    }

    static <T> T one(List<T> found) {
        return known(found.stream().findFirst());
    }

    private static Refusal notFound() {
        return Refusal.of(Refusal.Kind.NOT_FOUND);
    }
}
