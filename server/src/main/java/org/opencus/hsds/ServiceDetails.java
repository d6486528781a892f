package org.opencus.hsds;

import jakarta.json.JsonValue;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.opencus.model.HsdsCapacity;
import org.opencus.model.HsdsFunding;
import org.opencus.model.HsdsPhone;
import org.opencus.model.HsdsRecurrence;
import org.opencus.model.HsdsSchedule;
import org.opencus.model.HsdsServiceArea;
import org.opencus.records.CatalogueId;

/** What a service consists of in the directory. */
record ServiceDetails(Directory directory) {
    /** Each of its hours in each stretch of days; where it has no hours, what else is known of when it is given. */
    List<HsdsSchedule> schedules(ServiceEntry service) {
        List<Document> hours = service.document().objects("openingHours");
        List<Span> spans = Span.of(service.document());
        Optional<String> when = when(service);
        if (hours.isEmpty() && when.isEmpty() && spans.equals(List.of(Span.ALWAYS))) {
            return List.of();
        }
        List<HsdsSchedule.Builder> schedules = (hours.isEmpty() ? Stream.of(none()) : hours.stream())
                .flatMap(each -> spans.stream().map(span -> schedule(each, span)))
                .toList();
        return IntStream.range(0, schedules.size())
                .mapToObj(index -> schedules
                        .get(index)
                        .id(CatalogueId.derived(
                                directory.centre().slug() + "/schedule/service/" + service.code() + "/" + (index + 1)))
                        .serviceId(service.id())
                        .description(when)
                        .build())
                .toList();
    }

    private static Document none() {
        return new Document(JsonValue.EMPTY_JSON_OBJECT);
    }

    private static Optional<String> when(ServiceEntry service) {
        Optional<String> rule =
                service.document().object("availability").flatMap(availability -> availability.text("text"));
        return Stream.concat(rule.stream(), service.document().text("season").stream())
                .reduce((left, right) -> left + ", " + right);
    }

    private HsdsSchedule.Builder schedule(Document hours, Span span) {
        Optional<String> days = Weekdays.byday(hours.texts("days"));
        return HsdsSchedule.builder()
                .validFrom(span.from())
                .validTo(span.to())
                .freq(days.map(_ -> HsdsRecurrence.WEEKLY))
                .byday(days)
                .opensAt(hours.text("opens").map(directory::withOffset))
                .closesAt(hours.text("closes").map(directory::withOffset))
                .xTimeZone(Timestamps.ZONE.getId());
    }

    /** Where it comes to: the areas that the catalogue names and, for help at home, the centre's municipality. */
    List<HsdsServiceArea> areas(ServiceEntry service) {
        Stream<String> home = service.delivery().filter("client-home"::equals).stream()
                .flatMap(_ -> directory.centre().document().code("place").stream());
        return Stream.concat(service.places().stream(), home)
                .distinct()
                .flatMap(code -> directory.place(code).stream())
                .filter(Directory::area)
                .map(place -> HsdsServiceArea.builder()
                        .id(CatalogueId.derived(
                                directory.centre().slug() + "/service-area/" + service.code() + "/" + place.code()))
                        .serviceId(service.id())
                        .name(place.name())
                        .build())
                .toList();
    }

    Optional<HsdsPhone> phone(ServiceEntry service) {
        return service.document()
                .text("phone")
                .map(number -> HsdsPhone.builder()
                        .id(CatalogueId.derived(directory.centre().slug() + "/phone/service/" + service.code()))
                        .serviceId(service.id())
                        .number(number)
                        .build());
    }

    List<HsdsFunding> funding(ServiceEntry service) {
        return service.document().objects("funding").stream()
                .map(source -> HsdsFunding.builder()
                        .id(CatalogueId.derived(directory.centre().slug() + "/funding/service/" + service.code() + "/"
                                + source.text("code").orElse("")))
                        .serviceId(service.id())
                        .source(source.text("name").map(name -> name + share(source)))
                        .build())
                .toList();
    }

    private static String share(Document source) {
        return source.number("sharePercent")
                .map(percent -> " (" + percent.toPlainString().replace('.', ',') + "%)")
                .orElse("");
    }

