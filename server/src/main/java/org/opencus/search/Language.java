package org.opencus.search;

import jakarta.json.JsonReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import org.opencus.contract.Values;

/** The dictionary of Polish and the everyday words, read while the server starts; who needs them earlier waits. */
public final class Language {
    private static final String SYNONYMS = "/org/opencus/search/synonyms.json";

    private final CompletableFuture<WordReader> words;
    private final CompletableFuture<Vocabulary> vocabulary;

    private Language(Executor executor) {
        words = CompletableFuture.supplyAsync(() -> new WordReader(PolishDictionary.load()), executor);
        vocabulary = words.thenApply(Language::shipped);
    }

    /** Starts reading. */
    public static Language load(Executor executor) {
        return new Language(executor);
    }

    /** Reads words; waits for the dictionary. */
    public WordReader words() {
        return words.join();
    }

    /** The same, asked later. */
    public Supplier<WordReader> later() {
        return this::words;
    }

    /** The everyday words that ship with the server. */
    public Vocabulary vocabulary() {
        return vocabulary.join();
    }

    private static Vocabulary shipped(WordReader words) {
        try (InputStream file = Language.class.getResourceAsStream(SYNONYMS);
                JsonReader reader = Values.JSON.createReader(file)) {
            return new VocabularyReader(words).read(reader.readObject());
        } catch (IOException e) {
            throw new UncheckedIOException("The everyday words cannot be read", e);
        }
    }
}
