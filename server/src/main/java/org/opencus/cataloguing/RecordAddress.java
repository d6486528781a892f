package org.opencus.cataloguing;

import org.opencus.records.RecordKind;

/** Where records of a kind stand in the API. */
final class RecordAddress {
    private RecordAddress() {}

    static String of(String centre, RecordKind kind, Object id) {
        return kind == RecordKind.CENTRE
                ? "/v1/centres/" + centre
                : "/v1/centres/" + centre + "/" + collection(kind) + "/" + id;
    }

    private static String collection(RecordKind kind) {
        return switch (kind) {
            case TARGET_GROUP -> "target-groups";
            case CHALLENGE -> "challenges";
            case PLACE -> "places";
            case ORGANISATION -> "organisations";
            case COMMUNITY -> "communities";
            case SERVICE -> "services";
            case CENTRE, SERVICE_DOMAIN, COMMISSIONING_MODE, LEGAL_BASIS ->
                throw new IllegalArgumentException(kind + " is not kept by staff");
        };
    }
}
