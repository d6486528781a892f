package org.opencus.hsds;

import java.math.BigDecimal;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.opencus.model.HsdsApiInformation;
import org.opencus.model.HsdsContact;
import org.opencus.model.HsdsLocation;
import org.opencus.model.HsdsOrganization;
import org.opencus.model.HsdsOrganizationIdentifier;
import org.opencus.model.HsdsPhone;
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
                .phones(phone(organisation).stream().toList())
                .organizationIdentifiers(identifiers(organisation))
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
                        .website(centre.document().text("website").flatMap(WebAddress::of))
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
                .alternateName(document.text("abbreviation").or(() -> ofCentre(organisation, "shortName")))
                .description(description(organisation))
                .email(document.text("email"))
                .website(document.text("website")
                        .or(() -> ofCentre(organisation, "website"))
                        .flatMap(WebAddress::of))
                .yearIncorporated(
                        ofCentre(organisation, "establishedOn").map(day -> new BigDecimal(day.substring(0, 4))))
                .legalStatus(centreOf(organisation)
                        .flatMap(centre -> centre.object("legalForm"))
                        .flatMap(form -> form.text("name")))
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

    /** What the catalogue holds of the centre, where the organisation stands for it. */
    private Optional<Document> centreOf(Entry organisation) {
        return Optional.of(directory.centre())
                .filter(centre -> centre.organizationId().equals(organisation.id()))
                .map(CentreEntry::document);
    }

    private Optional<String> ofCentre(Entry organisation, String property) {
        return centreOf(organisation).flatMap(centre -> centre.text(property));
    }

    /** The centre's customer office is its public contact point. */
    private List<HsdsContact> contacts(Entry organisation) {
        return centreOf(organisation).flatMap(centre -> centre.object("customerOffice")).stream()
                .map(office -> HsdsContact.builder()
                        .id(CatalogueId.derived(directory.centre().slug() + "/contact/customer-office"))
                        .organizationId(organisation.id())
                        .locationId(
                                office.code("place").flatMap(directory::place).map(Entry::id))
                        .department(office.text("name"))
                        .email(office.text("email"))
                        .phones(officePhone(office).stream().toList())
                        .build())
                .toList();
    }

    private Optional<HsdsPhone> officePhone(Document office) {
        String path = directory.centre().slug();
        return office.text("phone")
                .map(number -> HsdsPhone.builder()
                        .id(CatalogueId.derived(path + "/phone/customer-office"))
                        .contactId(CatalogueId.derived(path + "/contact/customer-office"))
                        .number(number)
                        .build());
    }

    private Optional<HsdsPhone> phone(Entry organisation) {
        String path = directory.centre().slug() + "/phone/organisation/" + organisation.code();
        return organisation
                .document()
                .text("phone")
                .map(number -> HsdsPhone.builder()
                        .id(CatalogueId.derived(path))
                        .organizationId(organisation.id())
                        .number(number)
                        .build());
    }

    private List<HsdsOrganizationIdentifier> identifiers(Entry organisation) {
        String path = directory.centre().slug() + "/identifier/" + organisation.code() + "/";
        return Stream.of("krs", "nip", "regon")
                .flatMap(register -> organisation.document().text(register).stream()
                        .map(number -> HsdsOrganizationIdentifier.builder()
                                .id(CatalogueId.derived(path + register))
                                .organizationId(organisation.id())
                                .identifierType(register.toUpperCase(Locale.ROOT))
                                .identifier(number)
                                .build()))
                .toList();
    }

    private List<HsdsLocation> locations(Entry organisation) {
        Stream<Entry> own = organisation.places().stream()
                .flatMap(code -> directory.place(code).stream())
                .filter(place -> !Directory.area(place));
        Stream<Entry> ofCentre = centreOf(organisation).flatMap(_ -> new CentreSchedules(directory).place()).stream();
        return Stream.concat(own, ofCentre).distinct().map(locations::full).toList();
    }
}
