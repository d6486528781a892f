package org.opencus.privacy;

import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.stream.Collectors;
import org.opencus.contract.Wire;
import org.opencus.model.AccessLogActor;
import org.opencus.privacy.AccessLogRepository.Row;

/**
 * Says in plain words what an entry of the log means. The words are data, {@code access-log.json}. In Polish whoever acted
 * is a feminine noun („osoba”, „organizacja”), so that no sentence guesses anybody's sex.
 */
final class AccessSentences {
    private static final DateTimeFormatter POLISH = DateTimeFormatter.ofPattern("dd.MM.yyyy, HH:mm");
    private static final DateTimeFormatter ENGLISH = DateTimeFormatter.ofPattern("d MMMM yyyy, HH:mm", Locale.ENGLISH);

    private final JsonObject words;

    private AccessSentences(JsonObject words) {
        this.words = words;
    }

    static AccessSentences load() {
        try (InputStream file = AccessSentences.class.getResourceAsStream("access-log.json")) {
            return new AccessSentences(Wire.read(file.readAllBytes(), JsonObject.class));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whether the words know an operation, rather than saying only that data were read or changed. */
    boolean knows(String operation) {
        return words.getJsonObject("operations").containsKey(operation);
    }

    String sentence(Locale language, Row row, AccessLogActor actor) {
        String in = language.getLanguage().equals("en") ? "en" : "pl";
        boolean done = row.outcome().equals("done");
        JsonObject patterns = words.getJsonObject("patterns").getJsonObject(in);
        return patterns.getString(done ? "done" : "refused")
                .replace("{at}", at(in, row))
                .replace("{who}", who(in, row, actor))
                .replace("{did}", did(in, row, done))
                .replace("{reason}", word("reasons", row.reason().orElse(""), in))
                .replace("{purpose}", word("purposes", row.purpose(), in));
    }

    private static String at(String in, Row row) {
        ZonedDateTime at = row.at().atZone(Persons.ZONE);
        return (in.equals("en") ? ENGLISH : POLISH).format(at);
    }

    /** With the past form for what was done, the infinitive for what was tried. */
    private String did(String in, Row row, boolean done) {
        JsonObject operations = words.getJsonObject("operations");
        JsonObject known = operations.containsKey(row.operation())
                ? operations.getJsonObject(row.operation())
                : operations.getJsonObject(row.act());
        return known.getJsonArray(in).getString(done ? 0 : 1);
    }

    private String who(String in, Row row, AccessLogActor actor) {
        String kind = actor == AccessLogActor.STAFF && row.name().isEmpty() ? "staff-without-name" : actor.value();
        return word("actors", kind, in)
                .replace("{name}", row.name().orElse(""))
                .replace("{organisation}", row.organisation().orElse(""))
                .replace(
                        "{roles}",
                        row.roles().stream()
                                .sorted()
                                .map(role -> word("roles", role, in))
                                .collect(Collectors.joining(", ")));
    }

    /** The word in a language; a code that nobody has put into words yet stands for itself. */
    private String word(String list, String code, String in) {
        JsonObject known = words.getJsonObject(list);
        return known.containsKey(code) ? known.getJsonObject(code).getString(in) : code;
    }
}
