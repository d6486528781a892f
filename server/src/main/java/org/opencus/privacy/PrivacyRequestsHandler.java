package org.opencus.privacy;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.opencus.api.PrivacyRequestsService;
import org.opencus.contract.Call;
import org.opencus.contract.Refusal;
import org.opencus.contract.Reply;
import org.opencus.contract.Text;
import org.opencus.contract.Violation;
import org.opencus.model.PrivacyRequest;
import org.opencus.model.PrivacyRequestFiler;
import org.opencus.model.PrivacyRequestKind;
import org.opencus.model.PrivacyRequestList;
import org.opencus.model.PrivacyRequestPage;
import org.opencus.model.PrivacyRequestStatus;
import org.opencus.model.Restriction;
import org.opencus.model.RestrictionList;
import org.opencus.model.Retention;
import org.opencus.model.RetentionCreate;
import org.opencus.model.RetentionList;
import org.opencus.paging.Cursors;
import org.opencus.paging.Listing;
import org.opencus.paging.Page;
import org.opencus.privacy.Persons.Person;
import org.opencus.residents.KnownResident;
import org.opencus.residents.ResidentRepository;
import org.opencus.residents.ResidentSeal;
import org.opencus.work.Act;
import org.opencus.work.Work;

/** Requests, restrictions and retentions, in the words of staff. */
public final class PrivacyRequestsHandler implements PrivacyRequestsService {
    private static final int MOST_YEARS = 50;
    private static final Text TOO_LONG = new Text(
            "Najdłużej można przechować dane przez " + MOST_YEARS + " lat.",
            "Data can be kept for " + MOST_YEARS + " years at most.");

    private final Work work;
    private final Persons persons;
    private final PrivacyRequests requests;
    private final ResidentRepository residents;
    private final ResidentSeal seal;
    private final RequestRepository rows = new RequestRepository();
    private final RestrictionRepository restrictions = new RestrictionRepository();
    private final RetentionRepository retentions = new RetentionRepository();

    /** Over the requests of these persons. */
    public PrivacyRequestsHandler(
            Work work, Persons persons, PrivacyRequests requests, ResidentRepository residents, ResidentSeal seal) {
        this.work = work;
        this.persons = persons;
        this.requests = requests;
        this.residents = residents;
        this.seal = seal;
    }

    @Override
    public Reply<PrivacyRequestPage> listPrivacyRequests(ListPrivacyRequests request, Call call) {
        Listing list = Listing.of("privacy-requests")
                .with("centre", Optional.of(request.centre()))
                .with("status", request.status())
                .with("kind", request.kind());
        Optional<String> before = Cursors.keys(list, request.cursor(), 1).map(List::getFirst);
        return work.read(call, act -> {
            var slice = new RequestRepository.Slice(
                    request.status().map(PrivacyRequestStatus::value),
                    request.kind().map(PrivacyRequestKind::value),
                    before,
                    request.limit() + 1);
            Page<RequestRow> page = Page.of(
                    rows.page(act.tx(), request.centre(), slice),
                    request.limit(),
                    row -> list.cursor(List.of(row.id().toString())));
            return Reply.of(new PrivacyRequestPage(shown(act, request.centre(), page.items()), page.next()))
                    .next(call, page.next());
        });
    }

    private List<PrivacyRequest> shown(Act act, String centre, List<RequestRow> page) {
        List<UUID> ids = page.stream().map(RequestRow::resident).distinct().toList();
        act.concerns(ids);
        Map<UUID, KnownResident> known = seal.open(residents.all(act.tx(), centre, ids)).stream()
                .collect(Collectors.toMap(KnownResident::id, each -> each));
        return page.stream()
                .map(row -> requests.view(act, Optional.ofNullable(known.get(row.resident())), row))
                .toList();
    }

    @Override
    public Reply<PrivacyRequestList> listCorrectionRequests(ListCorrectionRequests request, Call call) {
        return listed(call, request.centre(), request.residentId(), PrivacyRequestKind.CORRECTION);
    }

    @Override
    public Reply<PrivacyRequestList> listErasureRequests(ListErasureRequests request, Call call) {
        return listed(call, request.centre(), request.residentId(), PrivacyRequestKind.ERASURE);
    }

    private Reply<PrivacyRequestList> listed(Call call, String centre, UUID resident, PrivacyRequestKind kind) {
        return work.read(
                call,
                act -> Reply.of(new PrivacyRequestList(
                        requests.of(act, persons.read(act, centre, resident), Optional.of(kind)))));
    }

    @Override
    public Reply<PrivacyRequest> fileCorrectionRequest(FileCorrectionRequest request, Call call) {
        return filed(
                call,
                request.centre(),
                request.residentId(),
                PrivacyRequestKind.CORRECTION,
                request.body().text());
    }

    @Override
    public Reply<PrivacyRequest> fileErasureRequest(FileErasureRequest request, Call call) {
        return filed(
                call,
                request.centre(),
                request.residentId(),
                PrivacyRequestKind.ERASURE,
                request.body().text());
    }

