package org.opencus.imports;

import jakarta.json.JsonObject;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What lists of services filter by, derived from what the files say. */
final class ServiceColumns {
    private static final List<String> WEEK = List.of("mon", "tue", "wed", "thu", "fri", "sat", "sun");
    private static final String WITH_THE_CENTRE = "during-centre-opening-hours";

    private final CentreFiles files;
    private final EffectiveAges ages;

    ServiceColumns(CentreFiles files, EffectiveAges ages) {
        this.files = files;
        this.ages = ages;
    }

    JsonObject of(RawRecord service) {
        Set<String> targetGroups = targetGroups(service);
        JsonObject place = service.json().getJsonObject("place");
        JsonObject payment = service.json().getJsonObject("payment");
        return new Columns()
                .text("kind", service.text("kind"))
                .text("status", service.text("status"))
                .text("parent", service.text("parent_id"))
                .text("continues", service.text("continues_service_id"))
                .text("supports", service.text("supports_service_id"))
                .texts("domains", domains(service))
                .texts("target_groups", targetGroups)
                .texts("challenges", service.texts("challenges"))
                .texts("places", place == null ? List.of() : places(place))
                .texts("providers", providers(service))
                .text("payment", property(payment, "code"))
                .text("delivery", property(place, "kind"))
                .texts("scopes", service.texts("scopes"))
                .texts("weekdays", weekdays(service))
                .text("age_ranges", ages.ofService(service, targetGroups).column())
                .values();
    }

    private static Optional<String> property(JsonObject object, String name) {
        return Optional.ofNullable(object).map(present -> present.getString(name, null));
    }

    private static Set<String> targetGroups(RawRecord service) {
        Set<String> groups = new LinkedHashSet<>(service.texts("target_groups"));
        service.objects("programme_entries").forEach(entry -> groups.add(entry.getString("target_group")));
        return groups;
    }

    private static Set<String> domains(RawRecord service) {
        Set<String> domains = new LinkedHashSet<>(service.texts("domains"));
        service.objects("programme_entries").forEach(entry -> domains.addAll(RawRecord.texts(entry, "domains")));
        return domains;
    }

    private static Collection<String> places(JsonObject place) {
        Set<String> places = new LinkedHashSet<>();
        property(place, "place_id").ifPresent(places::add);
        places.addAll(RawRecord.texts(place, "place_ids"));
        return places;
    }

    private static Collection<String> providers(RawRecord service) {
        Set<String> providers = new LinkedHashSet<>();
        service.text("operator_id").ifPresent(providers::add);
        providers.addAll(service.texts("partner_ids"));
        return providers;
    }

    /** The days of its own hours, all when they name none; the centre's where it is open together with the centre. */
    private List<String> weekdays(RawRecord service) {
        List<JsonObject> hours = service.objects("opening_hours");
        Stream<String> days = hours.stream().flatMap(some -> some.containsKey("days") ? days(some) : WEEK.stream());
        JsonObject availability = service.json().getJsonObject("availability");
        boolean withTheCentre =
                property(availability, "rule").filter(WITH_THE_CENTRE::equals).isPresent();
        return inOrder(withTheCentre ? Stream.concat(days, centreDays()) : days);
    }

    /** Days on which the centre is open every week, in the scope it runs and without any condition. */
    private Stream<String> centreDays() {
        Optional<String> scope = files.centre().text("active_scope");
        return files.centre().objects("opening_hours").stream()
                .filter(rule -> !rule.containsKey("condition"))
                .filter(rule -> rule.getString("recurrence", "weekly").equals("weekly"))
                .filter(rule -> scope.isEmpty() || Set.of("all", scope.get()).contains(rule.getString("scope", "all")))
                .flatMap(ServiceColumns::days);
    }

    private static Stream<String> days(JsonObject hours) {
        return RawRecord.texts(hours, "days").stream();
    }

    private static List<String> inOrder(Stream<String> days) {
        Set<String> open = days.collect(Collectors.toSet());
        return WEEK.stream().filter(open::contains).toList();
    }
}
