package org.opencus.hsds;

import java.util.List;
import java.util.Optional;
import org.opencus.model.HsdsOrganization;
import org.opencus.model.HsdsPartner;
import org.opencus.model.HsdsProgram;
import org.opencus.model.HsdsServiceAtLocation;
import org.opencus.model.HsdsServiceRecord;
import org.opencus.model.HsdsStatus;
import org.opencus.records.CatalogueId;

/** Services of the catalogue as services of the directory. */
final class ServiceRecords {
    private final Directory directory;
    private final TermRecords terms;
    private final LocationRecords locations;
    private final OrganizationRecords organizations;
    private final ServiceDetails details;

    ServiceRecords(Directory directory) {
        this.directory = directory;
        this.details = new ServiceDetails(directory);
        this.terms = new TermRecords(directory);
        this.locations = new LocationRecords(directory);
        this.organizations = new OrganizationRecords(directory);
    }

    /** Which it is and when it changed. */
    HsdsServiceRecord minimal(ServiceEntry service) {
        return named(service)
                .lastModified(Timestamps.shown(service.lastModified()))
                .build();
    }

    /** Which it is: as it stands in short inside its organization. */
    HsdsServiceRecord brief(ServiceEntry service) {
        return named(service).build();
    }

    /** The scalar properties, the organization and the program. */
    HsdsServiceRecord flat(ServiceEntry service) {
        return scalars(service)
                .organization(organization(service).map(organizations::flat))
                .program(program(service))
                .build();
    }

    /** With everything inside. */
    HsdsServiceRecord full(ServiceEntry service) {
        return nested(service)
                .organization(insideOrganization(service))
                .serviceAtLocations(visited(service).stream()
                        .map(place -> link(service, place)
                                .location(locations.full(place))
                                .build())
                        .toList())
                .build();
    }

    /** With everything inside that belongs to no other record: the rest is referred to. */
    HsdsServiceRecord alone(ServiceEntry service) {
        return nested(service)
                .program(Optional.empty())
                .attributes(terms.references(service))
                .serviceAtLocations(visited(service).stream()
                        .map(place -> link(service, place).build())
                        .toList())
                .build();
    }

    /** With everything inside but its organization: as it stands inside that. */
    HsdsServiceRecord insideOrganization(ServiceEntry service, boolean everything) {
        return everything
                ? full(service).toBuilder().organization(Optional.empty()).build()
                : brief(service);
    }

    /** The service at the place, unless that place is gone. */
    Optional<HsdsServiceAtLocation> placed(ServicePlacement placed, boolean full) {
        return directory
                .place(placed.place())
                .map(place -> full ? placedFull(placed.service(), place) : placedFlat(placed.service(), place));
    }

    private HsdsServiceAtLocation placedFlat(ServiceEntry service, Entry place) {
        return link(service, place)
                .location(locations.flat(place))
                .service(flat(service))
                .build();
    }

    private HsdsServiceAtLocation placedFull(ServiceEntry service, Entry place) {
        return link(service, place)
                .location(locations.full(place))
                .service(nested(service)
                        .organization(insideOrganization(service))
                        .build())
                .build();
    }

    private Optional<HsdsOrganization> insideOrganization(ServiceEntry service) {
        return organization(service).map(organizations::inside);
    }

    private HsdsServiceAtLocation.Builder link(ServiceEntry service, Entry place) {
        String path = directory.centre().slug() + "/service-at-location/" + service.code() + "/" + place.code();
        return HsdsServiceAtLocation.builder()
                .id(CatalogueId.derived(path))
                .serviceId(service.id())
                .locationId(place.id());
    }

    /** The places where one goes for it. */
    private List<Entry> visited(ServiceEntry service) {
        return service.places().stream()
                .flatMap(code -> directory.place(code).stream())
                .filter(place -> !Directory.area(place))
                .toList();
    }

    private HsdsServiceRecord.Builder nested(ServiceEntry service) {
        return scalars(service)
                .program(program(service))
                .phones(details.phone(service).stream().toList())
                .schedules(details.schedules(service))
                .serviceAreas(details.areas(service))
                .funding(details.funding(service))
                .costOptions(new ServiceCosts(service, directory).options())
                .attributes(terms.attributes(service))
                .xPartners(partners(service))
                .xCapacity(details.capacity(service));
    }

    private HsdsServiceRecord.Builder scalars(ServiceEntry service) {
        Document document = service.document();
        return named(service)
                .organizationId(service.organizationId())
                .programId(program(service).map(HsdsProgram::id))
                .alternateName(OrganizationRecords.alternateName(document))
                .description(document.text("description"))
                .url(document.text("website").flatMap(WebAddress::of))
                .email(document.text("email"))
                .applicationProcess(document.text("recruitment"))
                .feesDescription(new ServiceCosts(service, directory).description())
                .eligibilityDescription(details.eligibility(service))
                .minimumAge(details.age(service, "min"))
                .maximumAge(details.age(service, "max"))
                .assuredDate(details.confirmedOn(service))
                .alert(details.alert(service))
                .lastModified(Timestamps.shown(service.lastModified()))
                .xCatalogueStatus(service.status());
    }

    private static HsdsServiceRecord.Builder named(ServiceEntry service) {
        return HsdsServiceRecord.builder().id(service.id()).name(service.name()).status(status(service));
    }

    private static HsdsStatus status(ServiceEntry service) {
        if (service.gone()) {
            return HsdsStatus.DEFUNCT;
        }
        return service.available() ? HsdsStatus.ACTIVE : HsdsStatus.INACTIVE;
    }

    private Optional<Entry> organization(ServiceEntry service) {
        return directory.organisation(service.organizationId());
    }

    private Optional<HsdsProgram> program(ServiceEntry service) {
        return service.programId().map(directory.programmes()::get).map(organizations::program);
    }

    private List<HsdsPartner> partners(ServiceEntry service) {
        return service.providers().stream()
                .flatMap(code -> directory.organisation(code).stream())
                .filter(partner -> !partner.id().equals(service.organizationId()))
                .map(partner -> HsdsPartner.builder()
                        .id(partner.id())
                        .name(partner.name())
                        .build())
                .toList();
    }
}
