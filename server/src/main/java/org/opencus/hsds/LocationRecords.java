package org.opencus.hsds;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.opencus.model.HsdsAccessibility;
import org.opencus.model.HsdsAddress;
import org.opencus.model.HsdsLocation;
import org.opencus.model.HsdsLocationType;
import org.opencus.records.CatalogueId;

/** Places of the catalogue as locations. */
final class LocationRecords {
    private final Directory directory;

    LocationRecords(Directory directory) {
        this.directory = directory;
    }

    /** The scalar properties. */
    HsdsLocation flat(Entry place) {
        return builder(place).build();
    }

    /** With everything inside. */
    HsdsLocation full(Entry place) {
        return builder(place)
                .addresses(address(place).stream().toList())
                .accessibility(accessibility(place))
                .schedules(new CentreSchedules(directory).at(place))
                .build();
    }

    /** Named only where no other organisation of the directory is at the place. */
    private Optional<UUID> onlyOrganisationAt(Entry place) {
        List<UUID> there = directory.organisations().values().stream()
                .filter(organisation -> organisation.places().contains(place.code()))
                .map(Entry::id)
                .toList();
        return there.stream().filter(_ -> there.size() == 1).findFirst();
    }

    private HsdsLocation.Builder builder(Entry place) {
        Document document = place.document();
        return HsdsLocation.builder()
                .id(place.id())
                .locationType(document.flag("confidential") ? HsdsLocationType.VIRTUAL : HsdsLocationType.PHYSICAL)
                .organizationId(onlyOrganisationAt(place))
                .name(place.name())
                .url(document.text("website").flatMap(WebAddress::of))
                .description(description(document))
                .latitude(document.number("latitude"))
                .longitude(document.number("longitude"));
    }

    private static Optional<String> description(Document document) {
        Optional<String> line = document.text("address").map(address -> "Adres: " + address + floor(document) + ".");
        return Stream.concat(document.text("description").stream(), line.stream())
                .reduce((left, right) -> left + " " + right);
    }

    private static String floor(Document document) {
        return document.text("floor").filter("ground"::equals).isPresent() ? ", parter" : "";
    }

    /** An address only where each part that HSDS requires is published. */
    Optional<HsdsAddress> address(Entry place) {
        Document document = place.document();
        Optional<String> voivodeship = document.text("voivodeship")
                .or(() -> directory.centre().document().text("voivodeship"));
        return document.text("address")
                .flatMap(line -> document.text("postalCode")
                        .flatMap(code -> document.text("city")
                                .flatMap(city -> voivodeship.map(province -> HsdsAddress.builder()
                                        .id(CatalogueId.derived(
                                                directory.centre().slug() + "/address/" + place.code()))
                                        .locationId(place.id())
                                        .address1(line)
                                        .city(city)
                                        .region(directory.centre().document().text("municipality"))
                                        .stateProvince(province)
                                        .postalCode(code)
                                        .country("PL")
                                        .addressType(HsdsLocationType.PHYSICAL)
                                        .build()))));
    }

    private List<HsdsAccessibility> accessibility(Entry place) {
        String path = directory.centre().slug() + "/accessibility/" + place.code() + "/";
        return place.document().texts("accessibility").stream()
                .map(text -> HsdsAccessibility.builder()
                        .id(CatalogueId.derived(path + text))
                        .locationId(place.id())
                        .description(text)
                        .build())
                .toList();
    }
}
