package org.opencus.residents;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.opencus.crypto.Keyring;
import org.opencus.model.IdentityDocument;
import org.opencus.model.ResidentDetails;
import org.opencus.residents.domain.DocumentNumbers;
import org.opencus.residents.domain.NameCodes;

/** The keyed hashes by which residents of one centre are found; those of another centre have nothing in common with them. */
public final class ResidentHashes {
    private static final String WORD = "word";
    private static final String SOUND = "sound";
    private static final String BIRTH_DATE = "birth-date";
    private static final String BIRTH_YEAR = "birth-year";
    private static final String PHONE = "phone";
    private static final String DOCUMENT = "document";
    private static final String PESEL = "pesel";
    private static final String IMPORTS = "imports";

    private final Keyring keyring;

    /** With the keys of the installation. */
    public ResidentHashes(Keyring keyring) {
        this.keyring = keyring;
    }

    /** What one word of a name may be found by, the exact word first. */
    record WordTokens(List<Long> exact, List<Long> sounds, List<Long> near) {}

    /** What is kept of a resident. */
    Set<Long> of(String centre, ResidentDetails details) {
        Set<Long> tokens = new LinkedHashSet<>();
        for (NameCodes.Word word : NameCodes.coded(names(details))) {
            tokens.add(keyring.token(centre, WORD, word.plain()));
            word.near().forEach(code -> tokens.add(keyring.token(centre, SOUND, code)));
        }
        details.birthDate().ifPresent(date -> {
            tokens.add(keyring.token(centre, BIRTH_DATE, date.toString()));
            tokens.add(keyring.token(centre, BIRTH_YEAR, Integer.toString(date.getYear())));
        });
        phones(details).forEach(phone -> tokens.add(keyring.token(centre, PHONE, phone)));
        document(details).ifPresent(number -> tokens.add(keyring.token(centre, DOCUMENT, number)));
        return tokens;
    }

    /** All names that somebody has or had; those of several words also written as one. */
    static String names(ResidentDetails details) {
        List<String> names = new ArrayList<>(List.of(details.givenNames(), details.familyName()));
        names.addAll(details.otherNames());
        List<String> joined =
                names.stream().map(NameCodes::joined).flatMap(Optional::stream).toList();
        names.addAll(joined);
        return String.join(" ", names);
    }

    private static List<String> phones(ResidentDetails details) {
        List<String> phones = new ArrayList<>();
        details.contact().ifPresent(contact -> {
            contact.phone().ifPresent(phones::add);
            contact.person().ifPresent(person -> phones.add(person.phone()));
        });
        return phones;
    }

    /** What tells one shown document from all others. */
    static Optional<String> document(ResidentDetails details) {
        return details.identityDocument().flatMap(ResidentHashes::number);
    }

    private static Optional<String> number(IdentityDocument document) {
        return document.number()
                .map(number -> document.kind().value() + "/"
                        + document.country().orElse("PL") + "/" + DocumentNumbers.normal(number));
    }

    /** The hash that is kept of a PESEL. */
    Optional<byte[]> pesel(String centre, ResidentDetails details) {
        return details.pesel().map(pesel -> keyring.hash(centre, PESEL, pesel));
    }

    /** The hashes that a PESEL may be kept as. */
    List<byte[]> pesels(String centre, String pesel) {
        return keyring.hashes(centre, PESEL, pesel);
    }

    /** Which key makes them. */
    int hashedBy() {
        return keyring.lookupId();
    }

    List<Long> phone(String centre, String normal) {
        return keyring.tokens(centre, PHONE, normal);
    }

    List<Long> document(String centre, ResidentDetails details) {
        return document(details)
                .map(number -> keyring.tokens(centre, DOCUMENT, number))
                .orElse(List.of());
    }

    List<Long> birthDate(String centre, LocalDate date) {
        return keyring.tokens(centre, BIRTH_DATE, date.toString());
    }

    List<Long> birthYear(String centre, int year) {
        return keyring.tokens(centre, BIRTH_YEAR, Integer.toString(year));
    }

    /** What stands for the imports of a centre. */
    List<Long> imports(String centre) {
        return keyring.tokens(centre, IMPORTS, "");
    }

    List<WordTokens> words(String centre, String names) {
        return NameCodes.coded(names).stream().map(word -> tokens(centre, word)).toList();
    }

    private WordTokens tokens(String centre, NameCodes.Word word) {
        Function<String, List<Long>> sound = code -> keyring.tokens(centre, SOUND, code);
        return new WordTokens(
                keyring.tokens(centre, WORD, word.plain()),
                word.sounds().stream().map(sound).flatMap(List::stream).toList(),
                word.near().stream().map(sound).flatMap(List::stream).toList());
    }
}
