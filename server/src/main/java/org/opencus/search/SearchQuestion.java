package org.opencus.search;

import java.util.List;

/**
 * What is asked of the search. Lists are alternatives; an empty one narrows nothing.
 *
 * @param text what somebody typed; it must not reach a log, a message or a metric
 * @param centres slugs
 * @param kinds kinds of records
 * @param statuses statuses of services, other kinds count as existing; without any, what can be had comes first
 */
record SearchQuestion(String text, List<String> centres, List<String> kinds, List<String> statuses) {
    static final List<String> KINDS = List.of("service", "organisation", "place", "community");
    static final List<String> STATUSES =
            List.of("existing", "planned", "conditional", "candidate", "referenced", "idea");

    /** Status of an organisation that works no longer or not now; found only by who asks for it. */
    static final String INACTIVE = "inactive";

    SearchQuestion withText(String other) {
        return new SearchQuestion(other, centres, kinds, statuses);
    }

    SearchQuestion everywhere() {
        return new SearchQuestion(text, List.of(), kinds, statuses);
    }

    /** Without the text, which is nobody's business. */
    @Override
    public String toString() {
        return "SearchQuestion[centres=" + centres + ", kinds=" + kinds + ", statuses=" + statuses + "]";
    }
}
