package org.opencus.programmes;

import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.opencus.contract.Values;
import org.opencus.contract.Wire;
import org.opencus.database.Transactions;
import org.opencus.database.Tx;
import org.opencus.diagnoses.DiagnosisRepository;
import org.opencus.diagnoses.DiagnosisRow;
import org.opencus.model.ConsultationInput;
import org.opencus.model.DiagnosisInput;
import org.opencus.model.ProgrammeInput;
import org.opencus.programmes.ProgrammeVersionRow.Adopted;
import org.opencus.programmes.domain.ProgrammeTerm;
import org.opencus.records.RecordListRepository;
import org.opencus.records.RecordViews;

/** The diagnosis and the programme of Górno that ship with the server for the demo: loaded once. */
public final class ShippedProgrammes {
    private static final String FILE = "/org/opencus/demo/programmes.json";
    private static final String BY = "open-cus";

    private final Transactions transactions;
    private final ProgrammeChecks checks;
    private final DiagnosisRepository diagnoses = new DiagnosisRepository();
    private final ProgrammeRepository programmes = new ProgrammeRepository();
    private final ProgrammeWriteRepository writes = new ProgrammeWriteRepository();
    private final ConsultationRepository consultations = new ConsultationRepository();

    /** Loads into the database of these transactions. */
    public ShippedProgrammes(Transactions transactions, RecordViews centres) {
        this.transactions = transactions;
        this.checks = new ProgrammeChecks(programmes, centres);
    }

    /** Loads them unless they are there, or their centre is not. */
    public void loadIfNeeded() {
        JsonObject shipped = read();
        String centre = shipped.getString("centre");
        UUID programme = id(shipped.getJsonObject("programme"));
        if (transactions.read(tx -> !isOpen(tx, centre) || programmes.exists(tx, centre, programme))) {
            return;
        }
        transactions.write(tx -> {
            // Instances that start together wait here for the one that was first.
            if (!writes.insertProgramme(tx, programme, centre)) {
                return false;
            }
            loadDiagnosis(tx, centre, shipped.getJsonObject("diagnosis"));
            loadProgramme(tx, centre, shipped.getJsonObject("programme"));
            for (JsonObject each : shipped.getJsonArray("consultations").getValuesAs(JsonObject.class)) {
                var content = Wire.read(each.getJsonObject("content"), ConsultationInput.class);
                consultations.insert(
                        tx, new ConsultationRow(id(each), programme, centre, 1, content, moment(content.until())));
            }
            return true;
        });
    }

    private static boolean isOpen(Tx tx, String centre) {
        return new RecordListRepository()
                .findCentre(tx, centre)
                .filter(kept -> kept.goneAt().isEmpty())
                .isPresent();
    }

    private void loadDiagnosis(Tx tx, String centre, JsonObject shipped) {
        var content = Wire.read(shipped.getJsonObject("content"), DiagnosisInput.class);
        if (diagnoses.find(tx, centre, id(shipped)).isEmpty()) {
            boolean statutory = checks.statutory(tx, centre);
            diagnoses.insert(tx, DiagnosisRow.first(centre, statutory, id(shipped), content, moment(content.until())));
        }
    }

    private void loadProgramme(Tx tx, String centre, JsonObject shipped) {
        var content = Wire.read(shipped.getJsonObject("content"), ProgrammeInput.class);
        LocalDate day = LocalDate.parse(shipped.getString("adoptedOn"));
        var draft =
                new ProgrammeVersionRow(id(shipped), 1, centre, 1, content, List.of(BY), moment(day), Optional.empty());
        writes.insertDraft(tx, draft);
        var period = content.period().orElseThrow();
        writes.adopt(
                tx,
                draft,
                new Adopted(
                        moment(day),
                        day,
                        BY,
                        Optional.empty(),
                        checks.named(tx, centre, content).toString(),
                        new ProgrammeTerm(period.from(), period.until(), Optional.empty()),
                        Optional.empty()));
    }

    private static UUID id(JsonObject shipped) {
        return UUID.fromString(shipped.getString("id"));
    }

    private static Instant moment(LocalDate day) {
        return day.atStartOfDay().toInstant(ZoneOffset.UTC);
    }

    private static JsonObject read() {
        try (InputStream in = ShippedProgrammes.class.getResourceAsStream(FILE);
                JsonReader reader = Values.JSON.createReader(in)) {
            return reader.readObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
