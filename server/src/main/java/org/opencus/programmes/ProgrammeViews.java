package org.opencus.programmes;

import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.opencus.contract.Values;
import org.opencus.contract.Wire;
import org.opencus.database.Tx;
import org.opencus.model.ConsultationInput;
import org.opencus.model.ConsultationSummary;
import org.opencus.model.Programme;
import org.opencus.model.ProgrammeAdoption;
import org.opencus.model.ProgrammeChanges;
import org.opencus.model.ProgrammeDraft;
import org.opencus.model.ProgrammeDraftSummary;
import org.opencus.model.ProgrammeService;
import org.opencus.model.ProgrammeSummary;
import org.opencus.model.ProgrammeVersion;
import org.opencus.model.RemarkOutcome;
import org.opencus.model.Violation;
import org.opencus.programmes.ProgrammeVersionRow.Adopted;
import org.opencus.programmes.domain.ServiceComparison;

/** Programmes as the contract shows them. */
final class ProgrammeViews {
    private final ProgrammeRepository programmes;
    private final ProgrammeChecks checks;
    private final ConsultationRepository consultations;

    ProgrammeViews(ProgrammeRepository programmes, ProgrammeChecks checks, ConsultationRepository consultations) {
        this.programmes = programmes;
        this.checks = checks;
        this.consultations = consultations;
    }

    /** An adopted programme as it is on a day. */
    Programme programme(Tx tx, ProgrammeVersionRow row, LocalDate today) {
        Adopted adopted = row.adoption();
        JsonObjectBuilder shown = Values.JSON
                .createObjectBuilder(content(row))
                .add("id", row.programme().toString())
                .add("version", row.number())
                .add("state", adopted.term().on(today).value())
                .add("adoption", Wire.tree(adoption(adopted)))
                .add("modifiedAt", row.modifiedAt().toString());
        adopted.ending().ifPresent(ending -> shown.add("ending", Wire.tree(ending)));
        return Wire.read(shown.build(), Programme.class).toBuilder()
                .consultations(consultations.all(tx, row.programme()).stream()
                        .map(ProgrammeViews::summary)
                        .toList())
                .build();
    }

    private static JsonObject content(ProgrammeVersionRow row) {
        return Wire.read(row.adoption().shown(), JsonObject.class);
    }

    private static ProgrammeAdoption adoption(Adopted adopted) {
        return new ProgrammeAdoption(adopted.resolution(), Optional.of(adopted.on()));
    }

    private static ConsultationSummary summary(ConsultationInput consultation) {
        long accepted = consultation.remarks().stream()
                .filter(remark -> remark.outcome()
                        .filter(outcome -> outcome != RemarkOutcome.REJECTED)
                        .isPresent())
                .count();
        return new ConsultationSummary(
                consultation.stage(),
                consultation.form(),
                consultation.from(),
                consultation.until(),
                consultation.remarks().size(),
                Math.toIntExact(accepted),
                consultation.noRemarks().orElse(false));
    }

    static ProgrammeSummary summary(ProgrammeVersionRow row, LocalDate today) {
        return new ProgrammeSummary(
                row.programme(),
                row.number(),
                row.content().title(),
                row.content().summary(),
                row.adoption().term().on(today),
                row.content().period().orElseThrow(),
                adoption(row.adoption()),
                row.modifiedAt());
    }

    /** A draft with what stands in the way of its adoption, in the language of whoever asks. */
    ProgrammeDraft draft(Tx tx, ProgrammeVersionRow row, Locale language) {
        List<org.opencus.contract.Violation> open =
                new ArrayList<>(checks.faults(tx, row.centre(), row.programme(), row.content()));
        open.addAll(ProgrammeGaps.of(row.content(), checks.statutory(tx, row.centre())));
        JsonObject shown = Values.JSON
                .createObjectBuilder(checks.named(tx, row.centre(), row.content()))
                .add("id", row.programme().toString())
                .add("version", row.number())
                .add("openPoints", Values.JSON.createArrayBuilder())
                .add("modifiedAt", row.modifiedAt().toString())
                .build();
        return Wire.read(shown, ProgrammeDraft.class).toBuilder()
                .openPoints(open.stream()
                        .map(each -> new Violation(
                                each.pointer(), each.code(), each.message().in(language)))
                        .toList())
                .build();
    }

    static ProgrammeDraftSummary draftSummary(ProgrammeVersionRow row) {
        return new ProgrammeDraftSummary(
                row.programme(),
                row.number(),
                row.content().title(),
                row.content().period(),
                row.modifiedAt());
    }

    /** The services of a version, with the names that they had when it was adopted. */
    List<ProgrammeService> services(Tx tx, ProgrammeVersionRow row) {
        JsonObject content = row.adopted().isPresent() ? content(row) : checks.named(tx, row.centre(), row.content());
        return Optional.ofNullable(content.getJsonArray("services")).stream()
                .flatMap(List::stream)
                .map(each -> Wire.read(each, ProgrammeService.class))
                .toList();
    }

    /** How the services of a version differ from those of the one before. */
    ProgrammeChanges changes(Tx tx, ProgrammeVersionRow row) {
        Optional<ProgrammeVersionRow> before = before(tx, row);
        List<ProgrammeService> was = before.map(each -> services(tx, each)).orElse(List.of());
        return new ProgrammeChanges(
                row.programme(),
                row.number(),
                before.map(each -> new ProgrammeVersion(
                        each.programme(), each.number(), each.content().title())),
                ServiceComparison.of(was, services(tx, row)));
    }

    private Optional<ProgrammeVersionRow> before(Tx tx, ProgrammeVersionRow row) {
        if (row.number() > 1) {
            return programmes.version(tx, row.centre(), row.programme(), row.number() - 1);
        }
        Optional<UUID> succeeds = row.content().succeeds();
        return succeeds.flatMap(id -> programmes.current(tx, row.centre(), id));
    }
}
