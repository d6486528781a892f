package org.opencus.catalogue;

import static org.opencus.database.Rows.flag;
import static org.opencus.database.Rows.instant;
import static org.opencus.database.Rows.optionalText;
import static org.opencus.database.Rows.text;
import static org.opencus.database.Rows.texts;

import io.helidon.dbclient.DbRow;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.opencus.contract.Wire;
import org.opencus.database.Rows;
import org.opencus.model.AgeLimit;
import org.opencus.model.CodeName;
import org.opencus.model.Delivery;
import org.opencus.model.Payment;
import org.opencus.model.ScopeVariant;
import org.opencus.model.SearchMatch;
import org.opencus.model.ServiceKind;
import org.opencus.model.ServiceStatus;
import org.opencus.model.ServiceSummary;
import org.opencus.model.WireForm;

/** A service of a list; the first row of a page carries the names of all that the page refers to. */
record ServiceRow(DbRow row, UUID id) {

    /** The row, unless it only says that the centre is there. */
    static Optional<ServiceRow> of(DbRow row) {
        return Rows.optionalUuid(row, "id").map(id -> new ServiceRow(row, id));
    }

    /** What the list is ordered by, for the cursor. */
    String position(ServiceOrder order) {
        return switch (order) {
            case NAME, NAME_DOWN -> text(row, "sort_key");
            case CHANGE, CHANGE_DOWN -> instant(row, "modified_at").toString();
            case RELEVANCE -> "";
        };
    }

    Map<String, String> names() {
        List<String> words = texts(row, "words");
        List<String> names = texts(row, "names");
        Map<String, String> byWord = HashMap.newHashMap(words.size());
        for (int i = 0; i < words.size(); i++) {
            byWord.put(words.get(i), names.get(i));
        }
        return byWord;
    }

    ServiceSummary view(Map<String, String> names, List<SearchMatch> matches) {
        String centre = text(row, "centre");
        return ServiceSummary.builder()
                .id(id)
                .code(text(row, "code"))
                .centre(centre)
                .name(text(row, "name"))
                .nameEn(optionalText(row, "name_en"))
                .kind(WireForm.constant(ServiceKind.class, text(row, "kind")))
                .status(WireForm.constant(ServiceStatus.class, text(row, "status")))
                .available(flag(row, "available"))
                .description(optionalText(row, "description"))
                .domains(allNamed("domains", "d/", names))
                .targetGroups(allNamed("target_groups", "t/" + centre + "/", names))
                .challenges(allNamed("challenges", "c/" + centre + "/", names))
                .places(allNamed("places", "p/" + centre + "/", names))
                .delivery(optionalText(row, "delivery").map(word -> WireForm.constant(Delivery.class, word)))
                .providers(allNamed("providers", "o/" + centre + "/", names))
                .payment(optionalText(row, "payment").map(json -> Wire.read(json, Payment.class)))
                .age(optionalText(row, "age").map(json -> Wire.read(json, AgeLimit.class)))
                .parent(optionalText(row, "parent").map(code -> named(code, "s/" + centre + "/", names)))
                .scopes(texts(row, "scopes").stream()
                        .map(word -> WireForm.constant(ScopeVariant.class, word))
                        .toList())
                .matches(matches)
                .modifiedAt(instant(row, "modified_at"))
                .goneAt(Rows.optionalInstant(row, "gone_at"))
                .build();
    }

    private List<CodeName> allNamed(String column, String prefix, Map<String, String> names) {
        return texts(row, column).stream()
                .map(code -> named(code, prefix, names))
                .toList();
    }

    private static CodeName named(String code, String prefix, Map<String, String> names) {
        return new CodeName(code, names.getOrDefault(prefix + code, code));
    }
}
