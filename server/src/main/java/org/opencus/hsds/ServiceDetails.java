package org.opencus.hsds;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.opencus.model.HsdsCapacity;
import org.opencus.model.HsdsCostOption;
import org.opencus.model.HsdsFunding;
import org.opencus.model.HsdsRecurrence;
import org.opencus.model.HsdsSchedule;
import org.opencus.model.HsdsServiceArea;
import org.opencus.records.CatalogueId;

/**
 * What a service consists of in the directory.
 *
 * @param centre the slug
 * @param offset of local time on the day of the answer
 */
record ServiceDetails(String centre, ZoneOffset offset) {
    private static final Map<String, String> DAYS =
            Map.of("mon", "MO", "tue", "TU", "wed", "WE", "thu", "TH", "fri", "FR", "sat", "SA", "sun", "SU");
    private static final Map<String, String> PAYMENTS = Map.of(
            "free", "bezpłatnie",
            "partly-paid", "częściowo odpłatnie",
            "paid", "odpłatnie",
            "voluntary", "opłata dobrowolna");

    List<HsdsSchedule> schedules(ServiceEntry service) {
        List<Document> hours = service.document().objects("openingHours");
        return IntStream.range(0, hours.size())
                .mapToObj(index -> schedule(service, index + 1, hours.get(index)))
                .toList();
    }

    private HsdsSchedule schedule(ServiceEntry service, int ordinal, Document hours) {
        Optional<String> days = hours.texts("days").stream().map(DAYS::get).reduce((left, right) -> left + "," + right);
        return HsdsSchedule.builder()
                .id(CatalogueId.derived(centre + "/schedule/service/" + service.code() + "/" + ordinal))
                .serviceId(service.id())
                .freq(days.map(_ -> HsdsRecurrence.WEEKLY))
                .byday(days)
                .opensAt(hours.text("opens").map(this::withOffset))
                .closesAt(hours.text("closes").map(this::withOffset))
                .xTimeZone(Timestamps.ZONE.getId())
                .build();
    }

    private String withOffset(String time) {
        return LocalTime.parse(time) + offset.getId().replace("Z", "+00:00");
    }

    /** Where it comes to: the areas that the catalogue names and, for help at home, the centre's municipality. */
    List<HsdsServiceArea> areas(ServiceEntry service, Directory directory) {
        Stream<String> home = service.delivery().filter("client-home"::equals).stream()
                .flatMap(_ -> directory.centre().document().code("place").stream());
        return Stream.concat(service.places().stream(), home)
                .distinct()
                .flatMap(code -> directory.place(code).stream())
                .filter(Directory::area)
                .map(place -> HsdsServiceArea.builder()
                        .id(CatalogueId.derived(centre + "/service-area/" + service.code() + "/" + place.code()))
                        .serviceId(service.id())
                        .name(place.name())
                        .build())
                .toList();
    }

    List<HsdsFunding> funding(ServiceEntry service) {
        return service.document().objects("funding").stream()
                .map(source -> HsdsFunding.builder()
                        .id(CatalogueId.derived(centre + "/funding/service/" + service.code() + "/"
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

    Optional<String> fees(ServiceEntry service) {
        Optional<Document> payment = service.document().object("payment");
        Optional<String> text = payment.flatMap(known -> known.text("text"))
                .or(() -> service.payment().map(PAYMENTS::get));
        Optional<String> reliefs = payment.map(known -> String.join("; ", known.texts("reliefs")))
                .filter(joined -> !joined.isEmpty())
                .map(joined -> "Ulgi: " + joined);
        return Stream.concat(text.stream(), reliefs.stream()).reduce((left, right) -> left + ". " + right);
    }

    List<HsdsCostOption> costOptions(ServiceEntry service) {
        Optional<HsdsCostOption> fee = service.document()
                .object("payment")
                .flatMap(payment -> payment.object("fee"))
                .map(money -> cost(service)
                        .amount(money.text("amount").map(BigDecimal::new))
                        .currency(money.text("currency"))
                        .build());
        Optional<HsdsCostOption> free = service.payment()
                .filter("free"::equals)
                .map(_ -> cost(service)
                        .option(PAYMENTS.get("free"))
                        .amount(BigDecimal.ZERO)
                        .currency("PLN")
                        .build());
        return fee.or(() -> free).stream().toList();
    }

    private HsdsCostOption.Builder cost(ServiceEntry service) {
        return HsdsCostOption.builder()
                .id(CatalogueId.derived(centre + "/cost-option/" + service.code()))
                .serviceId(service.id());
    }

    Optional<String> eligibility(ServiceEntry service, Directory directory) {
        List<String> sentences = new ArrayList<>();
        String groups = directory.terms(Taxonomy.TARGET_GROUPS, service.targetGroups()).stream()
                .map(Term::name)
                .collect(Collectors.joining(", "));
        if (!groups.isEmpty()) {
            sentences.add("Dla: " + groups + ".");
        }
        ageOfSome(service, directory).ifPresent(sentences::add);
        service.document().text("eligibilityNote").ifPresent(sentences::add);
        return sentences.stream().reduce((left, right) -> left + " " + right);
    }

    /** A limit for some of those whom it is for, such as the children of a club that parents belong to as well. */
    private static Optional<String> ageOfSome(ServiceEntry service, Directory directory) {
        return limit(service)
                .filter(age -> age.text("appliesTo").isPresent())
                .map(age -> "Wiek – " + group(age, directory) + ": " + years(age) + ".");
    }

    private static String group(Document age, Directory directory) {
        String code = age.text("appliesTo").orElseThrow();
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
        return limit(service).filter(age -> age.text("appliesTo").isEmpty()).flatMap(age -> age.number(end));
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
