package org.opencus.cataloguing;

import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonBuilderFactory;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.opencus.contract.Values;
import org.opencus.paging.Cursors;
import org.opencus.paging.Listing;
import org.opencus.paging.Page;
import org.opencus.records.KeptRecord;
import org.opencus.records.RecordVersionRepository.Version;

/** Tells the versions of a record, each with the merge patch that made it out of the one before. */
public final class History {
    private static final JsonBuilderFactory JSON = Values.JSON.createBuilderFactory(Map.of());
    /** Follow from the version itself. */
    private static final List<String> NOT_TOLD = List.of("id", "centre", "modifiedAt", "goneAt");

    /** Reads versions up to a number, the latest first. */
    public interface Versions {
        /** At most {@code size} of them. */
        List<Version> upTo(long number, int size);
    }

    /** One page of versions, the latest first, as JSON: a patch has nulls, which objects of the contract never have. */
    public Page<JsonObject> page(KeptRecord record, Optional<String> cursor, int limit, Versions versions) {
        Listing listing = Listing.of("history").with("record", Optional.of(record.id()));
        Optional<Long> told = Cursors.keys(listing, cursor, 1).map(keys -> Long.parseLong(keys.getFirst()));
        List<Version> read = versions.upTo(told.orElse(Long.MAX_VALUE), limit + 2);
        List<JsonObject> items = items(record, read, told);
        return Page.of(
                items.subList(0, Math.min(items.size(), limit + 1)),
                limit,
                item -> listing.cursor(List.of(String.valueOf(item.getInt("version")))));
    }

    private static List<JsonObject> items(KeptRecord record, List<Version> versions, Optional<Long> told) {
        List<JsonObject> items = new ArrayList<>();
        Optional<KeptRecord> after = Optional.of(record);
        for (Version version : versions) {
            if (told.filter(number -> number == version.number()).isEmpty()) {
                items.add(item(version, after.orElseThrow()));
            }
            after = version.before();
        }
        if (versions.isEmpty() && told.isEmpty()) {
            items.add(imported(1, record));
        } else if (!versions.isEmpty()) {
            long oldest = versions.getLast().number();
            after.ifPresent(first -> items.add(imported(oldest - 1, first)));
        }
        return items;
    }

    /** The oldest version, of which nothing was kept but what came after it. */
    private static JsonObject imported(long number, KeptRecord record) {
        return item(number, record.modifiedAt(), number == 1 ? "created" : "changed")
                .build();
    }

    private static JsonObject item(Version version, KeptRecord after) {
        JsonObjectBuilder item = item(version.number(), version.at(), version.act());
        version.author().ifPresent(author -> {
            JsonObjectBuilder by = JSON.createObjectBuilder().add("subject", author.subject());
            author.name().ifPresent(name -> by.add("name", name));
            author.organisation().ifPresent(organisation -> by.add("organisation", organisation));
            if (!author.roles().isEmpty()) {
                by.add("roles", JSON.createArrayBuilder(author.roles()));
            }
            item.add("by", by);
        });
        version.before()
                .ifPresent(before -> item.add(
                        "patch",
                        Values.JSON.createMergeDiff(told(before), told(after)).toJsonValue()));
        return item.build();
    }

    private static JsonObjectBuilder item(long number, Instant at, String act) {
        return JSON.createObjectBuilder()
                .add("version", number)
                .add("at", at.toString())
                .add("act", act);
    }

    private static JsonObject told(KeptRecord record) {
        JsonObjectBuilder told =
                JSON.createObjectBuilder(Patching.references(record.shown()).asJsonObject());
        NOT_TOLD.forEach(told::remove);
        return told.build();
    }

    /** A page as it is answered. */
    public static byte[] bytes(Page<JsonObject> page) {
        JsonArrayBuilder items = JSON.createArrayBuilder();
        page.items().forEach(items::add);
        JsonObjectBuilder answer = JSON.createObjectBuilder().add("items", items);
        page.next().ifPresent(cursor -> answer.add("nextCursor", cursor));
        return answer.build().toString().getBytes(StandardCharsets.UTF_8);
    }
}
