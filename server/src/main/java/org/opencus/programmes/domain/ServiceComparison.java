package org.opencus.programmes.domain;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.opencus.model.CodeName;
import org.opencus.model.ProgrammeService;
import org.opencus.model.ProgrammeServiceChange;
import org.opencus.model.ServiceChange;

/** How the services of a programme differ from those of the one before. */
public final class ServiceComparison {
    /** One entry, without names, which may change while the service does not. */
    private record Entry(String targetGroup, String kind, Set<String> domains) {}

    private ServiceComparison() {}

    /** The services that differ, those of the new programme first. */
    public static List<ProgrammeServiceChange> of(List<ProgrammeService> before, List<ProgrammeService> after) {
        Map<String, List<ProgrammeService>> was = byService(before);
        Map<String, List<ProgrammeService>> now = byService(after);
        List<ProgrammeServiceChange> changes = new ArrayList<>();
        now.forEach((code, entries) -> {
            List<ProgrammeService> old = was.getOrDefault(code, List.of());
            if (old.isEmpty()) {
                changes.add(change(entries, ServiceChange.ADDED, old, entries));
            } else if (!compared(old).equals(compared(entries))) {
                changes.add(change(entries, ServiceChange.CHANGED, old, entries));
            }
        });
        was.forEach((code, old) -> {
            if (!now.containsKey(code)) {
                changes.add(change(old, ServiceChange.VANISHED, old, List.of()));
            }
        });
        return changes;
    }

    private static ProgrammeServiceChange change(
            List<ProgrammeService> named,
            ServiceChange change,
            List<ProgrammeService> was,
            List<ProgrammeService> now) {
        return new ProgrammeServiceChange(named.getFirst().service(), change, was, now);
    }

    private static Map<String, List<ProgrammeService>> byService(List<ProgrammeService> entries) {
        Map<String, List<ProgrammeService>> byService = new LinkedHashMap<>();
        entries.forEach(entry -> byService
                .computeIfAbsent(entry.service().code(), _ -> new ArrayList<>())
                .add(entry));
        return byService;
    }

    private static Set<Entry> compared(List<ProgrammeService> entries) {
        Set<Entry> compared = new LinkedHashSet<>();
        entries.forEach(entry -> compared.add(new Entry(
                entry.targetGroup().code(),
                entry.kind().value(),
                Set.copyOf(entry.domains().stream().map(CodeName::code).toList()))));
        return compared;
    }
}
