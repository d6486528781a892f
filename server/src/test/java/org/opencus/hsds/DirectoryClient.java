package org.opencus.hsds;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.ArrayList;
import java.util.List;
import org.opencus.testing.Answer;
import org.opencus.testing.TestServer;

/** Asks one directory. */
record DirectoryClient(TestServer server, String centre) {
    static final List<String> CENTRES = List.of("gorno", "dobczyce", "kozienice", "dolny-slask");

    /** What stands at the path below the directory; it must be there. */
    JsonObject get(String path) {
        Answer answer = server.get("/hsds/" + centre + path);
        assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
        return answer.object();
    }

    /** The status of a path below the directory. */
    int status(String path) {
        return server.get("/hsds/" + centre + path).status();
    }

    /** Ids of everything that a list holds, in its order, page by page. */
    List<String> ids(String list) {
        List<String> ids = new ArrayList<>();
        for (int page = 1; ; page++) {
            JsonObject answer = get(list + (list.contains("?") ? "&" : "?") + "per_page=7&page=" + page);
            ids.addAll(idsOn(answer));
            if (answer.getBoolean("last_page")) {
                return ids;
            }
        }
    }

    static List<JsonObject> contents(JsonObject page) {
        return page.getJsonArray("contents").getValuesAs(JsonValue::asJsonObject);
    }

    static List<String> idsOn(JsonObject page) {
        return contents(page).stream().map(item -> item.getString("id")).toList();
    }
}
