package org.opencus.residents.domain;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * The forms under which a Polish name is found although it was misheard, misspelt or typed without its letters: words
 * without marks, codes of their sound, and the codes with one sound left out, so that two that differ in one meet.
 */
public final class NameCodes {
    private static final int MOST_WORDS = 12;
    private static final int MOST_SOUNDS = 20;
    private static final int SHORTEST_WITH_GAPS = 4;
    private static final String[][] SOUNDS = {
        {"dż", "dz"},
        {"dź", "dz"},
        {"rz", "z"},
        {"sz", "s"},
        {"cz", "c"},
        {"sch", "s"},
        {"ch", "h"},
        {"ż", "z"},
        {"ź", "z"},
        {"ś", "s"},
        {"ć", "c"},
        {"ń", "n"},
        {"ł", "l"},
        {"ó", "u"},
        {"ę", "e"},
        {"ph", "f"},
        {"th", "t"},
        {"ck", "k"},
        {"qu", "kw"},
        {"x", "ks"},
        {"v", "w"},
        {"y", "i"},
        {"j", "i"},
        {"o", "u"}
    };

    private NameCodes() {}

    /** The words of names in their order, lower case and without marks; hyphens part them. */
    public static List<String> words(String names) {
        Set<String> words = new LinkedHashSet<>();
        for (String word : spelt(names)) {
            words.add(plain(word));
        }
        return words.stream().limit(MOST_WORDS).toList();
    }

    /** The words of one name written as one, where it has several: some write double names so. */
    public static Optional<String> joined(String name) {
        List<String> words = spelt(name);
        return words.size() > 1 ? Optional.of(String.join("", words)) : Optional.empty();
    }

    /** The names with each two neighbouring words written as one. */
    public static List<String> withJoinedNeighbours(String names) {
        List<String> words = spelt(names);
        List<String> joined = new ArrayList<>();
        for (int i = 1; i < words.size(); i++) {
            List<String> one = new ArrayList<>(words);
            one.set(i - 1, words.get(i - 1) + one.remove(i));
            joined.add(String.join(" ", one));
        }
        return joined;
    }

    private static List<String> spelt(String names) {
        List<String> words = new ArrayList<>();
        String composed = Normalizer.normalize(names, Normalizer.Form.NFC).toLowerCase(Locale.ROOT);
        for (String word : composed.split("[^\\p{L}\\p{M}\\p{Nd}]+")) {
            if (!word.isEmpty()) {
                words.add(word);
            }
        }
        return words;
    }

    private static String plain(String word) {
        return Normalizer.normalize(word, Normalizer.Form.NFD)
                .replaceAll("\\p{M}+", "")
                .replace('ł', 'l')
                .replace("ß", "ss");
    }

    /** The words of names as they are spelt, each with its codes. */
    public static List<Word> coded(String names) {
        List<Word> words = new ArrayList<>();
        Set<String> seen = new LinkedHashSet<>();
        for (String word : spelt(names)) {
            String plain = plain(word);
            if (seen.add(plain) && words.size() < MOST_WORDS) {
                words.add(new Word(plain, sounds(word)));
            }
        }
        return words;
    }

    /** How a word may sound: as it is spelt, and where a nasal vowel was heard or typed otherwise. */
    private static Set<String> sounds(String word) {
        Set<String> sounds = new LinkedHashSet<>();
        sounds.add(sound(word.replace('ą', 'a')));
        sounds.add(sound(plain(word)));
        if (word.indexOf('ą') >= 0 || word.indexOf('ę') >= 0) {
            sounds.add(sound(word.replace("ą", "on").replace("ę", "en")));
            sounds.add(sound(word.replace("ą", "om").replace("ę", "em")));
        }
        return sounds;
    }

    private static String sound(String spelt) {
        String text = spelt;
        for (String[] rule : SOUNDS) {
            text = text.replace(rule[0], rule[1]);
        }
        StringBuilder code = new StringBuilder();
        for (char c : plain(text).toCharArray()) {
            if (code.isEmpty() || code.charAt(code.length() - 1) != c) {
                code.append(c);
            }
        }
        return code.length() <= MOST_SOUNDS ? code.toString() : code.substring(0, MOST_SOUNDS);
    }

    /**
     * A word of a name.
     *
     * @param plain without marks
     * @param sounds the codes of its sound
     */
    public record Word(String plain, Set<String> sounds) {
        /** The codes, and each of them with one sound left out. */
        public Set<String> near() {
            Set<String> near = new LinkedHashSet<>(sounds);
            for (String sound : sounds) {
                for (int i = 0; sound.length() >= SHORTEST_WITH_GAPS && i < sound.length(); i++) {
                    near.add(sound.substring(0, i) + sound.substring(i + 1));
                }
            }
            return near;
        }

        @Override
        public String toString() {
            return "Word[***]";
        }
    }
}
