package org.opencus.imports;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.opencus.records.RecordKind;

/** Tells which records belong to which centre. */
final class Membership {
    private final LoadedFiles loaded;
    private final Map<String, CentreFiles> centres = new LinkedHashMap<>();
    /** Records that a centre takes when it refers to them: vocabularies, and what names no centre. */
    private final Map<RecordKind, Map<String, RawRecord>> open = new HashMap<>();

    private Membership(LoadedFiles loaded) {
        this.loaded = loaded;
    }

    static List<CentreFiles> of(LoadedFiles loaded) {
        Membership membership = new Membership(loaded);
        membership.collect();
        return membership.all().stream()
                .sorted(Comparator.comparing(CentreFiles::slug))
                .toList();
    }

    private void collect() {
        loaded.good(CatalogueFile.CENTRES).forEach(this::addCentre);
        for (CatalogueFile file : CatalogueFile.values()) {
            if (file != CatalogueFile.CENTRES && !file.kind().shared()) {
                loaded.good(file).forEach(this::place);
            }
        }
        all().forEach(this::takeWhatIsReferredTo);
        takeTheRestBySource();
    }

    private void addCentre(RawRecord record) {
        String slug = CentreFiles.slug(record);
        if (centres.containsKey(slug)) {
            loaded.refuse(record, record.error("", "duplicate", "another centre has the slug \"" + slug + "\""));
            return;
        }
        CentreFiles files = new CentreFiles(record);
        centres.put(slug, files);
        centres.putIfAbsent(record.code(), files);
    }

    private List<CentreFiles> all() {
        return centres.values().stream().distinct().toList();
    }

    private void place(RawRecord record) {
        if (record.file().vocabulary()) {
            open(record);
        }
        List<String> named = record.texts("centre_ids").isEmpty()
                ? record.text("centre_id").stream().toList()
                : record.texts("centre_ids");
        if (named.isEmpty()) {
            placeNameless(record);
            return;
        }
        for (String centre : named) {
            if (!centres.containsKey(centre) && !refused(centre)) {
                loaded.refuse(record, record.error("", "no-such-centre", "there is no centre \"" + centre + "\""));
                return;
            }
        }
        named.stream()
                .filter(centres::containsKey)
                .forEach(centre -> centres.get(centre).add(record));
        if (named.stream().allMatch(this::refused)) {
            loaded.refuse(record, record.error("", "centre-refused", "its centre was refused"));
        }
    }

    private boolean refused(String centre) {
        return loaded.refusedCodes(RecordKind.CENTRE).containsKey(centre);
    }

    private void placeNameless(RawRecord record) {
        if (all().size() == 1) {
            all().getFirst().add(record);
        } else if (record.file().followsReferences()) {
            open(record);
        } else if (!all().isEmpty()) {
            loaded.refuse(record, record.error("", "centre-missing", "it must say which of the centres it belongs to"));
        }
    }

    private void open(RawRecord record) {
        open.computeIfAbsent(record.kind(), _ -> new LinkedHashMap<>()).putIfAbsent(record.code(), record);
    }

    private void takeWhatIsReferredTo(CentreFiles centre) {
        Deque<RawRecord> waiting = new ArrayDeque<>(centre.all());
        while (!waiting.isEmpty()) {
            RawRecord record = waiting.poll();
            Shapes.of(record.kind())
                    .references(
                            record.json(),
                            "",
                            reference -> take(centre, reference).ifPresent(waiting::add));
        }
    }

    private Optional<RawRecord> take(CentreFiles centre, Reference reference) {
        if (!reference.must() || centre.find(reference.kind(), reference.code()).isPresent()) {
            return Optional.empty();
        }
        return Optional.ofNullable(open.getOrDefault(reference.kind(), Map.of()).get(reference.code()))
                .filter(centre::add);
    }

    /** A place that nobody refers to belongs where the document is from that mentions it. */
    private void takeTheRestBySource() {
        for (CatalogueFile file : List.of(CatalogueFile.PLACES, CatalogueFile.ORGANISATIONS)) {
            for (RawRecord record :
                    List.copyOf(open.getOrDefault(file.kind(), Map.of()).values())) {
                if (all().stream()
                        .noneMatch(centre ->
                                centre.find(record.kind(), record.code()).isPresent())) {
                    takeBySource(record);
                }
            }
        }
        all().forEach(this::takeWhatIsReferredTo);
    }

    private void takeBySource(RawRecord record) {
        Set<String> documents = documents(record);
        List<CentreFiles> takers = new ArrayList<>(all());
        takers.removeIf(centre -> documents(centre.centre()).stream().noneMatch(documents::contains));
        takers.forEach(centre -> centre.add(record));
        if (takers.isEmpty() && !all().isEmpty()) {
            loaded.refuse(record, record.error("", "centre-missing", "it names no centre and no centre refers to it"));
        }
    }

    private static Set<String> documents(RawRecord record) {
        Set<String> documents = new HashSet<>();
        record.objects("source").forEach(source -> documents.add(source.getString("file")));
        return documents;
    }
}
