package org.opencus.residents;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.opencus.api.HouseholdsService;
import org.opencus.contract.Call;
import org.opencus.contract.Refusal;
import org.opencus.contract.Reply;
import org.opencus.contract.Text;
import org.opencus.contract.Violation;
import org.opencus.model.Household;
import org.opencus.model.HouseholdMember;
import org.opencus.model.HouseholdRelation;
import org.opencus.model.HouseholdUpdate;
import org.opencus.model.ResidentCounts;
import org.opencus.work.Act;
import org.opencus.work.Work;

/** Households in HTTP words. */
public final class HouseholdsHandler implements HouseholdsService {
    private static final Text NOT_A_MEMBER = new Text(
            "Osoba, o którą chodzi, musi być wśród członków.", "The resident in question must be one of the members.");
    private static final Text TWICE = new Text("Ta osoba jest na liście dwa razy.", "This person is listed twice.");
    private static final Text NOBODY = new Text("Centrum nie zna takiej osoby.", "The centre knows no such person.");
    private static final Text ONE_HEAD =
            new Text("Gospodarstwo ma dokładnie jedną głowę (head).", "A household has exactly one head.");
    private static final Text ELSEWHERE =
            new Text("Ktoś z nich należy do innego gospodarstwa.", "One of them belongs to another household.");

    private final Work work;
    private final OpenResidents open;
    private final ResidentRepository residents;
    private final Households shown = new Households();
    private final HouseholdRepository households = new HouseholdRepository();

    /** Of residents that are opened here. */
    public HouseholdsHandler(Work work, OpenResidents open, ResidentRepository residents) {
        this.work = work;
        this.open = open;
        this.residents = residents;
    }

    @Override
    public Reply<Household> getHousehold(GetHousehold request, Call call) {
        return work.read(call, act -> {
            KnownResident resident = open.read(act, request.centre(), request.residentId());
            return shown(act, resident.id());
        });
    }

    private Reply<Household> shown(Act act, UUID resident) {
        Optional<HouseholdRepository.Row> row = households.of(act.tx(), resident, false);
        return Reply.of(shown.shown(act, resident, row)).version(version(row));
    }

    private static long version(Optional<HouseholdRepository.Row> row) {
        return row.map(HouseholdRepository.Row::version).orElse(0L);
    }

    @Override
    public Reply<Household> setHousehold(SetHousehold request, Call call) {
        return work.change(call, act -> {
            // Members wait for each other in one order, so that two changes of one household cannot block each other.
            Set<String> ids = new TreeSet<>(Set.of(request.residentId().toString()));
            request.body()
                    .members()
                    .forEach(member -> ids.add(member.residentId().toString()));
            ids.forEach(id -> residents.lock(act.tx(), request.centre(), UUID.fromString(id)));
            KnownResident resident = open.lockStanding(act, request.centre(), request.residentId());
            Optional<HouseholdRepository.Row> row = households.of(act.tx(), resident.id(), true);
            call.expect(version(row));
            put(act, resident, row.map(HouseholdRepository.Row::id).orElseGet(Act::newId), request.body());
            return shown(act, resident.id());
        });
    }

    private void put(Act act, KnownResident resident, UUID id, HouseholdUpdate asked) {
        String centre = resident.row().centre();
        List<Violation> faults = faults(act, resident, asked);
        if (!faults.isEmpty()) {
            throw Refusal.of(Refusal.Kind.INVALID_BODY, faults);
        }
        List<UUID> ids =
                asked.members().stream().map(HouseholdMember::residentId).toList();
        act.concerns(ids);
        if (!households.elsewhere(act.tx(), ids, id).isEmpty()) {
            throw ResidentRegistry.conflict("/members", "in-another-household", ELSEWHERE);
        }
        refuseRestricted(act, resident, id, asked.members());
        households.put(act.tx(), id, centre, asked.otherPersons().orElse(0), asked.members(), act.now());
    }

    /** While somebody's data may be kept only, nobody says anew with whom they live. */
    private void refuseRestricted(Act act, KnownResident resident, UUID household, List<HouseholdMember> asked) {
        List<HouseholdMember> present = households.members(act.tx(), household);
        Set<HouseholdMember> changed = new HashSet<>(present);
        changed.addAll(asked);
        changed.removeIf(member -> present.contains(member) && asked.contains(member));
        List<UUID> ids = changed.stream().map(HouseholdMember::residentId).toList();
        if (residents.all(act.tx(), resident.row().centre(), ids).stream().anyMatch(ResidentRow::restricted)) {
            throw ResidentRegistry.conflict("/members", "restricted", OpenResidents.RESTRICTED);
        }
    }

    private List<Violation> faults(Act act, KnownResident resident, HouseholdUpdate asked) {
        List<UUID> ids =
                asked.members().stream().map(HouseholdMember::residentId).toList();
        Set<UUID> known = new HashSet<>();
        residents.all(act.tx(), resident.row().centre(), ids).stream()
                .filter(row -> row.mergedInto().isEmpty())
                .forEach(row -> known.add(row.id()));
        List<Violation> faults = new ArrayList<>();
        Set<UUID> seen = new HashSet<>();
        for (int i = 0; i < ids.size(); i++) {
            String pointer = "/members/" + i + "/residentId";
            if (!known.contains(ids.get(i))) {
                faults.add(new Violation(pointer, "unknown", NOBODY));
            } else if (!seen.add(ids.get(i))) {
                faults.add(new Violation(pointer, "repeated-items", TWICE));
            }
        }
        if (asked.members().stream()
                        .filter(member -> member.relation() == HouseholdRelation.HEAD)
                        .count()
                != 1) {
            faults.add(new Violation("/members", "one-head", ONE_HEAD));
        }
        if (!ids.contains(resident.id())) {
            faults.add(new Violation("/members", "not-a-member", NOT_A_MEMBER));
        }
        return faults;
    }

    @Override
    public Reply<ResidentCounts> countResidents(CountResidents request, Call call) {
        return work.read(call, act -> {
            ResidentCounts counts = households.counts(act.tx(), request.centre());
            return Reply.of(call.caller().has("residents:read") ? counts : SmallNumbers.hidden(counts));
        });
    }
}
