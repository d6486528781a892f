package org.opencus.hsds;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collection;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.opencus.model.ServiceStatus;

/** Terms that are no records of the catalogue, and descriptions of those that have none. */
final class FixedTerms {
    private static final Properties KINDS = kinds();

    private FixedTerms() {}

    /** The states of services, and the kinds that a centre's organisations have. */
    static Stream<Term> of(CentreEntry centre, Collection<Entry> organisations) {
        Stream<Term> statuses = Arrays.stream(ServiceStatus.values()).map(status -> status(centre, status));
        Stream<Term> kinds = organisations.stream()
                .flatMap(organisation -> organisation.kind().stream())
                .distinct()
                .sorted()
                .map(kind -> kind(centre, kind));
        return Stream.concat(statuses, kinds);
    }

    private static Term status(CentreEntry centre, ServiceStatus status) {
        return switch (status) {
            case EXISTING -> status(centre, status, "dostępna", "Można z niej skorzystać dziś.");
            case PLANNED -> status(centre, status, "planowana", "Centrum ją zaplanowało; jeszcze jej nie ma.");
            case CONDITIONAL -> status(centre, status, "warunkowa", "Powstanie, jeśli spełnią się warunki.");
            case CANDIDATE -> status(centre, status, "do wyboru", "Proponowana; centra dopiero wybiorą.");
            case REFERENCED ->
                status(centre, status, "wspomniana", "Dokumenty centrum ją wymieniają, ale nie opisują.");
            case IDEA -> status(centre, status, "pomysł", "Pomysł, którego jeszcze nie zaplanowano.");
        };
    }

    private static Term status(CentreEntry centre, ServiceStatus status, String name, String description) {
        return term(centre, Taxonomy.SERVICE_STATUSES, status.value(), name, description);
    }

    private static Term kind(CentreEntry centre, String kind) {
        String name = KINDS.getProperty(kind, kind);
        return term(centre, Taxonomy.ORGANISATION_KINDS, kind, name, "Rodzaj organizacji: " + name + ".");
    }

    private static Term term(CentreEntry centre, Taxonomy taxonomy, String code, String name, String description) {
        return new Term(
                taxonomy, taxonomy.termId(code), code, name, description, Optional.empty(), centre.modifiedAt());
    }

    /** The description of the catalogue, or one made of what it does know. */
    static String description(Taxonomy taxonomy, String name, Document document) {
        return document.text("description").orElseGet(() -> switch (taxonomy) {
            case SERVICE_DOMAINS -> "Zakres usług społecznych z art. 2 ustawy: " + name + ".";
            case TARGET_GROUPS -> "Grupa docelowa: " + name + ages(document) + ".";
            case CHALLENGES -> "Wyzwanie: " + name + ".";
            case SERVICE_STATUSES, ORGANISATION_KINDS -> name;
        });
    }

    private static String ages(Document group) {
        String labels = group.objects("ageDefinitions").stream()
                .flatMap(definition -> definition.text("label").stream())
                .distinct()
                .collect(Collectors.joining(", "));
        return labels.isEmpty() ? "" : " (" + labels + ")";
    }

    private static Properties kinds() {
        try (var in = FixedTerms.class.getResourceAsStream("organisation-kinds.properties")) {
            Properties kinds = new Properties();
            kinds.load(new InputStreamReader(in, StandardCharsets.UTF_8));
            return kinds;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
