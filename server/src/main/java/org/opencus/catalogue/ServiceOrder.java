package org.opencus.catalogue;

import java.util.Optional;
import org.opencus.model.ServiceQuery;
import org.opencus.model.ServiceSort;

/** What a list of services is ordered by; the id makes each order total. */
enum ServiceOrder {
    NAME("sort_key", "text", true),
    NAME_DOWN("sort_key", "text", false),
    CHANGE("modified_at", "timestamptz", true),
    CHANGE_DOWN("modified_at", "timestamptz", false),
    RELEVANCE("rank", "bigint", true);

    private final String column;
    private final String type;
    private final boolean up;

    ServiceOrder(String column, String type, boolean up) {
        this.column = column;
        this.type = type;
        this.up = up;
    }

    /** As asked; else by relevance with a search text, by change in the change feed, by name. */
    static ServiceOrder of(ServiceQuery asked) {
        return asked.sort().map(ServiceOrder::of).orElseGet(() -> byDefault(asked.q(), asked.modifiedAfter()));
    }

    private static ServiceOrder byDefault(Optional<?> text, Optional<?> since) {
        if (text.isPresent()) {
            return RELEVANCE;
        }
        return since.isPresent() ? CHANGE : NAME;
    }

    private static ServiceOrder of(ServiceSort sort) {
        return switch (sort) {
            case NAME -> NAME;
            case NAME_DESCENDING -> NAME_DOWN;
            case MODIFIED -> CHANGE;
            case MODIFIED_DESCENDING -> CHANGE_DOWN;
            case RELEVANCE -> RELEVANCE;
        };
    }

    /** The {@code order by} of a relation that has the columns of a service. */
    String by(String relation) {
        String direction = up ? "" : " desc";
        return qualified(relation) + direction + (this == RELEVANCE ? "" : ", " + relation + ".id" + direction);
    }

    /** The condition of the pages after the first. */
    String after() {
        return "(s.%s, s.id) %s (cast(:afterValue as %s), cast(:afterId as uuid))"
                .formatted(column, up ? ">" : "<", type);
    }

    /** The column that cursors remember. */
    String position() {
        return qualified(this == RELEVANCE ? "hit" : "s");
    }

    private String qualified(String relation) {
        return relation + "." + column;
    }
}
