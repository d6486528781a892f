package org.opencus.imports;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.opencus.contract.Characters;
import org.opencus.imports.JsonFile.Outcome;

/** Reads the files and checks each record for itself. */
final class CatalogueReader {
    private final RecordSchemas schemas = new RecordSchemas();
    private final List<CompanionFile> companions;

    CatalogueReader(List<CompanionFile> companions) {
        this.companions = companions;
    }

    LoadedFiles read(CatalogueSource source) {
        LoadedFiles loaded = new LoadedFiles();
        for (CatalogueFile file : CatalogueFile.values()) {
            read(source, file, loaded);
        }
        source.files().stream()
                .filter(name -> CatalogueFile.named(name).isEmpty())
                .filter(name -> companions.stream()
                        .noneMatch(companion -> companion.fileName().equals(name)))
                .forEach(name -> loaded.found(Finding.warning(
                        name, "", "unknown-file", "this file is no part of a catalogue and was not read")));
        return loaded;
    }

    /** The content of companion files that are there and without error, by name. */
    Map<String, JsonObject> readCompanions(CatalogueSource source, LoadedFiles loaded) {
        Map<String, JsonObject> contents = new HashMap<>();
        for (CompanionFile companion : companions) {
            Optional<byte[]> bytes = source.read(companion.fileName());
            if (bytes.isPresent()) {
                switch (JsonFile.object(companion.fileName(), bytes.get())) {
                    case Outcome.Read(var content) ->
                        readCompanion(companion, content.asJsonObject(), loaded, contents);
                    case Outcome.Unreadable(var finding) -> loaded.found(finding);
                }
            }
        }
        return contents;
    }

    private static void readCompanion(
            CompanionFile companion, JsonObject content, LoadedFiles loaded, Map<String, JsonObject> contents) {
        List<Finding> faults = companion.check(content);
        faults.forEach(loaded::found);
        if (faults.stream().noneMatch(fault -> fault.severity() == Finding.Severity.ERROR)) {
            contents.put(companion.fileName(), content);
        }
    }

    private void read(CatalogueSource source, CatalogueFile file, LoadedFiles loaded) {
        Optional<byte[]> bytes = source.read(file.fileName());
        if (bytes.isEmpty() && file.kind().shared()) {
            bytes = CatalogueSource.shipped().read(file.fileName());
        }
        if (bytes.isEmpty()) {
            loaded.incomplete(file);
            loaded.found(missing(file));
            return;
        }
        switch (JsonFile.array(file.fileName(), bytes.get())) {
            case Outcome.Read(var items) -> read(file, items.asJsonArray(), loaded);
            case Outcome.Unreadable(var finding) -> {
                loaded.incomplete(file);
                loaded.found(finding);
            }
        }
    }

    private static Finding missing(CatalogueFile file) {
        return file == CatalogueFile.CENTRES
                ? Finding.error(file.fileName(), "", "file-missing", "the file that names the centres is not there")
                : Finding.warning(
                        file.fileName(), "", "file-missing", "not there; what the catalogue holds of it is left alone");
    }

    private void read(CatalogueFile file, JsonArray items, LoadedFiles loaded) {
        if (file == CatalogueFile.CENTRES && items.isEmpty()) {
            loaded.found(Finding.error(file.fileName(), "", "no-centre", "it names no centre: nothing is imported"));
        }
        Map<String, Integer> seen = new HashMap<>();
        for (int index = 0; index < items.size(); index++) {
            Optional<String> code = code(file, items.get(index));
            List<Finding> faults = new ArrayList<>(schemas.check(file, index, code.orElse(""), items.get(index)));
            Characters.unstorable(items.get(index), "/" + index)
                    .map(pointer -> Finding.error(
                            file.fileName(), pointer, "unstorable", "a control character or half a UTF-16 pair"))
                    .forEach(faults::add);
            if (code.isEmpty()) {
                faults.forEach(loaded::found);
                loaded.incomplete(file);
                continue;
            }
            RawRecord record = new RawRecord(file, index, items.get(index).asJsonObject());
            loaded.add(record);
            faults.forEach(fault -> loaded.refuse(record, fault));
            refuseSecond(record, seen.putIfAbsent(code.get(), index), loaded);
        }
    }

    private static void refuseSecond(RawRecord record, Integer first, LoadedFiles loaded) {
        if (first != null) {
            loaded.refuse(
                    record,
                    record.error(
                            "/" + record.file().codeProperty(),
                            "duplicate",
                            "\"%s\" already stands at /%d".formatted(record.code(), first)));
        }
    }

    private static Optional<String> code(CatalogueFile file, JsonValue item) {
        if (!(item instanceof JsonObject object)) {
            return Optional.empty();
        }
        return object.get(file.codeProperty()) instanceof JsonString code
                ? Optional.of(code.getString())
                : Optional.empty();
    }
}
