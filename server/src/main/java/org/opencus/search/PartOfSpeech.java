package org.opencus.search;

/** What kind of word it is, as far as searching cares: only the first four kinds can carry a need. */
public enum PartOfSpeech {
    NOUN,
    /** What is done, as a noun; where the form is also a noun of its own, that is meant ("zajęcia", not "zająć"). */
    GERUND,
    ADJECTIVE,
    VERB,
    NUMBER,
    LINKING;

    static PartOfSpeech of(CharSequence tag) {
        String kind = tag == null ? "" : tag.toString();
        int end = kind.indexOf(':');
        return switch (end < 0 ? kind : kind.substring(0, end)) {
            case "ger" -> GERUND;
            case "subst", "depr", "brev", "xxs" -> NOUN;
            case "adj", "adja", "adjp", "adjc", "ppas", "pact" -> ADJECTIVE;
            case "verb", "fin", "inf", "imps", "pred", "winien", "pant", "pcon" -> VERB;
            case "num" -> NUMBER;
            default -> LINKING;
        };
    }
}
