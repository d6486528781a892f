package org.opencus.diagnoses;

import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.opencus.contract.Refusal;
import org.opencus.contract.Text;
import org.opencus.contract.Violation;
import org.opencus.contract.Wire;
import org.opencus.database.Tx;
import org.opencus.diagnoses.domain.DiagnosisTerm;
import org.opencus.model.DiagnosisInput;
import org.opencus.records.RecordKind;
import org.opencus.records.WrittenReferences;

/** What the contract cannot say about a diagnosis; names every violation at once. */
final class DiagnosisRules {
    private static final Text ORDER = new Text("Koniec przed początkiem.", "It ends before it begins.");
    private static final Text FUTURE = new Text("Ten dzień dopiero nadejdzie.", "This day is still to come.");
    private static final Text TOO_LONG = new Text(
            "Diagnoza ustawowego centrum jest ważna najwyżej pięć lat.",
            "A diagnosis of a statutory centre holds for five years at most.");
    private static final Text UNKNOWN =
            new Text("W tym centrum nie ma takiej diagnozy.", "This centre has no such diagnosis.");
    private static final Text LATER = new Text(
            "Aktualizować można tylko wcześniejszą diagnozę.", "Only an earlier diagnosis is brought up to date.");
    private static final Text OUTLIVED = new Text(
            "Okres programu, który się na niej opiera, kończyłby się po niej.",
            "The period of a programme that rests on it would end after it.");

    private final DiagnosisRepository diagnoses;
    private final WrittenReferences references = new WrittenReferences(Map.of("services", RecordKind.SERVICE));

    DiagnosisRules(DiagnosisRepository diagnoses) {
        this.diagnoses = diagnoses;
    }

    /** A diagnosis that somebody wants to have in the place of the current one, where there is one. */
    record Wanted(
            String centre, boolean statutory, Optional<DiagnosisRow> current, DiagnosisInput content, LocalDate today) {
        DiagnosisTerm term() {
            return DiagnosisRow.term(statutory, content);
        }
    }

    void check(Tx tx, Wanted wanted) {
        List<Violation> faults = new ArrayList<>();
        dates(wanted, faults);
        earlier(tx, wanted, faults);
        relied(tx, wanted, faults);
        faults.addAll(references.unknown(
                tx,
                wanted.centre(),
                wanted.current().map(row -> tree(row.content())).orElse(JsonValue.EMPTY_JSON_OBJECT),
                tree(wanted.content())));
        if (!faults.isEmpty()) {
            throw Refusal.of(Refusal.Kind.RULE_BROKEN, faults);
        }
    }

    private static JsonObject tree(DiagnosisInput content) {
        return Wire.tree(content).asJsonObject();
    }

    /** The findings with the names of their services. */
    List<JsonObject> named(Tx tx, String centre, List<JsonObject> documents) {
        return references.named(tx, centre, documents);
    }

    private static void dates(Wanted wanted, List<Violation> faults) {
        DiagnosisInput content = wanted.content();
        if (content.until().isBefore(content.from())) {
            faults.add(new Violation("/until", "period", ORDER));
        }
        if (content.until().isAfter(wanted.today())) {
            faults.add(new Violation("/until", "in-future", FUTURE));
        }
        if (wanted.term().endsBeforeItBegins()) {
            faults.add(new Violation("/validUntil", "period", ORDER));
        }
        if (wanted.term().tooLong()) {
            faults.add(new Violation("/validUntil", "five-years", TOO_LONG));
        }
    }

    private void earlier(Tx tx, Wanted wanted, List<Violation> faults) {
        wanted.content().updates().ifPresent(id -> {
            Optional<DiagnosisRow> before = diagnoses.find(tx, wanted.centre(), id);
            if (before.isEmpty()) {
                faults.add(new Violation("/updates", "unknown-diagnosis", UNKNOWN));
            } else if (!before.get().content().until().isBefore(wanted.content().until())) {
                faults.add(new Violation("/updates", "not-earlier", LATER));
            }
        });
    }

    private void relied(Tx tx, Wanted wanted, List<Violation> faults) {
        Optional<LocalDate> needed = wanted.current().flatMap(row -> diagnoses.lastDayRelied(tx, row.id()));
        Optional<LocalDate> last = wanted.term().expiresOn();
        if (needed.isPresent() && last.filter(needed.get()::isAfter).isPresent()) {
            faults.add(new Violation(
                    wanted.content().validUntil().isPresent() ? "/validUntil" : "/until", "outlived", OUTLIVED));
        }
    }
}
