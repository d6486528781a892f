package org.opencus.catalogue;

import static org.opencus.database.Rows.flag;
import static org.opencus.database.Rows.instant;
import static org.opencus.database.Rows.optionalInstant;
import static org.opencus.database.Rows.optionalText;
import static org.opencus.database.Rows.text;
import static org.opencus.database.Rows.texts;
import static org.opencus.database.Rows.uuid;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.helidon.dbclient.DbRow;
import io.helidon.dbclient.DbStatementQuery;
import jakarta.json.JsonObject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.opencus.contract.Wire;
import org.opencus.database.NamedSql;
import org.opencus.database.Parameters;
import org.opencus.database.Rows;
import org.opencus.database.Tx;
import org.opencus.model.AgeLimit;
import org.opencus.model.CodeName;
import org.opencus.model.Delivery;
import org.opencus.model.Payment;
import org.opencus.model.ScopeVariant;
import org.opencus.model.ServiceKind;
import org.opencus.model.ServiceStatus;
import org.opencus.model.ServiceSummary;
import org.opencus.model.WireForm;
import org.opencus.records.Names;

/** Reads pages of services, each in one round trip; the first row carries the names of all that the page refers to. */
public final class ServicePageRepository {
    /** A service and the value that its list is ordered by. */
    record Placed(ServiceSummary service, String position) {}

    private static final Cache<Form, NamedSql> STATEMENTS =
            Caffeine.newBuilder().maximumSize(500).build();

    /** What makes statements differ, whatever values they are given. */
    private record Form(boolean ofCentre, String where, ServiceOrder order, boolean searched, boolean first) {}

    /** The services of a page; empty when there is no such centre. */
    Optional<List<Placed>> page(Tx tx, ServiceSlice asked) {
        ServiceSlice slice = asked.cut();
        DbStatementQuery statement = statement(slice).query(tx, "service.page", values(slice));
        try (Stream<DbRow> rows = statement.execute()) {
            List<DbRow> found = rows.toList();
            return found.isEmpty() && slice.conditions().centre().isPresent()
                    ? Optional.empty()
                    : Optional.of(placed(found, slice.order()));
        }
    }

    private static NamedSql statement(ServiceSlice slice) {
        ServiceConditions conditions = slice.conditions();
        Form form = new Form(
                conditions.centre().isPresent(),
                conditions.where(),
                slice.order(),
                slice.hits().isPresent(),
                slice.after().isEmpty());
        return STATEMENTS.get(
                form, _ -> NamedSql.of(ServiceSql.page(conditions, form.order(), form.searched(), form.first())));
    }

    private static Map<String, Object> values(ServiceSlice slice) {
        Map<String, Object> values = new HashMap<>(slice.conditions().parameters());
        slice.hits().ifPresent(ids -> values.put("hits", idTexts(ids)));
        slice.after().ifPresent(keys -> {
            values.put("afterValue", keys.get(0));
            values.put("afterId", keys.get(1));
        });
        values.put("size", slice.size());
        return values;
    }

    static String[] idTexts(List<UUID> ids) {
        return Parameters.texts(ids.stream().map(UUID::toString).toList());
    }

    /** A centre without such services answers one row of nothing. */
    private static List<Placed> placed(List<DbRow> rows, ServiceOrder order) {
        if (rows.isEmpty() || Rows.optionalUuid(rows.getFirst(), "id").isEmpty()) {
            return List.of();
        }
        Map<String, String> names = names(rows.getFirst());
        return rows.stream()
                .map(row -> new Placed(summary(row, names), position(row, order)))
                .toList();
    }

    private static String position(DbRow row, ServiceOrder order) {
        return switch (order) {
            case NAME, NAME_DOWN -> text(row, "sort_key");
            case CHANGE, CHANGE_DOWN -> instant(row, "modified_at").toString();
            case RELEVANCE -> "";
        };
    }

    private static Map<String, String> names(DbRow first) {
        List<String> words = texts(first, "words");
        List<String> names = texts(first, "names");
        Map<String, String> byWord = HashMap.newHashMap(words.size());
        for (int i = 0; i < words.size(); i++) {
            byWord.put(words.get(i), names.get(i));
        }
        return byWord;
    }

    private static ServiceSummary summary(DbRow row, Map<String, String> names) {
        String centre = text(row, "centre");
        return ServiceSummary.builder()
                .id(uuid(row, "id"))
                .code(text(row, "code"))
                .centre(centre)
                .name(text(row, "name"))
                .nameEn(optionalText(row, "name_en"))
                .kind(WireForm.constant(ServiceKind.class, text(row, "kind")))
                .status(WireForm.constant(ServiceStatus.class, text(row, "status")))
                .available(flag(row, "available"))
                .description(optionalText(row, "description"))
                .domains(allNamed(row, "domains", "d/", names))
                .targetGroups(allNamed(row, "target_groups", "t/" + centre + "/", names))
                .challenges(allNamed(row, "challenges", "c/" + centre + "/", names))
                .places(allNamed(row, "places", "p/" + centre + "/", names))
                .delivery(optionalText(row, "delivery").map(word -> WireForm.constant(Delivery.class, word)))
                .providers(allNamed(row, "providers", "o/" + centre + "/", names))
                .payment(optionalText(row, "payment").map(json -> payment(json, centre, names)))
                .age(optionalText(row, "age").map(json -> Wire.read(json, AgeLimit.class)))
                .parent(optionalText(row, "parent").map(code -> named(code, "s/" + centre + "/", names)))
                .scopes(texts(row, "scopes").stream()
                        .map(word -> WireForm.constant(ScopeVariant.class, word))
                        .toList())
                .modifiedAt(instant(row, "modified_at"))
                .goneAt(optionalInstant(row, "gone_at"))
                .build();
    }

    /** Its reductions refer to target groups, which a summary shows by name as well. */
    private static Payment payment(String json, String centre, Map<String, String> names) {
        Names groups = new Names((_, code) -> Optional.ofNullable(names.get("t/" + centre + "/" + code)));
        return Wire.read(groups.resolve(Wire.read(json, JsonObject.class)), Payment.class);
    }

    private static List<CodeName> allNamed(DbRow row, String column, String prefix, Map<String, String> names) {
        return texts(row, column).stream()
                .map(code -> named(code, prefix, names))
                .toList();
    }

    private static CodeName named(String code, String prefix, Map<String, String> names) {
        return new CodeName(code, names.getOrDefault(prefix + code, code));
    }
}
