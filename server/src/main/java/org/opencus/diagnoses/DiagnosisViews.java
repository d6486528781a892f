package org.opencus.diagnoses;

import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.opencus.contract.Values;
import org.opencus.contract.Wire;
import org.opencus.database.Tx;
import org.opencus.diagnoses.domain.DiagnosisTerm;
import org.opencus.model.Diagnosis;

/** Shows diagnoses as they are on a day. */
final class DiagnosisViews {
    private final DiagnosisRules rules;

    DiagnosisViews(DiagnosisRules rules) {
        this.rules = rules;
    }

    List<Diagnosis> all(Tx tx, String centre, List<DiagnosisRow> rows, LocalDate today) {
        List<JsonObject> named = rules.named(
                tx,
                centre,
                rows.stream()
                        .map(row -> Wire.tree(row.content()).asJsonObject())
                        .toList());
        List<Diagnosis> shown = new ArrayList<>();
        for (int i = 0; i < rows.size(); i++) {
            shown.add(shown(rows.get(i), named.get(i), today));
        }
        return shown;
    }

    Diagnosis one(Tx tx, DiagnosisRow row, LocalDate today) {
        return all(tx, row.centre(), List.of(row), today).getFirst();
    }

    private static Diagnosis shown(DiagnosisRow row, JsonObject document, LocalDate today) {
        DiagnosisTerm term = row.term();
        boolean due = row.updatedBy().isEmpty()
                && term.warnsOn().filter(day -> !today.isBefore(day)).isPresent();
        JsonObjectBuilder shown = Values.JSON
                .createObjectBuilder(document)
                .add("id", row.id().toString())
                .add("warnDays", DiagnosisRow.warnDays(row.content()))
                .add("dueSoon", due)
                .add("expired", term.expiresOn().filter(today::isAfter).isPresent())
                .add("modifiedAt", row.modifiedAt().toString());
        term.expiresOn().ifPresent(day -> shown.add("expiresOn", day.toString()));
        term.warnsOn().ifPresent(day -> shown.add("warnsOn", day.toString()));
        row.updatedBy().ifPresent(id -> shown.add("updatedBy", id.toString()));
        return Wire.read(shown.build(), Diagnosis.class);
    }
}
