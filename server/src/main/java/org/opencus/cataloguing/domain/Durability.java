package org.opencus.cataloguing.domain;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** For three years after its project a service stays open and keeps its places. */
public final class Durability {
    private static final int YEARS = 3;

    private Durability() {}

    /**
     * What a service offers.
     *
     * @param existing whether it can be had
     * @param projectEndsOn the last day of the project that set it up
     */
    public record Offer(
            boolean existing,
            Optional<Integer> places,
            Optional<Integer> largestGroup,
            Optional<Integer> groups,
            Optional<LocalDate> projectEndsOn) {
        /** Whether the offer is bound on this day. */
        public boolean binds(LocalDate today) {
            return projectEndsOn
                    .filter(ends -> !today.isAfter(ends.plusYears(YEARS)))
                    .isPresent();
        }
    }

    /** The properties by which a service would offer less than before. */
    public static List<String> less(Offer before, Offer after) {
        List<String> less = new ArrayList<>();
        if (before.existing() && !after.existing()) {
            less.add("/status");
        }
        if (fewer(before.places(), after.places())) {
            less.add("/capacity/places");
        }
        if (fewer(before.largestGroup(), after.largestGroup())) {
            less.add("/group/max");
        }
        if (fewer(before.groups(), after.groups())) {
            less.add("/group/groups");
        }
        if (before.projectEndsOn()
                .filter(ends ->
                        after.projectEndsOn().filter(now -> !now.isBefore(ends)).isEmpty())
                .isPresent()) {
            less.add("/project/endsOn");
        }
        return less;
    }

    private static boolean fewer(Optional<Integer> before, Optional<Integer> after) {
        return before.filter(was -> after.filter(is -> is >= was).isEmpty()).isPresent();
    }
}
