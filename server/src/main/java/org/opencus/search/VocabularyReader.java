package org.opencus.search;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads a vocabulary from its JSON form, which the file of shipped synonyms explains by example. */
public final class VocabularyReader {
    private static final Pattern WEIGHTED = Pattern.compile("(.+?)(?: +(0?\\.\\d+|1(?:\\.0)?))?");

    private static final Set<String> WHOLE =
            new TreeSet<>(List.of("fillers", "general", "foreign", "families", "sets", "ages", "needs"));
    private static final Set<String> PARTS = new TreeSet<>(List.of(
            "name",
            "when",
            "unless",
            "words",
            "targetGroups",
            "challenges",
            "domains",
            "fixed",
            "who",
            "alone",
            "from",
            "to",
            "without"));

    private static final int OLDEST = 150;

    private final WordReader words;
    private final Map<String, String> sets = new HashMap<>();

    /** Finds the dictionary forms of the words with this reader. */
    public VocabularyReader(WordReader words) {
        this.words = words;
    }

    /** The vocabulary that the JSON describes. */
    public Vocabulary read(JsonObject json) {
        known(json, "", WHOLE);
        readSets(json);
        return new Vocabulary(
                wordSet(json, "fillers"),
                wordSet(json, "general"),
                wordSet(json, "foreign"),
                strings(json, "families").map(this::lemmasOfEach).toList(),
                objects(json, "needs").map(this::need).toList(),
                objects(json, "ages").map(this::age).toList());
    }

    private void readSets(JsonObject json) {
        switch (json.getOrDefault("sets", JsonValue.EMPTY_JSON_OBJECT)) {
            case JsonObject named -> named.forEach((name, value) -> sets.put("@" + name, text("sets", value)));
            case JsonValue other ->
                throw new VocabularyRefused("/sets", "'sets' is an object of names and texts, not " + other);
        }
    }

    private Everyday need(JsonObject json) {
        return new Everyday(
                json.getString("name", ""),
                strings(json, "when").map(this::phrase).toList(),
                strings(json, "unless").map(this::phrase).toList(),
                targets(json),
                flag(json, "fixed"),
                flag(json, "who"),
                flag(json, "alone"),
                json.getInt("from", 0),
                json.getInt("to", OLDEST));
    }

    private static boolean flag(JsonObject json, String key) {
        return switch (json.getOrDefault(key, JsonValue.FALSE).getValueType()) {
            case TRUE -> true;
            case FALSE -> false;
            default -> throw new VocabularyRefused("/needs", "'" + key + "' is true or false, not " + json.get(key));
        };
    }

    private Vocabulary.AgeNeed age(JsonObject json) {
        return new Vocabulary.AgeNeed(
                json.getInt("from", 0),
                json.getInt("to", OLDEST),
                targets(json),
                strings(json, "without").collect(Collectors.toUnmodifiableSet()));
    }

    private EverydayPhrase phrase(String text) {
        return new EverydayPhrase(
                Arrays.stream(text.trim().split(" +")).map(this::part).toList());
    }

    private EverydayPhrase.Part part(String alternatives) {
        Set<String> whole = new LinkedHashSet<>();
        List<String> beginnings = new ArrayList<>();
        for (String alternative : alternatives.split("\\|")) {
            if (alternative.startsWith("@") && !sets.containsKey(alternative)) {
                throw new VocabularyRefused("/needs", "'" + alternative + "' is none of the sets " + sets.keySet());
            } else if (sets.containsKey(alternative)) {
                whole.addAll(lemmasOfEach(sets.get(alternative)));
            } else if (alternative.endsWith("*")) {
                beginnings.add(Folding.fold(alternative.substring(0, alternative.length() - 1)));
            } else {
                whole.addAll(baseForms(alternative));
            }
        }
        return new EverydayPhrase.Part(Set.copyOf(whole), List.copyOf(beginnings));
    }

    private List<Target> targets(JsonObject json) {
        List<Target> targets = new ArrayList<>();
        strings(json, "words").forEach(text -> targets.add(weighted(text, this::wordTarget)));
        strings(json, "targetGroups")
                .forEach(text -> targets.add(weighted(text, code -> code(Codes.targetGroup(code)))));
        strings(json, "challenges").forEach(text -> targets.add(weighted(text, code -> code(Codes.challenge(code)))));
        strings(json, "domains").forEach(text -> targets.add(weighted(text, code -> code(Codes.domain(code)))));
        return List.copyOf(targets);
    }

    private static Target code(String term) {
        return Target.code(term, 1);
    }

    private Target wordTarget(String text) {
        return new Target(Arrays.stream(text.split(" +")).map(this::baseForms).toList(), 1);
    }

    private static Target weighted(String text, Function<String, Target> target) {
        Matcher matcher = WEIGHTED.matcher(text.trim());
        if (!matcher.matches()) {
            throw new VocabularyRefused("", "an entry is empty");
        }
        return target.apply(matcher.group(1))
                .times(matcher.group(2) == null ? 1 : Double.parseDouble(matcher.group(2)));
    }

    private Set<String> wordSet(JsonObject json, String key) {
        Set<String> all = new LinkedHashSet<>();
        strings(json, key).forEach(text -> all.addAll(lemmasOfEach(text)));
        return all;
    }

    private Set<String> lemmasOfEach(String text) {
        Set<String> lemmas = new LinkedHashSet<>();
        for (String word : text.trim().split(" +")) {
            lemmas.addAll(baseForms(word));
        }
        return lemmas;
    }

    /** The word itself where it is its own lemma, else whatever it is a form of; so "picie" does not drag in "pita". */
    private Set<String> baseForms(String text) {
        Set<String> forms = new LinkedHashSet<>();
        for (Word word : words.written(text)) {
            forms.add(word.folded());
            if (!word.lemmas().contains(word.folded())) {
                forms.addAll(word.lemmas());
            }
        }
        return forms;
    }

    private static Stream<String> strings(JsonObject json, String key) {
        return values(json, key).map(value -> text(key, value));
    }

    private static String text(String key, JsonValue value) {
        if (value instanceof JsonString string && !string.getString().isBlank()) {
            return string.getString();
        }
        throw new VocabularyRefused("/" + key, "'" + key + "' takes texts that are not blank, not " + value);
    }

    private static Stream<JsonObject> objects(JsonObject json, String key) {
        return values(json, key).map(value -> {
            if (value instanceof JsonObject object) {
                return known(object, key, PARTS);
            }
            throw new VocabularyRefused("/" + key, "'" + key + "' takes objects, not " + value);
        });
    }

    private static Stream<JsonValue> values(JsonObject json, String key) {
        return switch (json.get(key)) {
            case null -> Stream.empty();
            case JsonArray array -> array.stream();
            case JsonValue other -> throw new VocabularyRefused("/" + key, "'" + key + "' is a list, not " + other);
        };
    }

    private static JsonObject known(JsonObject object, String where, Set<String> keys) {
        object.keySet().stream().filter(key -> !keys.contains(key)).findFirst().ifPresent(key -> {
            throw new VocabularyRefused("/" + where, "'" + key + "' is none of " + keys);
        });
        return object;
    }
}
