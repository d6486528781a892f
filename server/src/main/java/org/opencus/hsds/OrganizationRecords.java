package org.opencus.hsds;

import java.math.BigDecimal;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Optional;
import org.opencus.model.HsdsApiInformation;
import org.opencus.model.HsdsContact;
import org.opencus.model.HsdsLocation;
import org.opencus.model.HsdsOrganization;
import org.opencus.model.HsdsProgram;
import org.opencus.model.HsdsPublisher;
import org.opencus.model.HsdsServiceRecord;
import org.opencus.records.CatalogueId;

/** The centre and the organisations around it as organizations. */
final class OrganizationRecords {
    private final Directory directory;
    private final TermRecords terms;
    private final LocationRecords locations;

    OrganizationRecords(Directory directory) {
        this.directory = directory;
        this.terms = new TermRecords(directory);
        this.locations = new LocationRecords(directory);
    }

    /** The scalar properties. */
    HsdsOrganization flat(Entry organisation) {
        return builder(organisation).build();
    }

    /** With everything inside but its services: as it stands inside a service. */
    HsdsOrganization inside(Entry organisation) {
        return builder(organisation)
                .contacts(contacts(organisation))
                .locations(locations(organisation))
                .programs(directory.programmes().values().stream()
                        .filter(programme -> programme.organizationId().equals(organisation.id()))
                        .map(this::program)
                        .toList())
                .attributes(terms.attributes(organisation))
                .build();
    }

    /** With everything inside. */
    HsdsOrganization full(Entry organisation, List<HsdsServiceRecord> services) {
        return inside(organisation).toBuilder().services(services).build();
    }

    /** What the directory says of itself. */
    HsdsApiInformation information(String profileAddress, String descriptionAddress) {
        CentreEntry centre = directory.centre();
        return HsdsApiInformation.builder()
                .version("3.0")
                .profile(URI.create(profileAddress))
                .openapiUrl(URI.create(descriptionAddress))
                .description("Katalog usług: " + centre.name())
                .publisher(HsdsPublisher.builder()
                        .name(centre.name())
                        .website(centre.document().text("website").flatMap(OrganizationRecords::address))
                        .build())
                .build();
    }

    HsdsProgram program(ProgrammeEntry programme) {
        return HsdsProgram.builder()
                .id(programme.id())
                .organizationId(programme.organizationId())
                .name(programme.name())
                .alternateName(alternateName(programme.document()))
                .description(programme.document().text("description").orElse("Program: " + programme.name() + "."))
                .build();
    }

    static Optional<String> alternateName(Document document) {
        return document.texts("alternativeNames").stream().reduce((left, right) -> left + "; " + right);
    }

    private HsdsOrganization.Builder builder(Entry organisation) {
        Document document = organisation.document();
        return HsdsOrganization.builder()
                .id(organisation.id())
                .name(organisation.name())
                .alternateName(document.text("abbreviation").or(() -> document.text("shortName")))
                .description(description(organisation))
                .website(document.text("website").flatMap(OrganizationRecords::address))
                .yearIncorporated(yearIncorporated(organisation))
                .parentOrganizationId(
                        organisation.parent().flatMap(directory::organisation).map(Entry::id));
    }

    private String description(Entry organisation) {
        return organisation
                .document()
                .text("description")
                .orElseGet(() ->
                        directory
                                        .terms(
                                                Taxonomy.ORGANISATION_KINDS,
                                                organisation.kind().stream().toList())
                                        .stream()
                                        .map(Term::name)
                                        .findFirst()
                                        .map(kind -> capitalised(kind) + ", w katalogu: ")
                                        .orElse("W katalogu: ")
                                + directory.centre().name() + ".");
    }

    private static String capitalised(String text) {
        int first = text.codePointAt(0);
        return Character.toString(Character.toTitleCase(first)) + text.substring(Character.charCount(first));
    }

    private boolean centre(Entry organisation) {
        return organisation.id().equals(directory.centre().organizationId());
    }

    private Optional<BigDecimal> yearIncorporated(Entry organisation) {
        return Optional.of(directory.centre().document())
                .filter(_ -> centre(organisation))
                .flatMap(document -> document.text("establishedOn"))
                .map(day -> new BigDecimal(day.substring(0, 4)));
    }

    /** The centre's customer office is its public contact point. */
    private List<HsdsContact> contacts(Entry organisation) {
        return Optional.of(directory.centre().document()).filter(_ -> centre(organisation)).stream()
                .flatMap(document -> document.object("customerOffice").stream())
                .map(office -> HsdsContact.builder()
                        .id(CatalogueId.derived(directory.centre().slug() + "/contact/customer-office"))
                        .organizationId(organisation.id())
                        .locationId(
                                office.code("place").flatMap(directory::place).map(Entry::id))
                        .department(office.text("name"))
                        .build())
                .toList();
    }

    private List<HsdsLocation> locations(Entry organisation) {
        return organisation.places().stream()
                .flatMap(code -> directory.place(code).stream())
                .filter(place -> !Directory.area(place))
                .map(locations::full)
                .toList();
    }

    private static Optional<URI> address(String website) {
        try {
            return Optional.of(new URI(website.contains("://") ? website : "http://" + website));
        } catch (URISyntaxException e) {
            // What is no address cannot be shown as one.
            return Optional.empty();
        }
    }
}
