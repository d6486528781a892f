package org.opencus.testing;

import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.util.ArrayList;
import java.util.List;

/** Reads lists as a client does. */
public final class Pages {
    private Pages() {}

    /** One text of each item of an answer. */
    public static List<String> texts(Answer answer, String property) {
        return items(answer).stream().map(item -> item.getString(property)).toList();
    }

    /** The codes of the items of an answer. */
    public static List<String> codes(Answer answer) {
        return texts(answer, "code");
    }

    /** The items of an answer; an {@link AssertionError} when it is none. */
    public static List<JsonObject> items(Answer answer) {
        if (answer.status() != 200) {
            throw new AssertionError(answer.toString());
        }
        return answer.object().getJsonArray("items").getValuesAs(JsonObject.class);
    }

    /** The items of all pages, by following {@code nextCursor}; the target already has a query. */
    public static List<JsonObject> all(TestServer server, String target) {
        List<JsonObject> all = new ArrayList<>();
        String next = target;
        while (!next.isEmpty()) {
            Answer page = server.get(next);
            all.addAll(items(page));
            JsonString cursor = page.object().getJsonString("nextCursor");
            next = cursor == null ? "" : target + "&cursor=" + cursor.getString();
        }
        return all;
    }

    /** The codes of the violations of a problem, at their pointers: {@code /query/limit maximum}. */
    public static List<String> violations(Answer answer) {
        return answer.object().getJsonArray("errors").getValuesAs(JsonObject.class).stream()
                .map(error -> error.getString("pointer") + " " + error.getString("code"))
                .sorted()
                .toList();
    }
}
