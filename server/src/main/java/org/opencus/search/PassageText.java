package org.opencus.search;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Passages as one text, a line each: field, codes, text and the lemmas of each word, parted by tabs. */
final class PassageText {
    private static final Field[] FIELDS = Field.values();

    private PassageText() {}

    static String write(List<Passage> passages) {
        return passages.stream().map(PassageText::line).collect(Collectors.joining("\n"));
    }

    static List<Passage> read(String text) {
        List<Passage> passages = new ArrayList<>();
        for (String line : text.split("\n")) {
            String[] parts = line.split("\t", -1);
            passages.add(
                    new Passage(FIELDS[Integer.parseInt(parts[0])], parts[2], list(parts[1], ","), words(parts[3])));
        }
        return passages;
    }

    private static String line(Passage passage) {
        String words =
                passage.words().stream().map(lemmas -> String.join("/", lemmas)).collect(Collectors.joining(" "));
        String text = passage.text().replaceAll("\\s+", " ").trim();
        return passage.field().ordinal() + "\t" + String.join(",", passage.codes()) + "\t" + text + "\t" + words;
    }

    private static List<Set<String>> words(String text) {
        List<Set<String>> words = new ArrayList<>();
        for (String word : list(text, " ")) {
            words.add(word.indexOf('/') < 0 ? Set.of(word) : new LinkedHashSet<>(Arrays.asList(word.split("/"))));
        }
        return words;
    }

    private static List<String> list(String text, String separator) {
        return text.isEmpty() ? List.of() : List.of(text.split(separator));
    }
}
