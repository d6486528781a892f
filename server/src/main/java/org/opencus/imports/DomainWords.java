package org.opencus.imports;

import static org.opencus.imports.Build.JSON;

import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonString;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.opencus.records.SortKey;

/** Leads the spellings of a domain that tables use to its one code. */
final class DomainWords {
    private final Map<String, String> codes = new HashMap<>();

    DomainWords(List<RawRecord> domains) {
        for (RawRecord domain : domains) {
            domain.texts("aliases").forEach(alias -> codes.putIfAbsent(key(alias), domain.code()));
        }
        for (RawRecord domain : domains) {
            codes.put(key(domain.json().getString("name")), domain.code());
            codes.put(key(domain.code()), domain.code());
        }
    }

    /** The service with codes in place of names and spellings; what no domain is called stays as it is. */
    RawRecord coded(RawRecord service) {
        boolean coded = Stream.concat(
                        service.texts("domains").stream(),
                        service.objects("programme_entries").stream()
                                .flatMap(entry -> RawRecord.texts(entry, "domains").stream()))
                .allMatch(codes::containsValue);
        return coded ? service : withCodes(service);
    }

    private RawRecord withCodes(RawRecord service) {
        JsonObjectBuilder coded = JSON.createObjectBuilder(service.json());
        if (service.json().containsKey("domains")) {
            coded.add("domains", codes(service.json()));
        }
        if (service.json().containsKey("programme_entries")) {
            JsonArrayBuilder entries = JSON.createArrayBuilder();
            service.objects("programme_entries").forEach(entry -> entries.add(coded(entry)));
            coded.add("programme_entries", entries);
        }
        return new RawRecord(service.file(), service.index(), coded.build());
    }

    private JsonObject coded(JsonObject entry) {
        return entry.containsKey("domains")
                ? JSON.createObjectBuilder(entry).add("domains", codes(entry)).build()
                : entry;
    }

    private JsonArrayBuilder codes(JsonObject holder) {
        JsonArrayBuilder list = JSON.createArrayBuilder();
        holder.getJsonArray("domains").getValuesAs(JsonString.class).stream()
                .map(JsonString::getString)
                .map(word -> codes.getOrDefault(key(word), word))
                .distinct()
                .forEach(list::add);
        return list;
    }

    /** Without capitals, punctuation and diacritics. */
    private static String key(String word) {
        return SortKey.of(word).replace("{", "").replace('|', ' ').replace(" ", "");
    }
}
