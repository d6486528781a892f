package org.opencus.catalogue;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.opencus.database.Parameters;
import org.opencus.model.ServiceQuery;
import org.opencus.model.StatusFilter;
import org.opencus.paging.Listing;

/**
 * The filters of a list of services as SQL. Conditions are constants and values are parameters, so the same filters make
 * the same statement, which the database has planned already.
 */
final class ServiceConditions {
    /** Can be had today: existing, and in the scope that the centre runs. */
    static final String AVAILABLE = "s.status = 'existing' and s.gone_at is null"
            + " and (s.scopes = '{}' or centre.active_scope = any (s.scopes))";

    private static final String WITHIN = "s.places && (select array_agg(inside.code) from inside)";
    private static final String WITHIN_OWN =
            WITHIN + " and exists (select from inside where inside.centre = s.centre and inside.code = any (s.places))";

    /** Which services the list reaches. */
    enum Reach {
        /** As asked: those of the statuses named, else those that can be had. */
        ASKED,
        /** Those that cannot be had. */
        NOT_YET
    }

    /** By the name of their filter. */
    private final Map<String, String> conditions = new LinkedHashMap<>();

    private final Map<String, Object> parameters = new LinkedHashMap<>();
    private final Optional<String> centre;
    private final boolean byPlace;
    private Listing listing = Listing.of("services");

    ServiceConditions(Optional<String> centre, ServiceQuery asked, Reach reach) {
        this.centre = centre;
        this.byPlace = !asked.place().isEmpty();
        centre.ifPresent(slug -> filter("centre", List.of(slug), "s.centre = :centre", slug));
        any("centres", asked.centre(), "s.centre = any (%s)");
        lifetime(asked);
        status(asked, reach);
        any("domain", asked.domain(), "s.domains && %s");
        any("targetGroup", asked.targetGroup(), "s.target_groups && %s");
        any("challenge", asked.challenge(), "s.challenges && %s");
        any("place", asked.place(), centre.isPresent() ? WITHIN : WITHIN_OWN);
        any("provider", asked.provider(), "s.providers && %s");
        any("kind", words(asked.kind()), "s.kind = any (%s)");
        any("payment", words(asked.payment()), "s.payment = any (%s)");
        any("weekday", words(asked.weekday()), "s.weekdays && %s");
        asked.age()
                .ifPresent(age -> filter(
                        "age",
                        List.of(age.toString()),
                        "(s.age_ranges is null or s.age_ranges @> cast(:age as integer))",
                        age));
        asked.parent().ifPresent(parent -> filter("parent", List.of(parent), "s.parent = :parent", parent));
        asked.scope()
                .map(Object::toString)
                .ifPresent(scope ->
                        filter("scope", List.of(scope), "(s.scopes = '{}' or :scope = any (s.scopes))", scope));
    }

    /** The change feed shows what is gone as well. */
    private void lifetime(ServiceQuery asked) {
        asked.modifiedAfter()
                .ifPresentOrElse(
                        since -> filter(
                                "modifiedAfter",
                                List.of(since.toString()),
                                "s.modified_at >= :modifiedAfter",
                                Parameters.moment(since)),
                        () -> conditions.put("modifiedAfter", "s.gone_at is null"));
    }

    private void status(ServiceQuery asked, Reach reach) {
        if (reach == Reach.NOT_YET) {
            conditions.put("status", "not coalesce(" + AVAILABLE + ", false)");
        } else if (onlyAvailable(asked)) {
            listing = listing.with("status", List.of("available"));
            conditions.put("status", AVAILABLE);
        } else if (!asked.status().contains(StatusFilter.ANY)) {
            any("status", words(asked.status()), "s.status = any (%s)");
        }
    }

    /** Whether the list shows what can be had; the change feed also tells what no longer can. */
    static boolean onlyAvailable(ServiceQuery asked) {
        return asked.status().isEmpty() && asked.modifiedAfter().isEmpty();
    }

    private void any(String name, Collection<String> values, String condition) {
        if (!values.isEmpty()) {
            String parameter = "cast(:" + name + " as text[])";
            filter(name, values, condition.formatted(parameter), Parameters.texts(values));
        }
    }

    private void filter(String name, Collection<String> values, String condition, Object value) {
        listing = listing.with(name, values);
        conditions.put(name, condition);
        parameters.put(name, value);
    }

    private static List<String> words(List<? extends Enum<?>> constants) {
        return constants.stream().map(Object::toString).toList();
    }

    Optional<String> centre() {
        return centre;
    }

    /** What the cursors of the list are bound to. */
    Listing listing() {
        return listing;
    }

    Map<String, Object> parameters() {
        return parameters;
    }

    String where() {
        return whereWithout("");
    }

    /** Whether this filter narrows the list. */
    boolean filters(String name) {
        return conditions.containsKey(name);
    }

    /** The conditions but for that of one filter. */
    String whereWithout(String name) {
        return conditions.entrySet().stream()
                .filter(condition -> !condition.getKey().equals(name))
                .map(Map.Entry::getValue)
                .collect(Collectors.joining("\n      and "));
    }

    /** The places asked for and all that lies in them, as a part of a {@code with recursive}; empty without such a filter. */
    String inside() {
        if (!byPlace) {
            return "";
        }
        String seeds = centre.isPresent() ? "place.centre = :centre" : "place.centre in (select code from centre)";
        return """
            inside (centre, code) as (
                select place.centre, place.code from place
                where %s and place.code = any (cast(:place as text[]))
                union
                select place.centre, place.code
                from inside join place on place.centre = inside.centre and place.parent = inside.code
            ),\
            """.formatted(seeds);
    }
}
