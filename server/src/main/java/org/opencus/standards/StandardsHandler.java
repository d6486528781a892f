package org.opencus.standards;

import jakarta.json.JsonObject;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.opencus.api.StandardsService;
import org.opencus.api.StandardsService.ListQualityStandardHistory;
import org.opencus.cataloguing.History;
import org.opencus.cataloguing.SignatureRepository;
import org.opencus.contract.Call;
import org.opencus.contract.Refusal;
import org.opencus.contract.Reply;
import org.opencus.database.Transactions;
import org.opencus.model.QualityStandard;
import org.opencus.model.QualityStandardInput;
import org.opencus.model.QualityStandardPage;
import org.opencus.model.RecordVersionPage;
import org.opencus.model.ServiceStandards;
import org.opencus.model.StandardAssessment;
import org.opencus.model.StandardAssessmentPage;
import org.opencus.paging.Cursors;
import org.opencus.paging.Listing;
import org.opencus.paging.Page;
import org.opencus.records.RecordKind;
import org.opencus.records.RecordVersionRepository;
import org.opencus.records.RecordViews;
import org.opencus.records.ReferrerRepository.Referrer;
import org.opencus.standards.AssessmentRepository.Slice;
import org.opencus.work.Act;
import org.opencus.work.Work;

/** Standards, read by everybody and kept by staff, and who meets them. */
public final class StandardsHandler implements StandardsService {
    private static final int HELD_TOLD = 10;

    private final Transactions transactions;
    private final Work work;
    private final RecordViews records;
    private final StandardRepository standards = new StandardRepository();
    private final AssessmentRepository assessments = new AssessmentRepository();
    private final RecordVersionRepository versions = new RecordVersionRepository();
    private final History history = new History();
    private final SignatureRepository signatures = new SignatureRepository();
    private final Assessing assessing;

    /** Reads standards in transactions, and works by acts. */
    public StandardsHandler(Transactions transactions, Work work, RecordViews records) {
        this.transactions = transactions;
        this.work = work;
        this.records = records;
        this.assessing = new Assessing(standards, assessments, records);
    }

    @Override
    public Reply<QualityStandardPage> listQualityStandards(ListQualityStandards request, Call call) {
        Listing list = Listing.of("quality-standards").with("centre", Optional.of(request.centre()));
        Optional<String> before = Cursors.keys(list, request.cursor(), 1).map(List::getFirst);
        return transactions.read(tx -> {
            var _ = records.centre(tx, request.centre());
            Page<StandardRow> page = Page.of(
                    standards.page(tx, request.centre(), before, request.limit() + 1),
                    request.limit(),
                    row -> list.cursor(List.of(row.id().toString())));
            return Reply.of(new QualityStandardPage(
                            page.items().stream().map(StandardRow::shown).toList(), page.next()))
                    .next(call, page.next());
        });
    }

    @Override
    public Reply<QualityStandard> getQualityStandard(GetQualityStandard request, Call call) {
        return transactions.read(tx -> {
            var _ = records.centre(tx, request.centre());
            return Reply.of(there(standards.find(tx, request.centre(), request.standardId()))
                    .shown());
        });
    }

    private static StandardRow there(Optional<StandardRow> found) {
        StandardRow row = found.orElseThrow(() -> Refusal.of(Refusal.Kind.NOT_FOUND));
        if (row.goneAt().isPresent()) {
            throw Refusal.of(Refusal.Kind.GONE);
        }
        return row;
    }

