package org.opencus.programmes;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.opencus.api.ProgrammesService;
import org.opencus.contract.Call;
import org.opencus.contract.Refusal;
import org.opencus.contract.Reply;
import org.opencus.database.Transactions;
import org.opencus.database.Tx;
import org.opencus.model.IndicatorPage;
import org.opencus.model.Programme;
import org.opencus.model.ProgrammeChanges;
import org.opencus.model.ProgrammePage;
import org.opencus.model.ProgrammeServiceTable;
import org.opencus.paging.Cursors;
import org.opencus.paging.Listing;
import org.opencus.paging.Page;
import org.opencus.programmes.ProgrammeRepository.Slice;
import org.opencus.records.RecordViews;

/** Adopted programmes, for everybody. */
public final class ProgrammesHandler implements ProgrammesService {
    private final Transactions transactions;
    private final RecordViews centres;
    private final Clock clock;
    private final ProgrammeRepository programmes = new ProgrammeRepository();
    private final ProgrammeViews views;

    /** The clock tells which programmes are in force. */
    public ProgrammesHandler(Transactions transactions, RecordViews centres, Clock clock) {
        this.transactions = transactions;
        this.centres = centres;
        this.clock = clock;
        this.views =
                new ProgrammeViews(programmes, new ProgrammeChecks(programmes, centres), new ConsultationRepository());
    }

    @Override
    public Reply<IndicatorPage> listIndicators(ListIndicators request, Call call) {
        return Reply.of(new IndicatorPage(Indicators.all(), Optional.empty()));
    }

    @Override
    public Reply<ProgrammePage> listProgrammes(ListProgrammes request, Call call) {
        Listing list = Listing.of("programmes")
                .with("centre", Optional.of(request.centre()))
                .with("state", request.state());
        Optional<String> before = Cursors.keys(list, request.cursor(), 1).map(List::getFirst);
        LocalDate today = today();
        return transactions.read(tx -> {
            var _ = centres.centre(tx, request.centre());
            Page<ProgrammeVersionRow> page = Page.of(
                    programmes.page(
                            tx, request.centre(), new Slice(request.state(), today, before, request.limit() + 1)),
                    request.limit(),
                    row -> list.cursor(List.of(row.programme().toString())));
            return Reply.of(new ProgrammePage(
                            page.items().stream()
                                    .map(row -> ProgrammeViews.summary(row, today))
                                    .toList(),
                            page.next()))
                    .next(call, page.next());
        });
    }

    @Override
    public Reply<Programme> getProgramme(GetProgramme request, Call call) {
        LocalDate today = today();
        return transactions.read(
                tx -> Reply.of(views.programme(tx, current(tx, request.centre(), request.programmeId()), today)));
    }

    @Override
    public Reply<ProgrammeServiceTable> listProgrammeServices(ListProgrammeServices request, Call call) {
        ProgrammeServiceTable table = transactions.read(tx -> {
            ProgrammeVersionRow row = current(tx, request.centre(), request.programmeId());
            return new ProgrammeServiceTable(
                    row.programme(),
                    row.number(),
                    row.content().title(),
                    ServiceTables.sorted(views.services(tx, row)));
        });
        return switch (call.mediaType()) {
            case "text/csv" -> Reply.bytes("text/csv", ServiceTables.csv(table));
            case "text/html" -> Reply.bytes("text/html", ServiceTables.html(table));
            default -> Reply.of(table);
        };
    }

    @Override
    public Reply<ProgrammeChanges> compareProgramme(CompareProgramme request, Call call) {
        return transactions.read(
                tx -> Reply.of(views.changes(tx, current(tx, request.centre(), request.programmeId()))));
    }

    private ProgrammeVersionRow current(Tx tx, String centre, UUID programme) {
        var _ = centres.centre(tx, centre);
        return programmes.current(tx, centre, programme).orElseThrow(() -> Refusal.of(Refusal.Kind.NOT_FOUND));
    }

    private LocalDate today() {
        return ProgrammeDrafting.day(clock.instant());
    }
}
