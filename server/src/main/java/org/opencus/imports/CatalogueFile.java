package org.opencus.imports;

import java.util.Arrays;
import java.util.Optional;
import org.opencus.records.RecordKind;

/** The files of a catalogue; each holds an array of records of one kind. */
enum CatalogueFile {
    CENTRES("centres.json", RecordKind.CENTRE, "id"),
    SERVICE_DOMAINS("service_domains.json", RecordKind.SERVICE_DOMAIN, "code"),
    LEGAL_BASES("legal_bases.json", RecordKind.LEGAL_BASIS, "id"),
    COMMISSIONING_MODES("commissioning_modes.json", RecordKind.COMMISSIONING_MODE, "code"),
    TARGET_GROUPS("target_groups.json", RecordKind.TARGET_GROUP, "code"),
    CHALLENGES("challenges.json", RecordKind.CHALLENGE, "code"),
    PLACES("places.json", RecordKind.PLACE, "id"),
    ORGANISATIONS("organisations.json", RecordKind.ORGANISATION, "id"),
    COMMUNITIES("communities.json", RecordKind.COMMUNITY, "id"),
    SERVICES("services.json", RecordKind.SERVICE, "id");

    private final String fileName;
    private final RecordKind kind;
    private final String codeProperty;

    CatalogueFile(String fileName, RecordKind kind, String codeProperty) {
        this.fileName = fileName;
        this.kind = kind;
        this.codeProperty = codeProperty;
    }

    String fileName() {
        return fileName;
    }

    RecordKind kind() {
        return kind;
    }

    /** The property with the record's code. */
    String codeProperty() {
        return codeProperty;
    }

    /** Whether a record that names no centre belongs to those that need it; else it must name one. */
    boolean followsReferences() {
        return this == PLACES || this == ORGANISATIONS;
    }

    /** Whether several centres may use one record, each having it as its own. */
    boolean vocabulary() {
        return this == TARGET_GROUPS || this == CHALLENGES;
    }

    static CatalogueFile of(RecordKind kind) {
        return Arrays.stream(values())
                .filter(file -> file.kind == kind)
                .findFirst()
                .orElseThrow();
    }

    static Optional<CatalogueFile> named(String fileName) {
        return Arrays.stream(values())
                .filter(file -> file.fileName.equals(fileName))
                .findFirst();
    }
}
