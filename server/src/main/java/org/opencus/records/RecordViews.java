package org.opencus.records;

import jakarta.json.JsonObject;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.opencus.contract.Refusal;
import org.opencus.contract.Wire;
import org.opencus.database.Tx;
import org.opencus.paging.Page;

/** Reads records of the catalogue as objects of the contract, with what they refer to by name. */
public final class RecordViews {
    private final RecordListRepository records;
    private final ReferenceRepository references;

    /** Reads with these repositories. */
    public RecordViews(RecordListRepository records, ReferenceRepository references) {
        this.records = records;
        this.references = references;
    }

    /** One page of a centre's records; 404 without such a centre. */
    public <T> Page<T> page(Tx tx, String centre, RecordList list, Optional<String> cursor, Class<T> type) {
        Page<KeptRecord> page =
                records.page(tx, centre, list, cursor).orElseThrow(() -> Refusal.of(Refusal.Kind.NOT_FOUND));
        return shown(tx, centre, page, type);
    }

    /** One page of what all centres share, or of the centres themselves. */
    public <T> Page<T> page(Tx tx, RecordList list, Optional<String> cursor, Class<T> type) {
        return shown(tx, "", records.page(tx, list, cursor), type);
    }

    /** One record of a centre in its shown form; 404 where it has none with this id, 410 where it had one. */
    public JsonObject one(Tx tx, String centre, RecordKind kind, UUID id) {
        KeptRecord found = records.find(tx, centre, kind, id).orElseThrow(() -> Refusal.of(Refusal.Kind.NOT_FOUND));
        if (found.goneAt().isPresent()) {
            throw Refusal.of(Refusal.Kind.GONE);
        }
        return references.names(tx, centre, List.of(found.shown())).resolve(found.shown());
    }

    /** The centre with this slug in its shown form; 404 where there is none, 410 where there was one. */
    public JsonObject centre(Tx tx, String slug) {
        KeptRecord found = records.findCentre(tx, slug).orElseThrow(() -> Refusal.of(Refusal.Kind.NOT_FOUND));
        if (found.goneAt().isPresent()) {
            throw Refusal.of(Refusal.Kind.GONE);
        }
        return references.names(tx, slug, List.of(found.shown())).resolve(found.shown());
    }

    /** A kept record in its shown form. */
    public JsonObject shown(Tx tx, String centre, JsonObject kept) {
        return references.names(tx, centre, List.of(kept)).resolve(kept);
    }

    private <T> Page<T> shown(Tx tx, String centre, Page<KeptRecord> page, Class<T> type) {
        List<JsonObject> shown = page.items().stream().map(KeptRecord::shown).toList();
        Names names = references.names(tx, centre, shown);
        return new Page<>(
                shown.stream()
                        .map(object -> Wire.read(names.resolve(object), type))
                        .toList(),
                page.next());
    }
}
