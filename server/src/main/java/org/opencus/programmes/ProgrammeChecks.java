package org.opencus.programmes;

import jakarta.json.JsonObject;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.opencus.contract.Text;
import org.opencus.contract.Violation;
import org.opencus.contract.Wire;
import org.opencus.database.Tx;
import org.opencus.diagnoses.DiagnosisRepository;
import org.opencus.diagnoses.DiagnosisRow;
import org.opencus.model.ProgrammeInput;
import org.opencus.model.ProgrammePeriod;
import org.opencus.records.RecordKind;
import org.opencus.records.RecordViews;
import org.opencus.records.WrittenReferences;

/** Holds the content of a programme against what the centre has: diagnoses, other programmes, the catalogue. */
final class ProgrammeChecks {
    private static final Text NO_DIAGNOSIS =
            new Text("W tym centrum nie ma takiej diagnozy.", "This centre has no such diagnosis.");
    private static final Text BEYOND =
            new Text("Program trwałby dłużej niż jego diagnoza.", "The programme would outlive its diagnosis.");
    private static final Text NO_PROGRAMME =
            new Text("W tym centrum nie ma takiego przyjętego programu.", "This centre has no such adopted programme.");

    private final ProgrammeRepository programmes;
    private final RecordViews centres;
    private final DiagnosisRepository diagnoses = new DiagnosisRepository();
    private final WrittenReferences references = new WrittenReferences(Map.of(
            "service", RecordKind.SERVICE,
            "targetGroup", RecordKind.TARGET_GROUP,
            "domains", RecordKind.SERVICE_DOMAIN));

    ProgrammeChecks(ProgrammeRepository programmes, RecordViews centres) {
        this.programmes = programmes;
        this.centres = centres;
    }

    /** Whether the centre works under the Act; 404 without such a centre. */
    boolean statutory(Tx tx, String centre) {
        return centres.centre(tx, centre).getBoolean("statutory", false);
    }

    /** What is wrong with it; its diagnosis stays as it is until the transaction ends. */
    List<Violation> faults(Tx tx, String centre, UUID programme, ProgrammeInput content) {
        List<Violation> faults = new ArrayList<>(ProgrammeFaults.of(content));
        content.diagnosis().ifPresent(id -> {
            Optional<DiagnosisRow> diagnosis = diagnoses.hold(tx, centre, id);
            if (diagnosis.isEmpty()) {
                faults.add(new Violation("/diagnosis", "unknown-diagnosis", NO_DIAGNOSIS));
            } else if (outlives(content, diagnosis.get().term().expiresOn())) {
                faults.add(new Violation("/period/until", "beyond-diagnosis", BEYOND));
            }
        });
        content.succeeds()
                .filter(id -> id.equals(programme)
                        || programmes.current(tx, centre, id).isEmpty())
                .ifPresent(_ -> faults.add(new Violation("/succeeds", "unknown-programme", NO_PROGRAMME)));
        faults.addAll(references.unknown(tx, centre, Wire.tree(content).asJsonObject()));
        return faults;
    }

    private static boolean outlives(ProgrammeInput content, Optional<LocalDate> last) {
        return content.period()
                .map(ProgrammePeriod::until)
                .filter(until -> last.filter(until::isAfter).isPresent())
                .isPresent();
    }

    /** The content with the names of what it refers to. */
    JsonObject named(Tx tx, String centre, ProgrammeInput content) {
        return references.named(tx, centre, Wire.tree(content).asJsonObject());
    }
}
