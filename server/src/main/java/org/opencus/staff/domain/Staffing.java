package org.opencus.staff.domain;

import java.util.Comparator;
import java.util.Map;
import java.util.TreeMap;

/** Full time by scope variant and role, exact. */
public final class Staffing {
    /** What is counted for. */
    public record Place(String scope, String role) {}

    /** Sums. */
    public record Sum(int places, Fraction fte, Fraction held) {
        private Sum plus(Sum other) {
            return new Sum(places + other.places, fte.plus(other.fte), held.plus(other.held));
        }
    }

    private final Map<Place, Sum> byRole =
            new TreeMap<>(Comparator.comparing(Place::scope).thenComparing(Place::role));
    private final Map<String, Sum> byScope = new TreeMap<>();

    /** Adds a position: so many places, so many of them held, each with that time in that scope variant. */
    public void add(String scope, String role, int places, int held, Fraction fte) {
        Sum sum = new Sum(places, fte.times(places), fte.times(held));
        byRole.merge(new Place(scope, role), sum, Sum::plus);
        byScope.merge(scope, sum, Sum::plus);
    }

    /** Sums by scope variant and role. */
    public Map<Place, Sum> byRole() {
        return byRole;
    }

    /** Sums by scope variant. */
    public Map<String, Sum> byScope() {
        return byScope;
    }
}
