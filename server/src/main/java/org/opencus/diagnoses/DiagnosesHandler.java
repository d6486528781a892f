package org.opencus.diagnoses;

import jakarta.json.JsonObject;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.opencus.api.DiagnosesService;
import org.opencus.api.DiagnosesService.ListDiagnosisHistory;
import org.opencus.cataloguing.History;
import org.opencus.cataloguing.SignatureRepository;
import org.opencus.contract.Call;
import org.opencus.contract.Refusal;
import org.opencus.contract.Reply;
import org.opencus.contract.Text;
import org.opencus.database.Transactions;
import org.opencus.database.Tx;
import org.opencus.diagnoses.DiagnosisRepository.Slice;
import org.opencus.diagnoses.DiagnosisRules.Wanted;
import org.opencus.model.Diagnosis;
import org.opencus.model.DiagnosisInput;
import org.opencus.model.DiagnosisPage;
import org.opencus.model.RecordVersionPage;
import org.opencus.paging.Cursors;
import org.opencus.paging.Listing;
import org.opencus.paging.Page;
import org.opencus.records.RecordVersionRepository;
import org.opencus.records.RecordViews;
import org.opencus.work.Act;
import org.opencus.work.Work;

/** Diagnoses: read by everybody, kept by staff. */
public final class DiagnosesHandler implements DiagnosesService {
    private static final ZoneId ZONE = ZoneId.of("Europe/Warsaw");
    private static final Text UPDATED = new Text(
            "Zastąpiła ją późniejsza diagnoza; tej już się nie zmienia.",
            "A later diagnosis brings it up to date; this one is not changed any more.");

    private final Transactions transactions;
    private final Work work;
    private final RecordViews centres;
    private final Clock clock;
    private final DiagnosisRepository diagnoses = new DiagnosisRepository();
    private final RecordVersionRepository versions = new RecordVersionRepository();
    private final History history = new History();
    private final SignatureRepository signatures = new SignatureRepository();
    private final DiagnosisRules rules = new DiagnosisRules(diagnoses);
    private final DiagnosisViews views = new DiagnosisViews(rules);

    /** Reads in transactions and changes by acts; the clock tells which terms end soon. */
    public DiagnosesHandler(Transactions transactions, Work work, RecordViews centres, Clock clock) {
        this.transactions = transactions;
        this.work = work;
        this.centres = centres;
        this.clock = clock;
    }

    @Override
    public Reply<DiagnosisPage> listDiagnoses(ListDiagnoses request, Call call) {
        Listing list = Listing.of("diagnoses")
                .with("centre", Optional.of(request.centre()))
                .with("dueSoon", request.dueSoon());
        Optional<String> before = Cursors.keys(list, request.cursor(), 1).map(List::getFirst);
        LocalDate today = day(clock.instant());
        return transactions.read(tx -> {
            var _ = centres.centre(tx, request.centre());
            List<DiagnosisRow> rows = diagnoses.page(
                    tx, request.centre(), new Slice(request.dueSoon(), today, before, request.limit() + 1));
            Page<DiagnosisRow> page = Page.of(
                    rows, request.limit(), row -> list.cursor(List.of(row.id().toString())));
            return Reply.of(new DiagnosisPage(views.all(tx, request.centre(), page.items(), today), page.next()))
                    .next(call, page.next());
        });
    }

    @Override
    public Reply<Diagnosis> getDiagnosis(GetDiagnosis request, Call call) {
        LocalDate today = day(clock.instant());
        return transactions.read(tx -> {
            var _ = centres.centre(tx, request.centre());
            return reply(tx, known(diagnoses.find(tx, request.centre(), request.diagnosisId())), today);
        });
    }

    @Override
    public Reply<RecordVersionPage> listDiagnosisHistory(ListDiagnosisHistory request, Call call) {
        return work.read(call, act -> {
            DiagnosisRow row = known(diagnoses.find(act.tx(), request.centre(), request.diagnosisId()));
            Page<JsonObject> page = history.page(
                    row.kept(),
                    request.cursor(),
                    request.limit(),
                    (number, size) -> versions.upTo(act.tx(), row.id(), number, size));
            return Reply.<RecordVersionPage>bytes("application/json", History.bytes(page))
                    .next(call, page.next());
        });
    }

    @Override
    public Reply<Diagnosis> recordDiagnosis(RecordDiagnosis request, Call call) {
        return work.change(call, act -> {
            signatures.sign(act.tx(), call.caller());
            DiagnosisRow row = row(act, wanted(act, request.centre(), Optional.empty(), request.body()));
            diagnoses.insert(act.tx(), row);
            return reply(act.tx(), row, day(act.now()))
                    .location("/v1/centres/" + row.centre() + "/diagnoses/" + row.id());
        });
    }

    @Override
    public Reply<Diagnosis> changeDiagnosis(ChangeDiagnosis request, Call call) {
        return work.change(call, act -> {
            DiagnosisRow current = seen(act, request.centre(), request.diagnosisId());
            if (current.updatedBy().isPresent()) {
                throw Refusal.of(Refusal.Kind.CONFLICT, UPDATED);
            }
            DiagnosisInput content = request.body().applyTo(current.content(), DiagnosisInput.class);
            if (content.equals(current.content())) {
                return reply(act.tx(), current, day(act.now()));
            }
            diagnoses.update(act.tx(), row(act, wanted(act, request.centre(), Optional.of(current), content)));
            return reply(act.tx(), known(diagnoses.find(act.tx(), current.centre(), current.id())), day(act.now()));
        });
    }

    @Override
    public Reply<Void> removeDiagnosis(RemoveDiagnosis request, Call call) {
        return work.change(call, act -> {
            diagnoses.delete(
                    act.tx(), seen(act, request.centre(), request.diagnosisId()).id());
            return Reply.empty();
        });
    }

    private DiagnosisRow seen(Act act, String centre, UUID id) {
        signatures.sign(act.tx(), act.call().caller());
        DiagnosisRow row = known(diagnoses.lock(act.tx(), centre, id));
        act.call().expectShown(views.one(act.tx(), row, day(act.now())));
        return row;
    }

    private static DiagnosisRow known(Optional<DiagnosisRow> found) {
        return found.orElseThrow(() -> Refusal.of(Refusal.Kind.NOT_FOUND));
    }

    private Wanted wanted(Act act, String centre, Optional<DiagnosisRow> current, DiagnosisInput content) {
        boolean statutory = centres.centre(act.tx(), centre).getBoolean("statutory", false);
        Wanted wanted = new Wanted(centre, statutory, current, content, day(act.now()));
        rules.check(act.tx(), wanted);
        return wanted;
    }

    private static DiagnosisRow row(Act act, Wanted wanted) {
        return new DiagnosisRow(
                wanted.current().map(DiagnosisRow::id).orElseGet(Act::newId),
                wanted.centre(),
                wanted.statutory(),
                wanted.current().map(DiagnosisRow::version).orElse(0L) + 1,
                wanted.content(),
                Optional.empty(),
                act.now());
    }

    private Reply<Diagnosis> reply(Tx tx, DiagnosisRow row, LocalDate today) {
        return Reply.of(views.one(tx, row, today));
    }

    private static LocalDate day(Instant moment) {
        return LocalDate.ofInstant(moment, ZONE);
    }
}
