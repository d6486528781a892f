package org.opencus.cataloguing;

import jakarta.json.JsonObject;
import java.time.LocalDate;
import java.util.Optional;
import org.opencus.cataloguing.domain.Durability.Offer;

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

    private static Optional<Integer> number(JsonObject service, String holder, String count) {
        return Optional.ofNullable(service.getJsonObject(holder))
                .filter(object -> object.containsKey(count))
                .map(object -> object.getInt(count));
    }
}
