package org.opencus.search;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Reads a vocabulary from its JSON form, which the file of shipped synonyms explains by example. */
public final class VocabularyReader {
    private static final Pattern WEIGHTED = Pattern.compile("(.+?)(?: +(0?\\.\\d+|1(?:\\.0)?))?");

    private static final Set<String> WHOLE = new TreeSet<>(List.of(
            "fillers", "general", "foreign", "elsewhere", "free", "translations", "families", "sets", "ages", "needs"));
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
            "wherever",
            "from",
            "to",
            "without"));

    private static final int OLDEST = 150;

    /** What is refused is repeated as far as it is recognised by. */
    private static final int LONGEST_SHOWN = 60;

    private final WordReader words;
    private final Map<String, String> sets = new HashMap<>();
    private final List<VocabularyRefused.Fault> faults = new ArrayList<>();

    /** Finds the dictionary forms of the words with this reader. */
    public VocabularyReader(WordReader words) {
        this.words = words;
    }

    /** A part of the JSON and the pointer to it. */
    private record Part<T>(T value, String at) {}

    /** The vocabulary that the JSON describes; a {@link VocabularyRefused} names everything that is wrong with it. */
    public Vocabulary read(JsonObject json) {
        Part<JsonObject> all = new Part<>(json, "");
        known(all, WHOLE);
        readSets(json);
        Vocabulary vocabulary = new Vocabulary(
                wordSet(all, "fillers"),
                wordSet(all, "general"),
                wordSet(all, "foreign"),
                names(all, "elsewhere"),
                wordSet(all, "free"),
                translations(json),
                strings(all, "families").map(text -> lemmasOfEach(text.value())).toList(),
                objects(all, "needs").map(this::need).toList(),
                objects(all, "ages").map(this::age).toList());
        if (!faults.isEmpty()) {
            throw new VocabularyRefused(faults);
        }
        return vocabulary;
    }

    private void readSets(JsonObject json) {
        texts(json, "sets").forEach((name, words) -> sets.put("@" + name, words));
    }

    private Map<String, String> translations(JsonObject json) {
        Map<String, String> translations = new HashMap<>();
        texts(json, "translations").forEach((polish, foreign) -> {
            for (String word : foreign.trim().split(" +")) {
                translations.put(Folding.fold(word), polish);
            }
        });
        return translations;
    }

    private Map<String, String> texts(JsonObject json, String key) {
        Map<String, String> texts = new HashMap<>();
        switch (json.getOrDefault(key, JsonValue.EMPTY_JSON_OBJECT)) {
            case JsonObject named ->
                named.forEach(
                        (name, value) -> text(value, below("/" + key, name)).ifPresent(text -> texts.put(name, text)));
            case JsonValue other -> refuse("/" + key, "an object of names and texts is expected, not " + shown(other));
        }
        return texts;
    }

    private Everyday need(Part<JsonObject> need) {
        List<EverydayPhrase> phrases = strings(need, "when").map(this::phrase).toList();
        boolean fixed = flag(need, "fixed");
        if (fixed && phrases.stream().anyMatch(phrase -> phrase.parts().size() == 1)) {
            refuse(need.at() + "/fixed", "a single word is not fixed: it may mean something else as well");
        }
        return new Everyday(
                name(need),
                phrases,
                strings(need, "unless").map(this::phrase).toList(),
                targets(need),
                fixed,
                flag(need, "who"),
                flag(need, "alone"),
                flag(need, "wherever"),
                years(need, "from", 0),
                years(need, "to", OLDEST));
    }

    private String name(Part<JsonObject> need) {
        return switch (need.value().get("name")) {
            case null -> "";
            case JsonString name -> name.getString();
            case JsonValue other -> {
                refuse(need.at() + "/name", "a text is expected, not " + shown(other));
                yield "";
            }
        };
    }

    private boolean flag(Part<JsonObject> need, String key) {
        return switch (need.value().getOrDefault(key, JsonValue.FALSE).getValueType()) {
            case TRUE -> true;
            case FALSE -> false;
            default -> {
                refuse(
                        need.at() + "/" + key,
                        "true or false is expected, not " + shown(need.value().get(key)));
                yield false;
            }
        };
    }

    private int years(Part<JsonObject> need, String key, int otherwise) {
        return switch (need.value().get(key)) {
            case null -> otherwise;
            case JsonNumber age
            when age.isIntegral() && age.doubleValue() >= 0 && age.doubleValue() <= OLDEST -> age.intValue();
            case JsonValue other -> {
                refuse(need.at() + "/" + key, "an age in full years is expected, not " + shown(other));
                yield otherwise;
            }
        };
    }

    private Vocabulary.AgeNeed age(Part<JsonObject> need) {
        return new Vocabulary.AgeNeed(
                years(need, "from", 0),
                years(need, "to", OLDEST),
                targets(need),
                strings(need, "without").map(Part::value).collect(Collectors.toUnmodifiableSet()));
    }

    private EverydayPhrase phrase(Part<String> text) {
        return new EverydayPhrase(Arrays.stream(text.value().trim().split(" +"))
                .map(alternatives -> part(alternatives, text.at()))
                .toList());
    }

    private EverydayPhrase.Part part(String alternatives, String at) {
        Set<String> whole = new LinkedHashSet<>();
        List<String> beginnings = new ArrayList<>();
        for (String alternative : alternatives.split("\\|", -1)) {
            if (alternative.isEmpty()) {
                refuse(at, "'" + cut(alternatives) + "' has an alternative that says nothing");
            } else if (alternative.startsWith("@") && !sets.containsKey(alternative)) {
                refuse(at, "'" + cut(alternative) + "' is none of the sets");
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

    private List<Target> targets(Part<JsonObject> need) {
        List<Target> targets = new ArrayList<>();
        strings(need, "words").forEach(text -> targets.add(weighted(text, this::wordTarget)));
        strings(need, "targetGroups")
                .forEach(text -> targets.add(weighted(text, code -> code(Codes.targetGroup(code)))));
        strings(need, "challenges").forEach(text -> targets.add(weighted(text, code -> code(Codes.challenge(code)))));
        strings(need, "domains").forEach(text -> targets.add(weighted(text, code -> code(Codes.domain(code)))));
        return List.copyOf(targets);
    }

    private static Target code(String term) {
        return Target.code(term, 1);
    }

    private Target wordTarget(String text) {
        return new Target(Arrays.stream(text.split(" +")).map(this::baseForms).toList(), 1);
    }

    private static Target weighted(Part<String> text, Function<String, Target> target) {
        Matcher matcher = WEIGHTED.matcher(text.value().trim());
        if (!matcher.matches()) {
            throw new IllegalStateException("A text that is not blank has a beginning");
        }
        return target.apply(matcher.group(1))
                .times(matcher.group(2) == null ? 1 : Double.parseDouble(matcher.group(2)));
    }

    private Set<String> wordSet(Part<JsonObject> all, String key) {
        Set<String> set = new LinkedHashSet<>();
        strings(all, key).forEach(text -> set.addAll(lemmasOfEach(text.value())));
        return set;
    }

    /** As they are: a name may look like the form of another word ("Radom" of "rada"). */
    private Set<String> names(Part<JsonObject> all, String key) {
        return strings(all, key)
                .flatMap(text -> Arrays.stream(text.value().trim().split(" +")))
                .map(Folding::fold)
                .collect(Collectors.toSet());
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

    private Stream<Part<String>> strings(Part<JsonObject> object, String key) {
        return values(object, key)
                .flatMap(part -> text(part.value(), part.at()).map(text -> new Part<>(text, part.at())).stream());
    }

    private Optional<String> text(JsonValue value, String at) {
        if (value instanceof JsonString string && !string.getString().isBlank()) {
            return Optional.of(string.getString());
        }
        refuse(at, "a text that is not blank is expected, not " + shown(value));
        return Optional.empty();
    }

    private Stream<Part<JsonObject>> objects(Part<JsonObject> object, String key) {
        return values(object, key).flatMap(part -> {
            if (part.value() instanceof JsonObject inside) {
                Part<JsonObject> read = new Part<>(inside, part.at());
                known(read, PARTS);
                return Stream.of(read);
            }
            refuse(part.at(), "an object is expected, not " + shown(part.value()));
            return Stream.empty();
        });
    }

    private Stream<Part<JsonValue>> values(Part<JsonObject> object, String key) {
        String at = object.at() + "/" + key;
        return switch (object.value().get(key)) {
            case null -> Stream.empty();
            case JsonArray array ->
                IntStream.range(0, array.size()).mapToObj(index -> new Part<>(array.get(index), at + "/" + index));
            case JsonValue other -> {
                refuse(at, "a list is expected, not " + shown(other));
                yield Stream.empty();
            }
        };
    }

    private void known(Part<JsonObject> object, Set<String> keys) {
        object.value().keySet().stream()
                .filter(key -> !keys.contains(key))
                .forEach(key -> refuse(below(object.at(), key), "there is no such property; known are " + keys));
    }

    private void refuse(String pointer, String message) {
        faults.add(new VocabularyRefused.Fault(pointer, message));
    }

    private static String below(String at, String key) {
        return at + "/" + Json.encodePointer(key);
    }

    private static String shown(JsonValue value) {
        return cut(value.toString());
    }

    private static String cut(String text) {
        return text.length() <= LONGEST_SHOWN ? text : text.substring(0, LONGEST_SHOWN) + "…";
    }
}
