package org.opencus.cataloguing;

import jakarta.json.JsonObject;
import java.time.LocalDate;
import java.util.Optional;
import org.opencus.cataloguing.domain.Durability.Offer;
import org.opencus.contract.Values;
import org.opencus.records.CatalogueRecord;

/** Reads from the shown form of a service what the rule of durability looks at. */
final class ServiceOffers {
    private ServiceOffers() {}

    static Offer of(JsonObject service) {
        return new Offer(
                service.getString("status").equals("existing"),
                number(service, "capacity", "places"),
                number(service, "group", "max"),
                number(service, "group", "groups"),
                Optional.ofNullable(service.getJsonObject("project"))
                        .map(project -> LocalDate.parse(project.getString("endsOn"))));
    }

    /** The same of a record as it is written. */
    static Offer of(CatalogueRecord service) {
        return of(Values.JSON
                .createObjectBuilder(service.document())
                .add("status", service.columns().get("status"))
                .build());
    }

    private static Optional<Integer> number(JsonObject service, String holder, String count) {
        return Optional.ofNullable(service.getJsonObject(holder))
                .filter(object -> object.containsKey(count))
                .map(object -> object.getInt(count));
    }
}
