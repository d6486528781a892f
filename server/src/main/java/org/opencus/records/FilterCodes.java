package org.opencus.records;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * The codes that a list was asked to filter by. A code that exists nowhere is a mistake of the caller, who is told; one
 * that only this centre does not have makes an empty list, so that one page can ask every centre the same.
 */
public final class FilterCodes {
    private final List<Filter> filters = new ArrayList<>();

    /** Codes of one kind under the name of their parameter. */
    record Filter(String name, RecordKind kind, List<String> codes) {}

    /** Adds the codes of a filter but for those that the answer has shown to exist. */
    public FilterCodes with(String name, RecordKind kind, Collection<String> codes, Collection<String> seen) {
        List<String> open =
                codes.stream().filter(code -> !seen.contains(code)).distinct().toList();
        if (!open.isEmpty()) {
            filters.add(new Filter(name, kind, open));
        }
        return this;
    }

    /** Adds the code of a filter, if there is one. */
    public FilterCodes with(String name, RecordKind kind, Optional<String> code) {
        return with(name, kind, code.stream().toList(), List.of());
    }

    List<Filter> filters() {
        return filters;
    }

    boolean isEmpty() {
        return filters.isEmpty();
    }
}