    /** For whom it is, in sentences. */
    Optional<String> eligibility(ServiceEntry service) {
        List<String> sentences = new ArrayList<>();
        String groups = directory.terms(Taxonomy.TARGET_GROUPS, service.targetGroups()).stream()
                .map(Term::name)
                .collect(Collectors.joining(", "));
        if (!groups.isEmpty()) {
            sentences.add("Dla: " + groups + ".");
        }
        service.document()
                .code("priorityGroup")
                .ifPresent(code -> sentences.add("Pierwszeństwo: " + group(code) + "."));
        ageInWords(service).ifPresent(sentences::add);
        service.document().text("eligibilityNote").ifPresent(sentences::add);
        return sentences.stream().reduce((left, right) -> left + " " + right);
    }

    /** An age that is no limit for all: that of some, such as the children of a club for parents too, or one that only guides. */
    private Optional<String> ageInWords(ServiceEntry service) {
        return limit(service)
                .filter(age -> !strict(age))
                .map(age -> "Wiek"
                        + (age.flag("indicative") ? " orientacyjny" : "")
                        + age.text("appliesTo").map(code -> " – " + group(code)).orElse("") + ": " + years(age) + ".");
    }

    private String group(String code) {
        return directory.terms(Taxonomy.TARGET_GROUPS, List.of(code)).stream()
                .map(Term::name)
                .findFirst()
                .orElse(code);
    }

    private static String years(Document age) {
        Optional<String> from = age.number("min").map(least -> "od " + least.toPlainString());
        Optional<String> to = age.number("max").map(most -> "do " + most.toPlainString());
        return Stream.concat(from.stream(), to.stream()).collect(Collectors.joining(" ")) + " lat";
    }

    /** A limit of the service itself for all whom it is for. */
    Optional<BigDecimal> age(ServiceEntry service, String end) {
        return limit(service).filter(ServiceDetails::strict).flatMap(age -> age.number(end));
    }

    private static boolean strict(Document age) {
        return age.text("appliesTo").isEmpty() && !age.flag("indicative");
    }

    /** Unless the centre has not decided on it. */
    private static Optional<Document> limit(ServiceEntry service) {
        return service.document().object("age").filter(age -> !age.flag("openQuestion"));
    }

    Optional<LocalDate> confirmedOn(ServiceEntry service) {
        return service.document()
                .object("confirmation")
                .flatMap(confirmation -> confirmation.text("on"))
                .map(LocalDate::parse);
    }

    Optional<HsdsCapacity> capacity(ServiceEntry service) {
        Optional<Document> capacity = service.document().object("capacity");
        Optional<Document> group = service.document().object("group");
        HsdsCapacity shown = HsdsCapacity.builder()
                .places(capacity.flatMap(known -> known.integer("places")))
                .organizations(capacity.flatMap(known -> known.integer("organisations")))
                .groupMinimum(group.flatMap(known -> known.integer("min")))
                .groupMaximum(group.flatMap(known -> known.integer("max")))
                .build();
        return Optional.of(shown)
                .filter(known -> !known.equals(HsdsCapacity.builder().build()));
    }

    Optional<String> alert(ServiceEntry service) {
        if (service.gone()) {
            return Optional.of("Usunięto z katalogu.");
        }
        return switch (service.status()) {
            case EXISTING ->
                service.available()
                        ? Optional.empty()
                        : Optional.of("W zakresie, którego centrum nie prowadzi: nie można z niej skorzystać.");
            case PLANNED -> Optional.of("Planowana: jeszcze nie można z niej skorzystać.");
            case CONDITIONAL -> Optional.of("Warunkowa: jeszcze nie można z niej skorzystać.");
            case CANDIDATE -> Optional.of("Proponowana do wyboru: jeszcze nie można z niej skorzystać.");
            case REFERENCED ->
                Optional.of("Tylko wspomniana w dokumentach centrum: zapytaj, czy można z niej skorzystać.");
            case IDEA -> Optional.of("Pomysł: jeszcze nie można z niej skorzystać.");
        };
    }
}
