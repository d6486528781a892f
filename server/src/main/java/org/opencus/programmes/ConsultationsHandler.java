package org.opencus.programmes;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.opencus.api.ConsultationsService;
import org.opencus.contract.Call;
import org.opencus.contract.Refusal;
import org.opencus.contract.Reply;
import org.opencus.model.Consultation;
import org.opencus.model.ConsultationInput;
import org.opencus.model.ConsultationPage;
import org.opencus.paging.Cursors;
import org.opencus.paging.Listing;
import org.opencus.paging.Page;
import org.opencus.work.Act;
import org.opencus.work.Work;

/** What people said of programmes, for staff. */
public final class ConsultationsHandler implements ConsultationsService {
    private final Work work;
    private final ProgrammeRepository programmes = new ProgrammeRepository();
    private final ConsultationRepository consultations = new ConsultationRepository();

    /** Works by acts. */
    public ConsultationsHandler(Work work) {
        this.work = work;
    }

    @Override
    public Reply<ConsultationPage> listConsultations(ListConsultations request, Call call) {
        Listing list = Listing.of("consultations").with("programme", Optional.of(request.programmeId()));
        Optional<String> before = Cursors.keys(list, request.cursor(), 1).map(List::getFirst);
        return work.read(call, act -> {
            requireProgramme(act, request.centre(), request.programmeId());
            Page<ConsultationRow> page = Page.of(
                    consultations.page(act.tx(), request.centre(), request.programmeId(), before, request.limit() + 1),
                    request.limit(),
                    row -> list.cursor(List.of(row.id().toString())));
            return Reply.of(new ConsultationPage(
                            page.items().stream()
                                    .map(ConsultationsHandler::shown)
                                    .toList(),
                            page.next()))
                    .next(call, page.next());
        });
    }

    private void requireProgramme(Act act, String centre, UUID programme) {
        if (!programmes.exists(act.tx(), centre, programme)) {
            throw Refusal.of(Refusal.Kind.NOT_FOUND);
        }
    }

    @Override
    public Reply<Consultation> recordConsultation(RecordConsultation request, Call call) {
        return work.change(call, act -> {
            requireProgramme(act, request.centre(), request.programmeId());
            ConsultationRules.check(request.body(), ProgrammeDrafting.day(act.now()));
            var row = new ConsultationRow(
                    Act.newId(), request.programmeId(), request.centre(), 1, request.body(), act.now());
            consultations.insert(act.tx(), row);
            return reply(row)
                    .location("/v1/centres/" + row.centre() + "/programmes/" + row.programme() + "/consultations/"
                            + row.id());
        });
    }

    @Override
    public Reply<Consultation> getConsultation(GetConsultation request, Call call) {
        return work.read(
                call,
                act -> reply(known(consultations.find(
                        act.tx(), request.centre(), request.programmeId(), request.consultationId()))));
    }

    @Override
    public Reply<Consultation> changeConsultation(ChangeConsultation request, Call call) {
        return work.change(call, act -> {
            ConsultationRow current = known(
                    consultations.lock(act.tx(), request.centre(), request.programmeId(), request.consultationId()));
            call.expect(current.version());
            ConsultationInput content = request.body().applyTo(current.content(), ConsultationInput.class);
            if (content.equals(current.content())) {
                return reply(current);
            }
            ConsultationRules.check(content, current.content(), ProgrammeDrafting.day(act.now()));
            var changed = new ConsultationRow(
                    current.id(), current.programme(), current.centre(), current.version() + 1, content, act.now());
            consultations.update(act.tx(), changed);
            return reply(changed);
        });
    }

    private static ConsultationRow known(Optional<ConsultationRow> found) {
        return found.orElseThrow(() -> Refusal.of(Refusal.Kind.NOT_FOUND));
    }

    private static Reply<Consultation> reply(ConsultationRow row) {
        return Reply.of(shown(row)).version(row.version());
    }

    private static Consultation shown(ConsultationRow row) {
        ConsultationInput content = row.content();
        return Consultation.builder()
                .id(row.id())
                .programme(row.programme())
                .stage(content.stage())
                .form(content.form())
                .from(content.from())
                .until(content.until())
                .subject(content.subject())
                .remarks(content.remarks())
                .noRemarks(content.noRemarks().orElse(false))
                .modifiedAt(row.modifiedAt())
                .build();
    }
}
