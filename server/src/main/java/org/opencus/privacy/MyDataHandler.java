package org.opencus.privacy;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.opencus.api.MyDataService;
import org.opencus.contract.Call;
import org.opencus.contract.Reply;
import org.opencus.model.AccessLogEntry;
import org.opencus.model.AccessLogPage;
import org.opencus.model.Consent;
import org.opencus.model.ConsentList;
import org.opencus.model.ConsentWithdrawnBy;
import org.opencus.model.MyRelation;
import org.opencus.model.MyResident;
import org.opencus.model.MyResidentList;
import org.opencus.model.PrivacyRequest;
import org.opencus.model.PrivacyRequestFiler;
import org.opencus.model.PrivacyRequestKind;
import org.opencus.model.PrivacyRequestList;
import org.opencus.model.RepresentationKind;
import org.opencus.model.RepresentationList;
import org.opencus.model.Resident;
import org.opencus.model.ResidentExport;
import org.opencus.model.WireForm;
import org.opencus.paging.Cursors;
import org.opencus.paging.Listing;
import org.opencus.paging.Page;
import org.opencus.privacy.AccountRepository.Mine;
import org.opencus.privacy.OwnRecords.Own;
import org.opencus.privacy.Persons.Person;
import org.opencus.residents.Representations;
import org.opencus.residents.ResidentViews;
import org.opencus.work.Act;
import org.opencus.work.Work;

/** The resident's own side, in HTTP words. */
public final class MyDataHandler implements MyDataService {
    private final Work work;
    private final Persons persons;
    private final OwnRecords own;
    private final ResidentViews views;
    private final Representations representations;
    private final Consents consents;
    private final PrivacyRequests requests;
    private final Export export;
    private final AccessLog log = new AccessLog();

    /** Over the same persons as the staff's side. */
    public MyDataHandler(
            Work work,
            Persons persons,
            ResidentViews views,
            Representations representations,
            Consents consents,
            PrivacyRequests requests,
            Export export) {
        this.work = work;
        this.persons = persons;
        this.own = new OwnRecords(persons, representations);
        this.views = views;
        this.representations = representations;
        this.consents = consents;
        this.requests = requests;
        this.export = export;
    }

    @Override
    public Reply<MyResidentList> listMyResidents(ListMyResidents request, Call call) {
        return work.read(
                call,
                act -> Reply.of(new MyResidentList(
                        own.all(act).stream().map(mine -> view(act, mine)).toList())));
    }

    private MyResident view(Act act, Mine mine) {
        Person person = persons.read(act, mine.centre(), mine.resident());
        return MyResident.builder()
                .centre(mine.centre())
                .residentId(mine.resident())
                .relation(mine.ward().isPresent() ? MyRelation.WARD : MyRelation.SELF)
                .givenNames(person.resident().details().givenNames())
                .familyName(person.resident().details().familyName())
                .representation(mine.ward().map(ward -> WireForm.constant(RepresentationKind.class, ward.kind())))
                .build();
    }

    @Override
    public Reply<Resident> getMyResident(GetMyResident request, Call call) {
        return work.read(call, act -> {
            Person person = own.read(act, request.residentId()).person();
            return Reply.of(views.whole(act, person.resident()));
        });
    }

    @Override
    public Reply<RepresentationList> listMyRepresentations(ListMyRepresentations request, Call call) {
        return work.read(call, act -> {
            Person person = own.read(act, request.residentId()).person();
            return Reply.of(new RepresentationList(
                    representations.of(act, person.resident()), representations.by(act, person.resident())));
        });
    }

    @Override
    public Reply<ConsentList> listMyConsents(ListMyConsents request, Call call) {
        return work.read(
                call,
                act -> Reply.of(new ConsentList(
                        consents.of(act, own.read(act, request.residentId()).person()))));
    }

    @Override
    public Reply<Consent> withdrawMyConsent(WithdrawMyConsent request, Call call) {
        return work.change(call, act -> {
            Own mine = own.lock(act, request.residentId());
            ConsentWithdrawnBy by = mine.ward() ? ConsentWithdrawnBy.REPRESENTATIVE : ConsentWithdrawnBy.RESIDENT;
            return Reply.of(consents.withdraw(act, mine.person(), request.consentId(), by));
        });
    }

    @Override
    public Reply<ResidentExport> exportMyData(ExportMyData request, Call call) {
        return work.read(
                call,
                act -> Reply.of(
                        export.of(act, own.read(act, request.residentId()).person())));
    }

    @Override
    public Reply<AccessLogPage> listMyAccessLog(ListMyAccessLog request, Call call) {
        Listing list = Listing.of("access-log")
                .with("resident", Optional.of(request.residentId().toString()));
        Optional<String> before = Cursors.keys(list, request.cursor(), 1).map(List::getFirst);
        return work.read(call, act -> {
            Person person = own.read(act, request.residentId()).person();
            Page<AccessLogEntry> page = Page.of(
                    log.page(act, person, before, request.limit() + 1),
                    request.limit(),
                    entry -> list.cursor(List.of(entry.id().toString())));
            return Reply.of(new AccessLogPage(page.items(), page.next())).next(call, page.next());
        });
    }

    @Override
    public Reply<PrivacyRequestList> listMyCorrectionRequests(ListMyCorrectionRequests request, Call call) {
        return listed(call, request.residentId(), PrivacyRequestKind.CORRECTION);
    }

    @Override
    public Reply<PrivacyRequestList> listMyErasureRequests(ListMyErasureRequests request, Call call) {
        return listed(call, request.residentId(), PrivacyRequestKind.ERASURE);
    }

    private Reply<PrivacyRequestList> listed(Call call, UUID resident, PrivacyRequestKind kind) {
        return work.read(
                call,
                act -> Reply.of(new PrivacyRequestList(
                        requests.of(act, own.read(act, resident).person(), Optional.of(kind)))));
    }

    @Override
    public Reply<PrivacyRequest> fileMyCorrectionRequest(FileMyCorrectionRequest request, Call call) {
        return filed(
                call,
                request.residentId(),
                PrivacyRequestKind.CORRECTION,
                request.body().text());
    }

    @Override
    public Reply<PrivacyRequest> fileMyErasureRequest(FileMyErasureRequest request, Call call) {
        return filed(
                call,
                request.residentId(),
                PrivacyRequestKind.ERASURE,
                request.body().text());
    }

    private Reply<PrivacyRequest> filed(Call call, UUID resident, PrivacyRequestKind kind, String text) {
        return work.change(call, act -> {
            Own mine = own.lock(act, resident);
            PrivacyRequestFiler by = mine.ward() ? PrivacyRequestFiler.REPRESENTATIVE : PrivacyRequestFiler.RESIDENT;
            return Reply.of(requests.file(act, mine.person(), kind, text, by));
        });
    }
}