    @Override
    public Reply<RecordVersionPage> listQualityStandardHistory(ListQualityStandardHistory request, Call call) {
        return work.read(call, act -> {
            StandardRow row = standards
                    .find(act.tx(), request.centre(), request.standardId())
                    .orElseThrow(() -> Refusal.of(Refusal.Kind.NOT_FOUND));
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
    public Reply<QualityStandard> createQualityStandard(CreateQualityStandard request, Call call) {
        return work.change(call, act -> {
            var _ = records.centre(act.tx(), request.centre());
            signatures.sign(act.tx(), call.caller());
            var row = new StandardRow(Act.newId(), request.centre(), 1, request.body(), act.now(), Optional.empty());
            standards.insert(act.tx(), row);
            return Reply.of(row.shown()).location("/v1/centres/" + row.centre() + "/quality-standards/" + row.id());
        });
    }

    @Override
    public Reply<QualityStandard> changeQualityStandard(ChangeQualityStandard request, Call call) {
        return work.change(call, act -> {
            StandardRow current = seen(act, request.centre(), request.standardId());
            QualityStandardInput content = request.body().applyTo(current.content(), QualityStandardInput.class);
            if (content.equals(current.content())) {
                return Reply.of(current.shown());
            }
            var changed = new StandardRow(
                    current.id(), current.centre(), current.version() + 1, content, act.now(), Optional.empty());
            standards.update(act.tx(), changed);
            return Reply.of(changed.shown());
        });
    }

    @Override
    public Reply<Void> retireQualityStandard(RetireQualityStandard request, Call call) {
        return work.change(call, act -> {
            StandardRow current = seen(act, request.centre(), request.standardId());
            List<Referrer> held = standards.heldTo(act.tx(), current.id(), HELD_TOLD);
            if (!held.isEmpty()) {
                throw Refusal.of(
                        Refusal.Kind.CONFLICT,
                        held.stream().map(Referrer::violation).toList());
            }
            standards.retire(act.tx(), current.id(), act.now());
            return Reply.empty();
        });
    }

    private StandardRow seen(Act act, String centre, UUID id) {
        signatures.sign(act.tx(), act.call().caller());
        StandardRow current = there(standards.lock(act.tx(), centre, id));
        act.call().expectShown(current.shown());
        return current;
    }

    @Override
    public Reply<ServiceStandards> getServiceStandards(GetServiceStandards request, Call call) {
        return transactions.read(tx -> {
            var _ = records.one(tx, request.centre(), RecordKind.SERVICE, request.serviceId());
            return Reply.of(new ServiceStandards(standards.ofOne(tx, request.serviceId())));
        });
    }

    @Override
    public Reply<ServiceStandards> setServiceStandards(SetServiceStandards request, Call call) {
        return work.change(
                call,
                act -> Reply.of(assessing.attach(
                        act,
                        request.centre(),
                        request.serviceId(),
                        request.body().standards())));
    }

    @Override
    public Reply<StandardAssessment> assessStandard(AssessStandard request, Call call) {
        return work.change(call, act -> {
            StandardAssessment made =
                    assessing.assess(act, request.centre(), request.serviceId(), request.standardId(), request.body());
            return Reply.of(made).location("/v1/centres/" + request.centre() + "/standard-assessments/" + made.id());
        });
    }

    @Override
    public Reply<StandardAssessment> getAssessment(GetAssessment request, Call call) {
        return work.read(
                call,
                act -> Reply.of(assessments
                        .find(act.tx(), request.centre(), request.assessmentId())
                        .orElseThrow(() -> Refusal.of(Refusal.Kind.NOT_FOUND))));
    }

    @Override
    public Reply<StandardAssessmentPage> listServiceAssessments(ListServiceAssessments request, Call call) {
        Listing list = Listing.of("service-assessments")
                .with("service", Optional.of(request.serviceId()))
                .with("standard", Optional.of(request.standardId()));
        Optional<String> before = Cursors.keys(list, request.cursor(), 1).map(List::getFirst);
        return work.read(call, act -> {
            var _ = records.one(act.tx(), request.centre(), RecordKind.SERVICE, request.serviceId());
            if (standards.find(act.tx(), request.centre(), request.standardId()).isEmpty()) {
                throw Refusal.of(Refusal.Kind.NOT_FOUND);
            }
            Slice slice = new Slice(
                    Optional.of(request.serviceId()),
                    Optional.of(request.standardId()),
                    Optional.empty(),
                    Optional.empty(),
                    false,
                    before,
                    request.limit() + 1);
            return page(act, request.centre(), slice, list);
        });
    }

    @Override
    public Reply<StandardAssessmentPage> listAssessments(ListAssessments request, Call call) {
        Listing list = Listing.of("assessments")
                .with("centre", Optional.of(request.centre()))
                .with("provider", request.provider())
                .with("outcome", request.outcome())
                .with("current", Optional.of(request.current()));
        Optional<String> before = Cursors.keys(list, request.cursor(), 1).map(List::getFirst);
        return work.read(call, act -> {
            Slice slice = new Slice(
                    Optional.empty(),
                    Optional.empty(),
                    request.provider(),
                    request.outcome(),
                    request.current(),
                    before,
                    request.limit() + 1);
            return page(act, request.centre(), slice, list);
        });
    }

    private Reply<StandardAssessmentPage> page(Act act, String centre, Slice slice, Listing list) {
        Page<StandardAssessment> page = Page.of(
                assessments.page(act.tx(), centre, slice),
                slice.size() - 1,
                each -> list.cursor(List.of(each.id().toString())));
        return Reply.of(new StandardAssessmentPage(page.items(), page.next())).next(act.call(), page.next());
    }
}
