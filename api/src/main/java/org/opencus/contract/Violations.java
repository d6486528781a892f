package org.opencus.contract;

import jakarta.json.JsonArray;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.Map;
import java.util.stream.Collectors;

/** Stable codes and sentences for what the contract's schemas refuse. */
final class Violations {
    private record Rule(String code, String polish, String english) {}

    private static final Map<String, Rule> RULES = Map.ofEntries(
            Map.entry("type", new Rule("wrong-type", "Oczekiwany typ: %s.", "Expected type: %s.")),
            Map.entry("enum", new Rule("not-in-list", "Dozwolone wartości: %s.", "Allowed values: %s.")),
            Map.entry("const", new Rule("not-in-list", "Dozwolona wartość: %s.", "Allowed value: %s.")),
            Map.entry("minLength", new Rule("min-length", "Co najmniej znaków: %s.", "Characters at least: %s.")),
            Map.entry("maxLength", new Rule("max-length", "Najwyżej znaków: %s.", "Characters at most: %s.")),
            Map.entry("pattern", new Rule("pattern", "Nie pasuje do wzorca %s.", "Does not match the pattern %s.")),
            Map.entry("format", new Rule("format", "To nie jest poprawny zapis: %s.", "Not a valid %s.")),
            Map.entry("minimum", new Rule("minimum", "Co najmniej %s.", "At least %s.")),
            Map.entry("maximum", new Rule("maximum", "Najwyżej %s.", "At most %s.")),
            Map.entry("exclusiveMinimum", new Rule("minimum", "Więcej niż %s.", "More than %s.")),
            Map.entry("exclusiveMaximum", new Rule("maximum", "Mniej niż %s.", "Less than %s.")),
            Map.entry("multipleOf", new Rule("multiple-of", "Wielokrotność %s.", "A multiple of %s.")),
            Map.entry("minItems", new Rule("min-items", "Co najmniej pozycji: %s.", "Items at least: %s.")),
            Map.entry("maxItems", new Rule("max-items", "Najwyżej pozycji: %s.", "Items at most: %s.")),
            Map.entry("uniqueItems", new Rule("repeated-items", "Pozycje się powtarzają.", "Items repeat.")),
            Map.entry("minProperties", new Rule("min-properties", "Co najmniej pól: %s.", "Properties at least: %s.")),
            Map.entry("maxProperties", new Rule("max-properties", "Najwyżej pól: %s.", "Properties at most: %s.")),
            Map.entry("oneOf", new Rule("no-such-form", "Nie pasuje do żadnej postaci.", "Fits none of the forms.")),
            Map.entry("anyOf", new Rule("no-such-form", "Nie pasuje do żadnej postaci.", "Fits none of the forms.")));
    private static final Rule OTHER = new Rule("invalid", "Niezgodne z kontraktem.", "Breaks the contract.");

    private Violations() {}

    static Violation of(String pointer, String keyword, JsonValue rule) {
        Rule words = RULES.getOrDefault(keyword, OTHER);
        String limit = plain(rule);
        return new Violation(
                pointer,
                words.code(),
                new Text(words.polish().formatted(limit), words.english().formatted(limit)));
    }

    private static String plain(JsonValue rule) {
        return switch (rule) {
            case JsonString text -> text.getString();
            case JsonArray list -> list.stream().map(Violations::plain).collect(Collectors.joining(", "));
            default -> rule.toString();
        };
    }

    static Violation unknownProperty(String pointer) {
        return new Violation(pointer, "unknown-property", new Text("Nie ma takiego pola.", "No such property."));
    }

    static Violation unknownParameter(String pointer) {
        return new Violation(pointer, "unknown-parameter", new Text("Nie ma takiego parametru.", "No such parameter."));
    }

    static Violation undeclared(int status, String mediaType) {
        String what = status + " " + mediaType;
        return new Violation("", "undeclared", new Text("Nie ma w kontrakcie: " + what, "Not declared: " + what));
    }

    static Violation missing(String pointer) {
        return new Violation(pointer, "required", new Text("Wymagane.", "Required."));
    }

    static Violation repeated(String pointer) {
        return new Violation(pointer, "repeated", new Text("Najwyżej raz.", "At most once."));
    }

    static Violation personalNumber(String pointer) {
        return new Violation(
                pointer,
                "personal-number",
                new Text(
                        "Numer PESEL nie może być częścią adresu; wyślij go w treści żądania.",
                        "A PESEL must not be part of an address; send it in a request's body."));
    }

    static Violation unstorable(String pointer) {
        return new Violation(
                pointer,
                "unstorable",
                new Text(
                        "Znak sterujący lub połowa znaku UTF-16 nie są tekstem.",
                        "A control character or half a UTF-16 pair is not text."));
    }

    static Violation badEncoding(String pointer) {
        return new Violation(
                pointer,
                "encoding",
                new Text("Niepoprawny zapis procentowy lub UTF-8.", "Broken percent-encoding or UTF-8."));
    }
}
