package org.opencus.catalogue;

import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonBuilderFactory;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.util.Map;
import java.util.UUID;
import org.opencus.contract.Values;
import org.opencus.database.Tx;
import org.opencus.records.RecordKind;
import org.opencus.records.RecordViews;

/** Shows a service with what stands around it. */
public final class ServiceViews {
    private static final JsonBuilderFactory JSON = Values.JSON.createBuilderFactory(Map.of());

    private final RecordViews records;
    private final ServiceRepository services;

    /** Reads with these. */
    public ServiceViews(RecordViews records, ServiceRepository services) {
        this.records = records;
        this.services = services;
    }

    /** The service in its shown form; 404 where the centre has none with this id, 410 where it had one. */
    public JsonObject one(Tx tx, String centre, UUID id) {
        return with(records.one(tx, centre, RecordKind.SERVICE, id), services.surroundings(tx, id));
    }

    private static JsonObject with(JsonObject service, ServiceRepository.Surroundings around) {
        JsonObjectBuilder shown = JSON.createObjectBuilder(service).add("available", around.available());
        if (!around.parts().isEmpty()) {
            JsonArrayBuilder parts = JSON.createArrayBuilder();
            around.parts()
                    .forEach(part -> parts.add(
                            JSON.createObjectBuilder().add("code", part.code()).add("name", part.name())));
            shown.add("parts", parts);
        }
        return shown.build();
    }
}
