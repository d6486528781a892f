package org.opencus.programmes;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.opencus.api.ProgrammeDraftsService;
import org.opencus.contract.Call;
import org.opencus.contract.Refusal;
import org.opencus.contract.Reply;
import org.opencus.model.Programme;
import org.opencus.model.ProgrammeChanges;
import org.opencus.model.ProgrammeDraft;
import org.opencus.model.ProgrammeDraftPage;
import org.opencus.paging.Cursors;
import org.opencus.paging.Listing;
import org.opencus.paging.Page;
import org.opencus.records.RecordViews;
import org.opencus.work.Act;
import org.opencus.work.Work;

/** How staff prepare, adopt and end programmes. */
public final class ProgrammeDraftsHandler implements ProgrammeDraftsService {
    private final Work work;
    private final ProgrammeRepository programmes = new ProgrammeRepository();
    private final ProgrammeDrafting drafting;
    private final ProgrammeViews views;

    /** Works by acts. */
    public ProgrammeDraftsHandler(Work work, RecordViews centres) {
        this.work = work;
        var checks = new ProgrammeChecks(programmes, centres);
        this.drafting = new ProgrammeDrafting(programmes, checks);
        this.views = new ProgrammeViews(programmes, checks, new ConsultationRepository());
    }

    @Override
    public Reply<ProgrammeDraft> draftProgramme(DraftProgramme request, Call call) {
        return work.change(call, act -> made(act, drafting.begin(act, request.centre(), request.body())));
    }

    @Override
    public Reply<ProgrammeDraft> redraftProgramme(RedraftProgramme request, Call call) {
        return work.change(call, act -> made(act, drafting.beginVersion(act, request.centre(), request.programmeId())));
    }

    private Reply<ProgrammeDraft> made(Act act, ProgrammeVersionRow row) {
        return shown(act, row).location(row.address() + "/draft");
    }

    private Reply<ProgrammeDraft> shown(Act act, ProgrammeVersionRow row) {
        return Reply.of(views.draft(act.tx(), row, act.call().language())).version(row.version());
    }

    @Override
    public Reply<ProgrammeDraft> getProgrammeDraft(GetProgrammeDraft request, Call call) {
        return work.read(call, act -> shown(act, draft(act, request.centre(), request.programmeId())));
    }

    private ProgrammeVersionRow draft(Act act, String centre, UUID programme) {
        return programmes.draft(act.tx(), centre, programme).orElseThrow(() -> Refusal.of(Refusal.Kind.NOT_FOUND));
    }

    @Override
    public Reply<ProgrammeDraft> changeProgrammeDraft(ChangeProgrammeDraft request, Call call) {
        return work.change(
                call, act -> shown(act, drafting.change(act, request.centre(), request.programmeId(), request.body())));
    }

    @Override
    public Reply<Void> dropProgrammeDraft(DropProgrammeDraft request, Call call) {
        return work.change(call, act -> {
            drafting.drop(act, request.centre(), request.programmeId());
            return Reply.empty();
        });
    }

    @Override
    public Reply<ProgrammeChanges> compareProgrammeDraft(CompareProgrammeDraft request, Call call) {
        return work.read(
                call, act -> Reply.of(views.changes(act.tx(), draft(act, request.centre(), request.programmeId()))));
    }

    @Override
    public Reply<Programme> adoptProgramme(AdoptProgramme request, Call call) {
        return work.change(
                call,
                act -> adopted(act, drafting.adopt(act, request.centre(), request.programmeId(), request.body())));
    }

    @Override
    public Reply<Programme> endProgramme(EndProgramme request, Call call) {
        return work.change(
                call, act -> adopted(act, drafting.end(act, request.centre(), request.programmeId(), request.body())));
    }

    private Reply<Programme> adopted(Act act, ProgrammeVersionRow row) {
        return Reply.of(views.programme(act.tx(), row, ProgrammeDrafting.day(act.now())))
                .location(row.address());
    }

    @Override
    public Reply<ProgrammeDraftPage> listProgrammeDrafts(ListProgrammeDrafts request, Call call) {
        Listing list = Listing.of("programme-drafts").with("centre", Optional.of(request.centre()));
        Optional<String> before = Cursors.keys(list, request.cursor(), 1).map(List::getFirst);
        return work.read(call, act -> {
            Page<ProgrammeVersionRow> page = Page.of(
                    programmes.drafts(act.tx(), request.centre(), before, request.limit() + 1),
                    request.limit(),
                    row -> list.cursor(List.of(row.programme().toString())));
            return Reply.of(new ProgrammeDraftPage(
                            page.items().stream()
                                    .map(ProgrammeViews::draftSummary)
                                    .toList(),
                            page.next()))
                    .next(call, page.next());
        });
    }
}
