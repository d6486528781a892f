package org.opencus.imports;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.opencus.records.CatalogueId;
import org.opencus.records.RecordKind;

/** What the files say about one centre: its own records, and those of a shared vocabulary that it uses. */
final class CentreFiles {
    private static final String USUAL_PREFIX = "cus-";

    private final RawRecord centre;
    private final Map<RecordKind, Map<String, RawRecord>> records = new EnumMap<>(RecordKind.class);

    CentreFiles(RawRecord centre) {
        this.centre = centre;
        add(RecordKind.CENTRE, slug(), centre);
    }

    /** The centre's slug: the one it gives, else its id without the usual prefix. */
    static String slug(RawRecord centre) {
        String id = centre.code();
        return centre.text("slug").orElse(id.startsWith(USUAL_PREFIX) ? id.substring(USUAL_PREFIX.length()) : id);
    }

    String slug() {
        return slug(centre);
    }

    RawRecord centre() {
        return centre;
    }

    /** The day that the ids of the centre's records carry. */
    LocalDate day() {
        return centre.text("as_of").map(LocalDate::parse).orElse(CatalogueId.DEFAULT_DAY);
    }

    /** Adds a record; false when it was already there. */
    boolean add(RawRecord record) {
        return add(record.kind(), record.code(), record);
    }

    private boolean add(RecordKind kind, String code, RawRecord record) {
        return records.computeIfAbsent(kind, _ -> new LinkedHashMap<>()).putIfAbsent(code, record) == null;
    }

    void removeAll(Collection<RawRecord> refused) {
        records.values().forEach(ofKind -> ofKind.values().removeAll(refused));
    }

    Optional<RawRecord> find(RecordKind kind, String code) {
        return Optional.ofNullable(records.getOrDefault(kind, Map.of()).get(code));
    }

    List<RawRecord> all(RecordKind kind) {
        return List.copyOf(records.getOrDefault(kind, Map.of()).values());
    }

    List<RawRecord> all() {
        List<RawRecord> all = new ArrayList<>();
        records.values().forEach(ofKind -> all.addAll(ofKind.values()));
        return all;
    }
}
