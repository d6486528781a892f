package org.opencus.contract;

import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;

/**
 * One operation of the contract.
 *
 * @param path as the contract writes it, {@code /v1/centres/{centre}}
 * @param responses schemas by media type of each declared status; {@link #DEFAULT} for all others
 * @param security alternatives, each the scopes per scheme that it needs; empty where anybody may call
 * @param document the operation's own object, for {@code x-} flags
 */
public record Operation(
        String id,
        String tag,
        String method,
        String path,
        List<Parameter> parameters,
        Optional<Entity> body,
        SortedMap<Integer, Map<String, SchemaRef>> responses,
        List<Map<String, Set<String>>> security,
        Optional<Caching> caching,
        JsonObject document) {

    /** Stands for the statuses that the operation does not list. */
    public static final int DEFAULT = 0;

    /** The body of a request: schemas by media type. */
    public record Entity(boolean required, Map<String, SchemaRef> schemas) {}

    /** How long answers may be reused, and whether they are kept ready in memory. */
    public record Caching(Duration maxAge, boolean hot) {}

    /** The first 2xx status. */
    public int status() {
        return responses.keySet().stream()
                .filter(code -> code / 100 == 2)
                .findFirst()
                .orElse(200);
    }

    /** Media types of a successful answer, the preferred one first. */
    public List<String> mediaTypes() {
        return List.copyOf(responses.getOrDefault(status(), Map.of()).keySet());
    }

    /** Whether it changes nothing: GET, HEAD or marked {@code x-safe}. */
    public boolean safe() {
        return method.equals("GET") || document.getBoolean("x-safe", false);
    }

    /** The text of an {@code x-} flag. */
    public Optional<String> flag(String name) {
        return document.get(name) instanceof JsonString text ? Optional.of(text.getString()) : Optional.empty();
    }

    /** Whether its requests are counted; not so with {@code x-limit: none}. */
    boolean limited() {
        return flag("x-limit").filter("none"::equals).isEmpty();
    }

    /** Whether anybody may call it. */
    public boolean isPublic() {
        return security.isEmpty();
    }

    /** The path parameter {@code centre}, the tag of kept answers, is there. */
    boolean belongsToCentre() {
        return path.contains("{centre}");
    }
}
