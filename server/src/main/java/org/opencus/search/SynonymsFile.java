package org.opencus.search;

import jakarta.json.JsonObject;
import java.util.List;
import org.opencus.database.Tx;
import org.opencus.imports.CompanionFile;
import org.opencus.imports.Finding;

/** The everyday words that a centre adds, in a file beside its catalogue. */
public final class SynonymsFile implements CompanionFile {
    private static final String NAME = "synonyms.json";

    private final Language language;
    private final VocabularyRepository vocabularies = new VocabularyRepository();

    /** Checks by reading the words as a search would. */
    public SynonymsFile(Language language) {
        this.language = language;
    }

    @Override
    public String fileName() {
        return NAME;
    }

    @Override
    public List<Finding> check(JsonObject content) {
        try {
            new VocabularyReader(language.words()).read(content);
            return List.of();
        } catch (VocabularyRefused e) {
            return e.faults().stream()
                    .map(fault -> Finding.error(NAME, fault.pointer(), "vocabulary", fault.message()))
                    .toList();
        }
    }

    @Override
    public JsonObject kept(Tx tx, String centre) {
        return vocabularies.words(tx, centre);
    }

    @Override
    public boolean save(Tx tx, String centre, JsonObject content) {
        return vocabularies.replace(tx, centre, content);
    }
}
