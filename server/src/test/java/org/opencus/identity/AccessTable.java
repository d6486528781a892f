package org.opencus.identity;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.opencus.contract.Contract;

/**
 * Who may do what, worked out anew from the text of the contract and the shipped roles: the server's own decision is
 * compared with it, and the page for people is printed from it.
 */
final class AccessTable {
    private static final Set<String> METHODS = Set.of("get", "put", "post", "delete", "patch");

    /** An operation that is not public: alternatives of scopes for tokens and for keys. */
    record Entry(
            String id, String tag, String method, String path, List<Set<String>> byToken, List<Set<String>> byKey) {
        boolean isAtCentre() {
            return path.contains("{centre}");
        }

        boolean lets(Set<String> scopes) {
            return byToken.stream().anyMatch(scopes::containsAll);
        }

        boolean letsKey(Set<String> scopes) {
            return byKey.stream().anyMatch(scopes::containsAll);
        }

        private String needs(List<Set<String>> alternatives) {
            return alternatives.stream()
                    .map(scopes -> scopes.isEmpty()
                            ? "any"
                            : scopes.stream().map(scope -> "`" + scope + "`").collect(Collectors.joining(" and ")))
                    .collect(Collectors.joining(" or "));
        }
    }

    private AccessTable() {}

    /** What each role may do where its centre sets nothing else. */
    static Map<String, Set<String>> roles() {
        try (InputStream in = Roles.class.getResourceAsStream("roles.json")) {
            Map<String, Set<String>> roles = new LinkedHashMap<>();
            try (JsonReader reader = Json.createReader(new ByteArrayInputStream(in.readAllBytes()))) {
                reader.readObject().forEach((role, scopes) -> roles.put(role, texts(scopes.asJsonArray())));
            }
            return roles;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Set<String> texts(JsonArray array) {
        return array.getValuesAs(JsonString.class).stream()
                .map(JsonString::getString)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Every operation that is not public, in the order of the contract. */
    static List<Entry> entries() {
        List<Entry> entries = new ArrayList<>();
        Contract.load()
                .document()
                .getJsonObject("paths")
                .forEach((path, item) -> item.asJsonObject().forEach((method, operation) -> {
                    if (METHODS.contains(method)) {
                        entry(path, method, operation.asJsonObject(), entries);
                    }
                }));
        return entries;
    }

    private static void entry(String path, String method, JsonObject operation, List<Entry> entries) {
        JsonArray security =
                operation.getOrDefault("security", JsonValue.EMPTY_JSON_ARRAY).asJsonArray();
        if (security.isEmpty()) {
            return;
        }
        entries.add(new Entry(
                operation.getString("operationId"),
                operation.getJsonArray("tags").getString(0),
                method.toUpperCase(Locale.ROOT),
                path,
                alternatives(security, "bearer"),
                alternatives(security, "apiKey")));
    }

    private static List<Set<String>> alternatives(JsonArray security, String scheme) {
        return security.getValuesAs(JsonObject.class).stream()
                .filter(alternative -> alternative.containsKey(scheme))
                .map(alternative -> texts(alternative.getJsonArray(scheme)))
                .toList();
    }

    /** The page for people. */
    static String page() {
        Map<String, Set<String>> roles = roles();
        StringBuilder page = new StringBuilder("""
            # Who may do what

            Made from `openapi.yaml` and `roles.json` by `RolesPageTest`, which fails while this page is old; `AccessMatrixIT`
            tries every line of it against a running server. A centre can change what its roles may do
            (`PUT /v1/centres/{centre}/roles/{role}`); this is what holds where it did not. Roles count at their centre
            only: at any other one its private part is not there (404). Row rules narrow what is shown further: residents
            see themselves, partners what is theirs.

            ## Roles and their scopes

            | role | scopes |
            | --- | --- |
            """);
        roles.forEach((role, scopes) -> page.append("| %s | %s |\n"
                .formatted(role, scopes.stream().map(scope -> "`" + scope + "`").collect(Collectors.joining(" ")))));
        page.append("""

            ## Operations

            Everything that is not listed is public. A key is one of a partner's system with the scopes named.

            | operation | needs | roles | keys |
            | --- | --- | --- | --- |
            """);
        for (Entry entry : entries()) {
            String holders = roles.entrySet().stream()
                    .filter(role -> entry.lets(role.getValue()))
                    .map(Map.Entry::getKey)
                    .collect(Collectors.joining(", "));
            page.append("| `%s %s` | %s | %s | %s |\n"
                    .formatted(
                            entry.method(),
                            entry.path(),
                            entry.needs(entry.byToken()),
                            holders.length()
                                            == String.join(", ", roles.keySet()).length()
                                    ? "all"
                                    : holders,
                            entry.needs(entry.byKey())));
        }
        return page.toString();
    }
}
