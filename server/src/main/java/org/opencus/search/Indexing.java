package org.opencus.search;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Prepares texts of records for the index. */
public final class Indexing {
    private final WordReader words;
    /** Texts of one centre repeat their words. */
    private final Map<String, Set<String>> known = new HashMap<>();

    /** Starts without remembering anything; one instance serves one thread. */
    public Indexing(WordReader words) {
        this.words = words;
    }

    /** A passage of free text. */
    public Passage passage(Field field, String text) {
        return passage(field, text, List.of());
    }

    /** A passage that names something with codes of its own. */
    public Passage passage(Field field, String text, List<String> codes) {
        List<Set<String>> lemmas = new ArrayList<>();
        WordReader.split(text).forEach(word -> lemmas.add(known.computeIfAbsent(word, this::lemmas)));
        return new Passage(field, text, List.copyOf(codes), List.copyOf(lemmas));
    }

    /** Small words are rarely meant as the verbs that they may be forms of as well ("lecz" of "leczyć"). */
    private Set<String> lemmas(String word) {
        Word read = words.written(word).getFirst();
        boolean small = read.canBe(PartOfSpeech.LINKING) && !read.canBe(PartOfSpeech.NOUN);
        return small ? Set.of(read.folded()) : read.lemmas();
    }
}
