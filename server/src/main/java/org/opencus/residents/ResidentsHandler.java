package org.opencus.residents;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import org.opencus.api.ResidentsService;
import org.opencus.contract.Call;
import org.opencus.contract.Refusal;
import org.opencus.contract.Reply;
import org.opencus.contract.Text;
import org.opencus.contract.Violation;
import org.opencus.model.Eligibility;
import org.opencus.model.MatchBasis;
import org.opencus.model.Resident;
import org.opencus.model.ResidentMatches;
import org.opencus.model.ResidentPage;
import org.opencus.model.ResidentSearch;
import org.opencus.model.SpecialCategoryData;
import org.opencus.paging.Cursors;
import org.opencus.paging.Listing;
import org.opencus.paging.Page;
import org.opencus.residents.ResidentFinder.Match;
import org.opencus.residents.ResidentFinder.Sought;
import org.opencus.residents.domain.NameCodes;
import org.opencus.work.Act;
import org.opencus.work.Work;

/** Residents in HTTP words. */
public final class ResidentsHandler implements ResidentsService {
    private static final int USUAL_MATCHES = 20;
    private static final Text ONE_OF =
            new Text("Podaj dokładnie jedno z: pesel, phone, name.", "Give exactly one of: pesel, phone, name.");
    private static final Text TOO_LITTLE = new Text(
            "Podaj imię i nazwisko albo jedno z nich i datę lub rok urodzenia.",
            "Give given and family name, or one of them and the birth date or year.");
    private static final Text NO_PHONE = new Text("To nie jest numer telefonu.", "This is no telephone number.");

    private final Work work;
    private final ResidentRepository residents;
    private final ResidentSeal seal;
    private final OpenResidents open;
    private final ResidentFinder finder;
    private final ResidentRegistry registry;
    private final ResidentViews views;
    private final SpecialCategory special;
    private final Eligibilities eligibilities = new Eligibilities();

    /** Over the residents that the seal opens. */
    public ResidentsHandler(
            Work work,
            ResidentRepository residents,
            ResidentSeal seal,
            ResidentFinder finder,
            ResidentRegistry registry) {
        this.work = work;
        this.residents = residents;
        this.seal = seal;
        this.open = new OpenResidents(residents, seal);
        this.finder = finder;
        this.registry = registry;
        this.views = new ResidentViews(residents);
        this.special = new SpecialCategory();
    }

    @Override
    public Reply<ResidentPage> listResidents(ListResidents request, Call call) {
        Listing list = Listing.of("residents")
                .with("centre", Optional.of(request.centre()))
                .with("registration", request.registration())
                .with("centreUser", request.centreUser());
        Optional<List<String>> after = Cursors.keys(list, request.cursor(), 1);
        return work.read(call, act -> {
            var slice = new ResidentRepository.Slice(
                    request.registration(),
                    request.centreUser(),
                    seesRestricted(call),
                    after.map(List::getFirst),
                    request.limit() + 1);
            Page<ResidentRow> page = Page.of(
                    residents.page(act.tx(), request.centre(), slice),
                    request.limit(),
                    row -> list.cursor(List.of(row.id().toString())));
            page.items().forEach(row -> act.concerns(row.id()));
            return Reply.of(new ResidentPage(
                            page.items().stream()
                                    .map(seal::open)
                                    .map(ResidentViews::summary)
                                    .toList(),
                            page.next()))
                    .next(call, page.next());
        });
    }

    @Override
    public Reply<Resident> createResident(CreateResident request, Call call) {
        return work.change(call, act -> {
            KnownResident known = registry.register(act, request.centre(), request.body());
            return shown(act, known).location(ResidentRegistry.address(request.centre(), known.id()));
        });
    }

