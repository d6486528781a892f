package org.opencus.cataloguing;

import jakarta.json.JsonObject;
import java.util.EnumMap;
import java.util.Map;
import java.util.UUID;
import org.opencus.catalogue.ServiceViews;
import org.opencus.contract.Refusal;
import org.opencus.contract.Wire;
import org.opencus.database.Tx;
import org.opencus.model.Centre;
import org.opencus.model.Challenge;
import org.opencus.model.Community;
import org.opencus.model.Organisation;
import org.opencus.model.Place;
import org.opencus.model.Service;
import org.opencus.model.TargetGroup;
import org.opencus.records.KeptRecord;
import org.opencus.records.RecordKind;
import org.opencus.records.RecordListRepository;
import org.opencus.records.RecordViews;

/** Records exactly as their public addresses show them, so that both have the same ETag. */
public final class ShownRecords {
    private static final Map<RecordKind, Class<?>> TYPES = new EnumMap<>(Map.of(
            RecordKind.CENTRE, Centre.class,
            RecordKind.TARGET_GROUP, TargetGroup.class,
            RecordKind.CHALLENGE, Challenge.class,
            RecordKind.PLACE, Place.class,
            RecordKind.ORGANISATION, Organisation.class,
            RecordKind.COMMUNITY, Community.class,
            RecordKind.SERVICE, Service.class));

    private final RecordListRepository records;
    private final RecordViews views;
    private final ServiceViews services;

    /** Shows by these. */
    public ShownRecords(RecordListRepository records, RecordViews views, ServiceViews services) {
        this.records = records;
        this.views = views;
        this.services = services;
    }

    /** The record as its address shows it; 404 or 410 where it shows none. */
    <T> T one(Tx tx, String centre, RecordKind kind, UUID id, Class<T> type) {
        if (!TYPES.get(kind).equals(type)) {
            throw new IllegalArgumentException(kind + " is no " + type);
        }
        JsonObject shown = switch (kind) {
            case SERVICE -> services.one(tx, centre, id);
            case CENTRE -> views.centre(tx, centre);
            default -> views.one(tx, centre, kind, id);
        };
        return Wire.read(shown, type);
    }

    /** The record with the codes of what it refers to, as it is kept, also when it is gone; 404 where there is none. */
    KeptRecord kept(Tx tx, String centre, RecordKind kind, UUID id) {
        return (kind == RecordKind.CENTRE ? records.findCentre(tx, centre) : records.find(tx, centre, kind, id))
                .orElseThrow(() -> Refusal.of(Refusal.Kind.NOT_FOUND));
    }
}
