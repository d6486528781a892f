package org.opencus.hsds;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.opencus.model.HsdsRecurrence;
import org.opencus.model.HsdsSchedule;
import org.opencus.records.CatalogueId;

/** When the centre is open, at the place where one goes to it. */
record CentreSchedules(Directory directory) {
    private static final String ONCE_A_MONTH = "once-a-month";

    /** The place of first contact, else the seat. */
    Optional<Entry> place() {
        Document centre = directory.centre().document();
        return centre.object("customerOffice")
                .flatMap(office -> office.code("place"))
                .or(() -> centre.code("seat"))
                .flatMap(directory::place)
                .filter(place -> !Directory.area(place));
    }

    /** The hours of that place: those of every scope and of the one that the centre runs, then each exception to them. */
    List<HsdsSchedule> at(Entry place) {
        if (place().filter(own -> own.id().equals(place.id())).isEmpty()) {
            return List.of();
        }
        List<Document> rules = directory.centre().document().objects("openingRules").stream()
                .filter(this::holds)
                .toList();
        List<Document> exceptions = directory.centre().document().objects("openingExceptions");
        return Stream.concat(
                        IntStream.range(0, rules.size()).mapToObj(i -> rule(place.id(), i + 1, rules.get(i))),
                        exceptions.stream().map(exception -> exception(place.id(), exception)))
                .toList();
    }

    /** Whether a condition is met, the catalogue does not know. */
    private boolean holds(Document rule) {
        Optional<String> scope = rule.text("scope");
        return rule.text("condition").isEmpty()
                && (scope.isEmpty() || scope.equals(directory.centre().activeScope()));
    }

    private HsdsSchedule rule(UUID place, int ordinal, Document rule) {
        boolean monthly = rule.text("recurrence").filter(ONCE_A_MONTH::equals).isPresent();
        String which = rule.integer("ordinal")
                .filter(_ -> monthly)
                .map(String::valueOf)
                .orElse("");
        Optional<String> once = Optional.of("raz w miesiącu").filter(_ -> monthly && which.isEmpty());
        return hours(place, "rule/" + ordinal, rule)
                .freq(monthly ? HsdsRecurrence.MONTHLY : HsdsRecurrence.WEEKLY)
                .byday(Weekdays.byday(rule.texts("days")).map(days -> which + days.replace(",", "," + which)))
                .description(Stream.concat(once.stream(), length(rule).stream())
                        .reduce((left, right) -> left + ", " + right))
                .build();
    }

    /** How long, where the documents give no clock times. */
    private static Optional<String> length(Document rule) {
        return rule.text("duration").filter(_ -> rule.text("opens").isEmpty()).map(text -> {
            Duration duration = Duration.parse(text);
            String minutes = duration.toMinutesPart() == 0 ? "" : " " + duration.toMinutesPart() + " min";
            return duration.toHours() + " h" + minutes + " dziennie";
        });
    }

    private HsdsSchedule exception(UUID place, Document exception) {
        LocalDate day = LocalDate.parse(exception.text("date").orElseThrow());
        Optional<String> closed = Optional.of("zamknięte").filter(_ -> !exception.flag("open"));
        return hours(place, "exception/" + day, exception)
                .validFrom(day)
                .validTo(day)
                .description(Stream.concat(closed.stream(), exception.text("reason").stream())
                        .reduce((left, right) -> left + ": " + right))
                .build();
    }

    private HsdsSchedule.Builder hours(UUID place, String below, Document hours) {
        return HsdsSchedule.builder()
                .id(CatalogueId.derived(directory.centre().slug() + "/schedule/centre/" + below))
                .locationId(place)
                .opensAt(hours.text("opens").map(directory::withOffset))
                .closesAt(hours.text("closes").map(directory::withOffset))
                .xTimeZone(Timestamps.ZONE.getId());
    }
}