    @Override
    public Reply<ResidentMatches> searchResidents(SearchResidents request, Call call) {
        ResidentSearch asked = request.body();
        refuse(faults(asked));
        int limit = asked.limit().orElse(USUAL_MATCHES);
        return work.read(call, act -> {
            List<Match> matches = matches(act, request.centre(), asked).stream()
                    .filter(match ->
                            seesRestricted(call) || !match.resident().row().restricted())
                    .toList();
            List<Match> shown = matches.subList(0, Math.min(limit, matches.size()));
            shown.forEach(match -> act.concerns(match.resident().id()));
            return Reply.of(
                    new ResidentMatches(shown.stream().map(ResidentViews::match).toList(), matches.size() > limit));
        });
    }

    /** Whom the centre may not work with is looked up by those only who deal with that (GDPR art. 18). */
    private static boolean seesRestricted(Call call) {
        return call.caller().has("privacy:read");
    }

    private List<Match> matches(Act act, String centre, ResidentSearch asked) {
        if (asked.pesel().isPresent()) {
            return finder.byPesel(act.tx(), centre, asked.pesel().get()).stream()
                    .map(known -> new Match(known, 1, EnumSet.of(MatchBasis.PESEL)))
                    .toList();
        }
        if (asked.phone().isPresent()) {
            return finder.byPhone(
                    act.tx(), centre, Phones.normal(asked.phone().get()).orElseThrow());
        }
        return finder.byName(
                act.tx(), centre, new Sought(asked.name().orElseThrow(), asked.birthDate(), asked.birthYear()));
    }

    private static List<Violation> faults(ResidentSearch asked) {
        List<Violation> faults = new ArrayList<>();
        long given = java.util.stream.Stream.of(asked.pesel(), asked.phone(), asked.name())
                .filter(Optional::isPresent)
                .count();
        if (given != 1) {
            faults.add(new Violation("", "one-of", ONE_OF));
        }
        if (asked.phone().isPresent() && Phones.normal(asked.phone().get()).isEmpty()) {
            faults.add(new Violation("/phone", "phone", NO_PHONE));
        }
        boolean dated = asked.birthDate().isPresent() || asked.birthYear().isPresent();
        if (asked.name().isPresent()) {
            int words = NameCodes.words(asked.name().get()).size();
            if (words == 0 || words == 1 && !dated) {
                faults.add(new Violation("/name", "too-little", TOO_LITTLE));
            }
        }
        return faults;
    }

    private static void refuse(List<Violation> faults) {
        if (!faults.isEmpty()) {
            throw Refusal.of(Refusal.Kind.INVALID_BODY, faults);
        }
    }

    @Override
    public Reply<Resident> getResident(GetResident request, Call call) {
        return work.read(call, act -> shown(act, open.read(act, request.centre(), request.residentId())));
    }

    private Reply<Resident> shown(Act act, KnownResident known) {
        return Reply.of(views.whole(act, known)).version(known.row().version());
    }

    @Override
    public Reply<Resident> changeResident(ChangeResident request, Call call) {
        return work.change(call, act -> {
            KnownResident current = open.lock(act, request.centre(), request.residentId());
            call.expect(current.row().version());
            return shown(act, registry.change(act, current, request.body()));
        });
    }

    @Override
    public Reply<Eligibility> getEligibility(GetEligibility request, Call call) {
        return work.read(call, act -> {
            KnownResident resident = open.read(act, request.centre(), request.residentId());
            LocalDate day = request.on().orElseGet(() -> ResidentRegistry.day(act.now()));
            return Reply.of(eligibilities.of(act, resident, request.service(), day));
        });
    }

    @Override
    public Reply<SpecialCategoryData> getSpecialCategoryData(GetSpecialCategoryData request, Call call) {
        return work.read(call, act -> special.shown(act, open.read(act, request.centre(), request.residentId())));
    }

    @Override
    public Reply<SpecialCategoryData> setSpecialCategoryData(SetSpecialCategoryData request, Call call) {
        return work.change(
                call, act -> special.set(act, open.lock(act, request.centre(), request.residentId()), request.body()));
    }

    @Override
    public Reply<Void> removeSpecialCategoryData(RemoveSpecialCategoryData request, Call call) {
        return work.change(call, act -> {
            KnownResident resident = open.lock(act, request.centre(), request.residentId());
            return special.forget(act, resident, residents.mergedInto(act.tx(), resident.id()));
        });
    }
}
