package org.opencus.search;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import morfologik.stemming.Dictionary;
import morfologik.stemming.DictionaryLookup;
import morfologik.stemming.WordData;

/** The inflected forms of Polish and their dictionary forms, as far as Morfologik knows them. Safe for any thread. */
public final class PolishDictionary {
    private static final String RESOURCE = "/morfologik/stemming/polish/polish.dict";

    private final Dictionary dictionary;
    private final FormWalk walk;
    /** A lookup has buffers of its own, so one serves one thread at a time. */
    private final Queue<DictionaryLookup> idle = new ConcurrentLinkedQueue<>();

    private PolishDictionary(Dictionary dictionary) {
        this.dictionary = dictionary;
        this.walk = new FormWalk(dictionary.fsa, dictionary.metadata.getSeparator());
    }

    /** The dictionary that ships with Morfologik; reading it takes about 40 ms. */
    public static PolishDictionary load() {
        try {
            return new PolishDictionary(Dictionary.read(PolishDictionary.class.getResource(RESOURCE)));
        } catch (IOException e) {
            throw new UncheckedIOException("The dictionary of Polish cannot be read", e);
        }
    }

    /** Readings of the form exactly as spelt; a capital letter is tried when the small one is unknown. */
    public List<Reading> exact(String form) {
        String lower = form.toLowerCase(Locale.ROOT);
        List<Reading> readings = readings(List.of(lower));
        return readings.isEmpty() && !lower.isEmpty() ? readings(List.of(capitalised(lower))) : readings;
    }

    /** Readings of every form that looks like this when its diacritics are left out. */
    public List<Reading> folded(String foldedForm) {
        return readings(walk.sameFolding(foldedForm));
    }

    /** Readings of every form that is one slip of the finger away from this, diacritics not counted. */
    public List<Reading> near(String foldedForm) {
        return readings(walk.oneEditAway(foldedForm));
    }

    private List<Reading> readings(Collection<String> forms) {
        if (forms.isEmpty()) {
            return List.of();
        }
        DictionaryLookup taken = idle.poll();
        DictionaryLookup lookup = taken == null ? new DictionaryLookup(dictionary) : taken;
        Set<Reading> readings = new LinkedHashSet<>();
        for (String form : forms) {
            for (WordData word : lookup.lookup(form)) {
                String lemma = Folding.fold(word.getStem().toString());
                readings.add(new Reading(form, lemma, PartOfSpeech.of(word.getTag())));
            }
        }
        idle.offer(lookup);
        return new ArrayList<>(readings);
    }

    private static String capitalised(String lower) {
        return Character.toUpperCase(lower.charAt(0)) + lower.substring(1);
    }

    /** One way to read a form: its folded lemma and what kind of word it is. */
    public record Reading(String form, String lemma, PartOfSpeech part) {}
}
