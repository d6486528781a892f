package org.opencus.residents;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.opencus.api.ParticipationService;
import org.opencus.contract.Call;
import org.opencus.contract.Refusal;
import org.opencus.contract.Reply;
import org.opencus.contract.Text;
import org.opencus.contract.Violation;
import org.opencus.model.CentreUserStatus;
import org.opencus.model.Contribution;
import org.opencus.model.ContributionCreate;
import org.opencus.model.ContributionPage;
import org.opencus.model.ResidentRegistration;
import org.opencus.paging.Cursors;
import org.opencus.paging.Listing;
import org.opencus.paging.Page;
import org.opencus.work.Act;
import org.opencus.work.Work;

/** Contributions and the status that they earn, in HTTP words. */
public final class ParticipationHandler implements ParticipationService {
    private static final Text NOTHING = new Text(
            "Status użytkownika centrum otrzymuje, kto coś wniósł.", "The status is for those who have contributed.");
    private static final Text NOT_REGISTERED =
            new Text("Osoba nie jest zarejestrowana.", "The person is not registered.");
    private static final Text FUTURE = new Text("Ta data dopiero nadejdzie.", "This date is still to come.");

    private final Work work;
    private final OpenResidents open;
    private final ResidentRepository residents;
    private final Contributions contributions;

    /** Of residents that are opened here. */
    public ParticipationHandler(Work work, OpenResidents open, ResidentRepository residents) {
        this.work = work;
        this.open = open;
        this.residents = residents;
        this.contributions = new Contributions(open, residents);
    }

    @Override
    public Reply<ContributionPage> listContributions(ListContributions request, Call call) {
        Listing list = Listing.of("contributions")
                .with("resident", Optional.of(request.residentId().toString()));
        Optional<List<String>> after = Cursors.keys(list, request.cursor(), 2);
        return work.read(call, act -> {
            KnownResident resident = open.read(act, request.centre(), request.residentId());
            Page<ContributionRepository.Row> page = Page.of(
                    contributions.page(act, resident, after, request.limit() + 1),
                    request.limit(),
                    row -> list.cursor(List.of(row.on().toString(), row.id().toString())));
            return Reply.of(new ContributionPage(
                            page.items().stream()
                                    .map(row -> contributions.view(act, resident, row))
                                    .toList(),
                            page.next()))
                    .next(call, page.next());
        });
    }

    @Override
    public Reply<Contribution> addContribution(AddContribution request, Call call) {
        return work.change(call, act -> {
            KnownResident resident = open.lockStanding(act, request.centre(), request.residentId());
            ContributionCreate asked = request.body();
            if (asked.on().isAfter(ResidentRegistry.day(act.now()))) {
                throw Refusal.of(Refusal.Kind.INVALID_BODY, List.of(new Violation("/on", "in-future", FUTURE)));
            }
            return Reply.of(contributions.add(act, resident, asked))
                    .location(ResidentRegistry.address(request.centre(), resident.id()) + "/contributions");
        });
    }

    @Override
    public Reply<CentreUserStatus> grantCentreUserStatus(GrantCentreUserStatus request, Call call) {
        return work.change(call, act -> {
            KnownResident resident = open.lockStanding(act, request.centre(), request.residentId());
            call.expect(resident.row().version());
            refuse(act, resident, request.body());
            residents.centreUser(
                    act.tx(), resident.id(), Optional.of(request.body().since()), act.now());
            return Reply.of(request.body()).version(resident.row().version() + 1);
        });
    }

    private void refuse(Act act, KnownResident resident, CentreUserStatus asked) {
        List<Violation> faults = new ArrayList<>();
        if (resident.details().registration() != ResidentRegistration.REGISTERED) {
            faults.add(new Violation("", "not-registered", NOT_REGISTERED));
        }
        if (!contributions.any(act, resident)) {
            faults.add(new Violation("", "no-contribution", NOTHING));
        }
        if (asked.since().isAfter(ResidentRegistry.day(act.now()))) {
            faults.add(new Violation("/since", "in-future", FUTURE));
        }
        if (!faults.isEmpty()) {
            throw Refusal.of(Refusal.Kind.RULE_BROKEN, faults);
        }
    }

    @Override
    public Reply<Void> withdrawCentreUserStatus(WithdrawCentreUserStatus request, Call call) {
        return work.change(call, act -> {
            KnownResident resident = open.lockStanding(act, request.centre(), request.residentId());
            call.expect(resident.row().version());
            residents.centreUser(act.tx(), resident.id(), Optional.empty(), act.now());
            return Reply.empty();
        });
    }
}
