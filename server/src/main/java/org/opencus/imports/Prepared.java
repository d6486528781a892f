package org.opencus.imports;

import jakarta.json.JsonObject;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.opencus.records.CatalogueRecord;
import org.opencus.records.RecordKind;

/** The files as they would be written, and everything found in them. */
record Prepared(Map<RecordKind, List<CatalogueRecord>> shared, List<Centre> centres, List<Finding> findings) {
    /**
     * The records of one centre.
     *
     * @param kept for the kinds of which the files tell everything: the codes of refused records, which stay as they are
     * @param companions the content of companion files by name
     */
    record Centre(
            String slug,
            Map<RecordKind, List<CatalogueRecord>> records,
            Map<RecordKind, Set<String>> kept,
            Map<String, JsonObject> companions) {
        /** The same but for these services. */
        Centre without(Set<String> services) {
            Map<RecordKind, List<CatalogueRecord>> others = new EnumMap<>(records);
            others.computeIfPresent(
                    RecordKind.SERVICE,
                    (_, all) -> all.stream()
                            .filter(service -> !services.contains(service.code()))
                            .toList());
            return new Centre(slug, others, kept, companions);
        }
    }
}
