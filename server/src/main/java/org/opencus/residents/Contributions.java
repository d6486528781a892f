package org.opencus.residents;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.opencus.model.Contribution;
import org.opencus.model.ContributionCreate;
import org.opencus.model.ContributionKind;
import org.opencus.model.WireForm;
import org.opencus.work.Act;

/** What residents have given, opened; also what was recorded before a merge. */
public final class Contributions {
    private static final String PLACE = "resident_contribution.sealed";

    private final OpenResidents open;
    private final ResidentRepository residents;
    private final ContributionRepository rows = new ContributionRepository();

    /** Of residents that are opened here. */
    public Contributions(OpenResidents open, ResidentRepository residents) {
        this.open = open;
        this.residents = residents;
    }

    /** Everything that a resident has given, the latest first. */
    public List<Contribution> of(Act act, KnownResident resident) {
        return rows.page(act.tx(), together(act, resident), Optional.empty(), Integer.MAX_VALUE).stream()
                .map(row -> view(act, resident, row))
                .toList();
    }

    List<ContributionRepository.Row> page(Act act, KnownResident resident, Optional<List<String>> after, int size) {
        return rows.page(act.tx(), together(act, resident), after, size);
    }

    boolean any(Act act, KnownResident resident) {
        return rows.any(act.tx(), together(act, resident));
    }

    Contribution add(Act act, KnownResident resident, ContributionCreate asked) {
        UUID id = Act.newId();
        var row = new ContributionRepository.Row(
                id,
                resident.id(),
                asked.kind().value(),
                asked.on(),
                asked.minutes(),
                asked.description().map(text -> resident.key().seal(PLACE, id, text.getBytes(StandardCharsets.UTF_8))));
        rows.insert(act.tx(), row, act.now());
        return view(act, resident, row);
    }

    Contribution view(Act act, KnownResident resident, ContributionRepository.Row row) {
        return Contribution.builder()
                .id(row.id())
                .kind(WireForm.constant(ContributionKind.class, row.kind()))
                .on(row.on())
                .minutes(row.minutes())
                .description(row.sealed().map(bytes -> text(owner(act, resident, row), row.id(), bytes)))
                .build();
    }

    private List<UUID> together(Act act, KnownResident resident) {
        List<UUID> ids = new ArrayList<>(residents.mergedInto(act.tx(), resident.id()));
        ids.add(resident.id());
        return ids;
    }

    private KnownResident owner(Act act, KnownResident resident, ContributionRepository.Row row) {
        return row.resident().equals(resident.id())
                ? resident
                : open.read(act, resident.row().centre(), row.resident());
    }

    private static String text(KnownResident owner, UUID id, byte[] bytes) {
        return new String(owner.key().open(PLACE, id, bytes), StandardCharsets.UTF_8);
    }
}
