package org.opencus.centres;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.opencus.api.CentresService;
import org.opencus.centres.domain.OpeningCalendar;
import org.opencus.centres.domain.OpeningCalendar.Question;
import org.opencus.contract.Call;
import org.opencus.contract.Refusal;
import org.opencus.contract.Reply;
import org.opencus.contract.Text;
import org.opencus.contract.Violation;
import org.opencus.contract.Wire;
import org.opencus.database.Transactions;
import org.opencus.model.Centre;
import org.opencus.model.CentrePage;
import org.opencus.model.CentreSummary;
import org.opencus.model.OpeningHours;
import org.opencus.model.ScopeVariant;
import org.opencus.paging.Page;
import org.opencus.records.RecordKind;
import org.opencus.records.RecordList;
import org.opencus.records.RecordViews;

/** The centres and their opening hours. */
public final class CentresHandler implements CentresService {
    private static final ZoneId ZONE = ZoneId.of("Europe/Warsaw");
    private static final int USUAL_DAYS = 7;
    private static final int MOST_DAYS = 366;
    private static final Text ENDS_BEFORE = new Text("Nie może być wcześniej niż „from”.", "Cannot be before 'from'.");
    private static final Text TOO_LONG = new Text(
            "Najwyżej " + (MOST_DAYS - 1) + " dni po „from”.", "At most " + (MOST_DAYS - 1) + " days after 'from'.");

    private final Transactions transactions;
    private final RecordViews records;
    private final Clock clock;

    /** Answers from the catalogue's records; the clock tells what day it is. */
    public CentresHandler(Transactions transactions, RecordViews records, Clock clock) {
        this.transactions = transactions;
        this.records = records;
        this.clock = clock;
    }

    @Override
    public Reply<CentrePage> listCentres(ListCentres request, Call call) {
        RecordList list = new RecordList(RecordKind.CENTRE, request.limit()).modifiedAfter(request.modifiedAfter());
        Page<CentreSummary> page =
                transactions.read(tx -> records.page(tx, list, request.cursor(), CentreSummary.class));
        return Reply.of(new CentrePage(page.items(), page.next())).next(call, page.next());
    }

    @Override
    public Reply<Centre> getCentre(GetCentre request, Call call) {
        return Reply.of(centre(request.centre()));
    }

    private Centre centre(String slug) {
        return transactions.read(tx -> Wire.read(records.centre(tx, slug), Centre.class));
    }

    @Override
    public Reply<OpeningHours> getOpeningHours(GetOpeningHours request, Call call) {
        LocalDate from = request.from().orElseGet(() -> LocalDate.now(clock.withZone(ZONE)));
        LocalDate to = request.to().orElseGet(() -> from.plusDays(USUAL_DAYS - 1));
        refuse(violations(from, to));
        Centre centre = centre(request.centre());
        Optional<ScopeVariant> scope = request.scope().or(centre::activeScope);
        OpeningCalendar calendar = PublishedHours.calendar(centre);
        Question question = new Question(scope.map(ScopeVariant::value), request.condition());
        OpeningHours hours = OpeningHours.builder()
                .centre(centre.slug())
                .timeZone(ZONE.getId())
                .scope(scope)
                .days(calendar.answers(from, to, question).stream()
                        .map(PublishedHours::view)
                        .toList())
                .build();
        // Without a first day the answer is another one tomorrow.
        return request.from().isPresent() ? Reply.of(hours) : Reply.of(hours).notKept();
    }

    private static List<Violation> violations(LocalDate from, LocalDate to) {
        List<Violation> violations = new ArrayList<>();
        if (to.isBefore(from)) {
            violations.add(new Violation("/query/to", "before-from", ENDS_BEFORE));
        }
        if (ChronoUnit.DAYS.between(from, to) >= MOST_DAYS) {
            violations.add(new Violation("/query/to", "too-long", TOO_LONG));
        }
        return violations;
    }

    private static void refuse(List<Violation> violations) {
        if (!violations.isEmpty()) {
            throw Refusal.of(Refusal.Kind.INVALID_REQUEST, violations);
        }
    }
}