    private Reply<PrivacyRequest> filed(Call call, String centre, UUID resident, PrivacyRequestKind kind, String text) {
        return work.change(
                call,
                act -> Reply.of(requests.file(
                        act, persons.lock(act, centre, resident), kind, text, PrivacyRequestFiler.STAFF)));
    }

    @Override
    public Reply<PrivacyRequest> decideCorrectionRequest(DecideCorrectionRequest request, Call call) {
        return work.change(
                call,
                act -> Reply.of(requests.decideCorrection(
                        act,
                        persons.lock(act, request.centre(), request.residentId()),
                        request.requestId(),
                        request.body())));
    }

    @Override
    public Reply<PrivacyRequest> decideErasureRequest(DecideErasureRequest request, Call call) {
        return work.change(
                call,
                act -> Reply.of(requests.decideErasure(
                        act,
                        persons.lock(act, request.centre(), request.residentId()),
                        request.requestId(),
                        request.body())));
    }

    @Override
    public Reply<RestrictionList> listRestrictions(ListRestrictions request, Call call) {
        return work.read(
                call,
                act -> Reply.of(new RestrictionList(restrictions.of(
                        act.tx(),
                        persons.read(act, request.centre(), request.residentId())
                                .ids()))));
    }

    @Override
    public Reply<Restriction> restrictProcessing(RestrictProcessing request, Call call) {
        return work.change(call, act -> {
            Person person = persons.lock(act, request.centre(), request.residentId());
            UUID id = Act.newId();
            restrictions.insert(act.tx(), id, person.id(), request.body().ground(), act.now());
            residents.touch(act.tx(), person.ids(), act.now());
            return Reply.of(restriction(act, person, id));
        });
    }

    @Override
    public Reply<Restriction> liftRestriction(LiftRestriction request, Call call) {
        return work.change(call, act -> {
            Person person = persons.lock(act, request.centre(), request.residentId());
            restriction(act, person, request.restrictionId());
            restrictions.lift(act.tx(), request.restrictionId(), act.now());
            residents.touch(act.tx(), person.ids(), act.now());
            return Reply.of(restriction(act, person, request.restrictionId()));
        });
    }

    private Restriction restriction(Act act, Person person, UUID id) {
        return restrictions.of(act.tx(), person.ids()).stream()
                .filter(each -> each.id().equals(id))
                .findFirst()
                .orElseThrow(() -> Refusal.of(Refusal.Kind.NOT_FOUND));
    }

    @Override
    public Reply<RetentionList> listRetentions(ListRetentions request, Call call) {
        return work.read(
                call,
                act -> Reply.of(new RetentionList(retentions.of(
                        act.tx(),
                        persons.read(act, request.centre(), request.residentId())
                                .ids()))));
    }

    @Override
    public Reply<Retention> addRetention(AddRetention request, Call call) {
        return work.change(call, act -> {
            Person person = persons.lock(act, request.centre(), request.residentId());
            refuseTooLong(act, request.body());
            Retention retention = Retention.builder()
                    .id(Act.newId())
                    .residentId(person.id())
                    .reason(request.body().reason())
                    .keptUntil(request.body().keptUntil())
                    .recordedAt(act.now())
                    .version(1L)
                    .build();
            retentions.insert(act.tx(), retention);
            return Reply.of(retention).version(retention.version());
        });
    }

    @Override
    public Reply<Retention> changeRetention(ChangeRetention request, Call call) {
        return work.change(call, act -> {
            Person person = persons.lock(act, request.centre(), request.residentId());
            Retention current = retention(act, person, request.retentionId());
            call.expect(current.version());
            RetentionCreate next = request.body()
                    .applyTo(
                            RetentionCreate.builder()
                                    .reason(current.reason())
                                    .keptUntil(current.keptUntil())
                                    .build(),
                            RetentionCreate.class);
            refuseTooLong(act, next);
            retentions.correct(act.tx(), current, next, Act.newId(), act.now());
            Retention changed = retention(act, person, current.id());
            return Reply.of(changed).version(changed.version());
        });
    }

    private Retention retention(Act act, Person person, UUID id) {
        return retentions.of(act.tx(), person.ids()).stream()
                .filter(each -> each.id().equals(id))
                .findFirst()
                .orElseThrow(() -> Refusal.of(Refusal.Kind.NOT_FOUND));
    }

    /** No rule of the law keeps data of a person longer; a slip of the century must not keep anybody from being erased. */
    private static void refuseTooLong(Act act, RetentionCreate asked) {
        if (asked.keptUntil().isAfter(Persons.day(act.now()).plusYears(MOST_YEARS))) {
            throw Refusal.of(Refusal.Kind.INVALID_BODY, List.of(new Violation("/keptUntil", "too-far", TOO_LONG)));
        }
    }
}
