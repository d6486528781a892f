package org.opencus.providers;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.opencus.contract.Refusal;
import org.opencus.contract.Text;
import org.opencus.contract.Violation;

/** Collects what is wrong with what somebody wants to record. */
class Faults {
    static final Text TWICE = new Text("Już podano.", "It is there already.");
    private static final Text ORDER = new Text("Koniec przed początkiem.", "It ends before it begins.");
    private static final Text FUTURE = new Text("Ten dzień dopiero nadejdzie.", "This day is still to come.");

    private final List<Violation> faults = new ArrayList<>();

    List<Violation> all() {
        return List.copyOf(faults);
    }

    /** Refuses (422) with all that was found. */
    void refuse() {
        if (!faults.isEmpty()) {
            throw Refusal.of(Refusal.Kind.RULE_BROKEN, all());
        }
    }

    void add(boolean broken, String pointer, String code, Text message) {
        if (broken) {
            faults.add(new Violation(pointer, code, message));
        }
    }

    /** The last day is not before the first one. */
    void order(Optional<LocalDate> from, Optional<LocalDate> until, String pointer) {
        add(until.filter(last -> from.filter(last::isBefore).isPresent()).isPresent(), pointer, "period", ORDER);
    }

    /** The day has come. */
    void past(LocalDate day, LocalDate today, String pointer) {
        add(day.isAfter(today), pointer, "in-future", FUTURE);
    }

    /** None stands in the list twice; pointers are {@code before/i/after}. */
    void once(List<?> values, String before, String after) {
        Set<Object> seen = new HashSet<>();
        for (int i = 0; i < values.size(); i++) {
            add(!seen.add(values.get(i)), before + "/" + i + after, "repeated", TWICE);
        }
    }
}
