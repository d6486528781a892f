package org.opencus.search;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Terms of entries and queries in PostgreSQL's notation for text search. */
final class Terms {
    private Terms() {}

    /** The vector of an entry: each term with the label of the most telling field it stands in. */
    static String vector(SearchEntry entry) {
        Map<String, Character> labels = new TreeMap<>();
        for (Passage passage : entry.passages()) {
            char label = passage.field().label();
            passage.codes().forEach(code -> labels.merge(code, label, Terms::stronger));
            passage.words().forEach(word -> word.forEach(lemma -> labels.merge(lemma, label, Terms::stronger)));
            if (label == Field.NAME.label()) {
                passage.words().forEach(word -> word.forEach(lemma -> labels.put(inName(lemma), 'D')));
            }
        }
        entry.areas().forEach(area -> labels.putIfAbsent("pl:" + area, 'D'));
        labels.put("*", 'D');
        labels.put("in:" + entry.centre(), 'D');
        labels.put(entry.kind() + ":" + entry.code(), 'D');
        return labels.entrySet().stream()
                .map(label -> quoted(label.getKey()) + ":1" + label.getValue())
                .collect(Collectors.joining(" "));
    }

    /** The term of a lemma that stands in a name; unlike a label it is found without looking at the entry. */
    static String inName(String lemma) {
        return "n:" + lemma;
    }

    /** Any of the targets. */
    static String any(Collection<Target> targets) {
        return targets.stream().map(Terms::target).distinct().collect(Collectors.joining(" | "));
    }

    /** Any of these terms. */
    static String anyOf(Collection<String> terms) {
        return terms.stream().map(Terms::quoted).collect(Collectors.joining(" | "));
    }

    /** All of these queries; those that are empty ask for nothing. */
    static String all(List<String> queries) {
        return queries.stream()
                .filter(query -> !query.isEmpty())
                .map(query -> "(" + query + ")")
                .collect(Collectors.joining(" & "));
    }

    private static String target(Target target) {
        return all(target.words().stream().map(Terms::anyOf).toList());
    }

    private static char stronger(char one, char other) {
        return one < other ? one : other;
    }

    static String quoted(String term) {
        return "'" + term.replace("\\", "\\\\").replace("'", "''") + "'";
    }

    static Set<String> ofTargets(Collection<Target> targets) {
        return targets.stream()
                .flatMap(target -> target.words().stream())
                .flatMap(Set::stream)
                .collect(Collectors.toSet());
    }
}
