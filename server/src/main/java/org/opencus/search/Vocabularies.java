package org.opencus.search;

import jakarta.json.JsonObject;
import java.util.Collection;
import java.util.Map;
import java.util.SortedMap;
import java.util.concurrent.ConcurrentHashMap;
import org.opencus.database.Tx;

/** Everyday words as the centres of a search understand them; kept in memory as long as nobody changes them. */
final class Vocabularies {
    private static final System.Logger LOGGER = System.getLogger(Vocabularies.class.getName());
    private static final int MOST_KEPT = 50;

    private final Language language;
    private final VocabularyRepository stored = new VocabularyRepository();
    private final Map<SortedMap<String, Long>, Vocabulary> kept = new ConcurrentHashMap<>();

    Vocabularies(Language language) {
        this.language = language;
    }

    Vocabulary of(Tx tx, Collection<String> centres) {
        SortedMap<String, Long> versions = stored.versions(tx, centres);
        if (versions.isEmpty()) {
            return language.vocabulary();
        }
        Vocabulary known = kept.get(versions);
        if (known != null) {
            return known;
        }
        if (kept.size() >= MOST_KEPT) {
            kept.clear();
        }
        Vocabulary vocabulary = language.vocabulary();
        for (String centre : versions.keySet()) {
            vocabulary = with(vocabulary, centre, stored.words(tx, centre));
        }
        kept.put(versions, vocabulary);
        return vocabulary;
    }

    /** Words that were taken in when less was checked are left out rather than ending every search of the centre. */
    private Vocabulary with(Vocabulary vocabulary, String centre, JsonObject words) {
        try {
            return vocabulary.with(new VocabularyReader(language.words()).read(words));
        } catch (VocabularyRefused e) {
            LOGGER.log(
                    System.Logger.Level.WARNING, "The everyday words of {0} are not used: {1}", centre, e.getMessage());
            return vocabulary;
        }
    }
}
