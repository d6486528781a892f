package org.opencus.catalogue;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.opencus.database.Tx;
import org.opencus.model.SearchAdvice;
import org.opencus.model.SearchMatch;
import org.opencus.model.SearchReading;

/**
 * Finds services by what a person typed; the list of services then narrows by its filters, counts and pages what was
 * found. The search package answers it.
 */
public interface ServiceSearch {
    /** All matches in these centres; in all centres when none is named. */
    Found find(Tx tx, List<String> centres, String text, Statuses statuses);

    /** Which services may match. */
    enum Statuses {
        /** Whatever their status, in one order: {@code notYet} stays empty. */
        ALL,
        /** What can be had today and, apart from it, what cannot. */
        AVAILABLE_FIRST
    }

    /**
     * What a search found.
     *
     * @param hits best first
     * @param notYet what cannot be had, best first
     * @param reading how the text was understood
     */
    record Found(List<Hit> hits, List<Hit> notYet, SearchReading reading) {}

    /** One match and why it is one. */
    record Hit(UUID id, List<SearchMatch> matches) {}

    /** What to try instead when nothing was found. */
    Optional<SearchAdvice> advice(Tx tx, List<String> centres, String text);
}
