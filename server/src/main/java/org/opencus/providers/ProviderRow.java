package org.opencus.providers;

import jakarta.json.JsonObject;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.opencus.contract.Caller;
import org.opencus.records.KeptRecord;

/**
 * A record as it is kept.
 *
 * @param parent what it belongs to: the contract of a report
 * @param document what was written, with references as {@code {"code"}}
 */
record ProviderRow(
        UUID id,
        String centre,
        ProviderKind kind,
        Optional<UUID> parent,
        long version,
        JsonObject document,
        Keys keys,
        Author author,
        Instant modifiedAt,
        Optional<Instant> goneAt) {

    /**
     * What a record is found by.
     *
     * @param organisations whose it is; {@link #EVERYBODY} is each partner of the centre
     * @param number what no other of its kind at the centre has
     */
    record Keys(List<String> organisations, List<String> services, Optional<String> number) {
        /** No code of an organisation. */
        static final String EVERYBODY = "*";
    }

    /** Who recorded it, and for which partner. */
    record Author(Optional<String> name, Optional<String> organisation) {
        static Author of(Caller caller) {
            return new Author(caller.name(), caller.organisation());
        }
    }

    ProviderRow changed(JsonObject content, Keys found, Instant at) {
        return new ProviderRow(id, centre, kind, parent, version + 1, content, found, author, at, goneAt);
    }

    /** As its history tells it. */
    KeptRecord kept() {
        return new KeptRecord(id, "", document, modifiedAt, goneAt);
    }
}
