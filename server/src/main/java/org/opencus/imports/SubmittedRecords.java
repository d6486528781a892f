package org.opencus.imports;

import static org.opencus.imports.Build.JSON;

import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.opencus.database.Tx;
import org.opencus.records.KeptRecord;
import org.opencus.records.RecordKind;
import org.opencus.records.RecordListRepository;
import org.opencus.records.RecordRepository;

/** Records that somebody sends, and behind them in the same files what the centre has already. */
final class SubmittedRecords implements CatalogueSource {
    private final Tx tx;
    private final String centre;
    private final Map<RecordKind, JsonArray> given;
    private final RecordListRepository lists = new RecordListRepository();
    private final RecordRepository records = new RecordRepository();

    SubmittedRecords(Tx tx, String centre, Map<RecordKind, JsonArray> given) {
        this.tx = tx;
        this.centre = centre;
        this.given = given;
    }

    @Override
    public List<String> files() {
        return List.of();
    }

    @Override
    public Optional<byte[]> read(String name) {
        return CatalogueFile.named(name)
                .filter(file -> !file.kind().shared())
                .map(file -> file == CatalogueFile.CENTRES ? centres() : records(file))
                .map(items -> items.toString().getBytes(StandardCharsets.UTF_8));
    }

    /** The centre under the name that files usually give it. */
    private JsonArray centres() {
        JsonArrayBuilder items = JSON.createArrayBuilder();
        lists.findCentre(tx, centre)
                .ifPresent(kept -> items.add(JSON.createObjectBuilder(raw(RecordKind.CENTRE, kept))
                        .add("id", "cus-" + centre)
                        .add("slug", centre)));
        return items.build();
    }

    private JsonArray records(CatalogueFile file) {
        JsonArray sent = given.getOrDefault(file.kind(), JsonValue.EMPTY_JSON_ARRAY);
        Set<String> codes = new HashSet<>();
        sent.forEach(each -> {
            if (each instanceof JsonObject object && object.get(file.codeProperty()) instanceof JsonString code) {
                codes.add(code.getString());
            }
        });
        JsonArrayBuilder all = JSON.createArrayBuilder(sent);
        List<String> others = records.others(tx, file.kind(), centre, codes);
        lists.there(tx, centre, file.kind(), others).forEach(kept -> all.add(raw(file.kind(), kept)));
        return all.build();
    }

    private static JsonObject raw(RecordKind kind, KeptRecord kept) {
        return FileForm.of(kind, kept.shown().getString("code"), 0, kept.shown())
                .record()
                .json();
    }
}
