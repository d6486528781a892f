package org.opencus.residents;

import jakarta.json.JsonObject;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.opencus.contract.Contract;
import org.opencus.contract.Text;
import org.opencus.contract.Values;
import org.opencus.contract.Violation;
import org.opencus.contract.Wire;
import org.opencus.model.DataSource;
import org.opencus.model.ImportOutcome;
import org.opencus.model.ImportedRow;
import org.opencus.model.ResidentDetails;
import org.opencus.work.Act;

/** Takes over the persons of a client file, row by row. */
public final class ClientImport {
    private static final Text REPEATED =
            new Text("Ten PESEL jest już w tym pliku.", "This PESEL is in the file already.");
    private static final Text PROBABLY = new Text(
            "Osoba o podobnym nazwisku i tej samej dacie urodzenia jest już znana; sprawdź i zdecyduj.",
            "A person with a like name and the same birth date is known; look and decide.");
    private static final Text MEANWHILE =
            new Text("Ktoś właśnie zarejestrował tę osobę.", "Somebody has just registered this person.");

    private final Contract contract;
    private final OpenResidents open;
    private final ResidentRegistry registry;

    /** Registers by the rules of the registry, and checks rows against the contract. */
    public ClientImport(Contract contract, OpenResidents open, ResidentRegistry registry) {
        this.contract = contract;
        this.open = open;
        this.registry = registry;
    }

    /** What became of each row. */
    List<ImportedRow> run(Act act, String centre, List<ClientFile.Row> rows, boolean dryRun) {
        registry.queueImports(act, centre);
        Set<String> seen = new HashSet<>();
        List<ImportedRow> results = new ArrayList<>();
        for (ClientFile.Row row : rows) {
            results.add(one(act, centre, row, seen, dryRun));
        }
        return results;
    }

    private ImportedRow one(Act act, String centre, ClientFile.Row row, Set<String> seen, boolean dryRun) {
        JsonObject fields = ClientRow.fields(row.values());
        List<Violation> faults = contract.violations(ResidentDetails.class, fields);
        if (!faults.isEmpty()) {
            return refused(act, row, faults);
        }
        ResidentDetails details = ResidentRules.completed(Wire.read(fields, ResidentDetails.class));
        if (details.pesel().filter(pesel -> !seen.add(pesel)).isPresent()) {
            return refused(act, row, List.of(new Violation("/pesel", "repeated-row", REPEATED)));
        }
        List<KnownResident> same = registry.same(act, centre, details);
        if (!same.isEmpty()) {
            return known(act, same.getFirst(), row, details, dryRun);
        }
        List<Violation> broken = registry.faults(act, centre, details, DataSource.POMOST);
        if (!broken.isEmpty()) {
            return refused(act, row, broken);
        }
        return unknown(act, centre, row, details, dryRun);
    }

    private ImportedRow unknown(Act act, String centre, ClientFile.Row row, ResidentDetails details, boolean dryRun) {
        registry.queue(act, centre, details);
        List<KnownResident> like = registry.like(act, centre, details);
        if (!like.isEmpty()) {
            like.forEach(other -> act.concerns(other.id()));
            ImportedRow refused = refused(act, row, List.of(new Violation("/familyName", "probably-known", PROBABLY)));
            return act.call().caller().has("residents:read")
                    ? refused.toBuilder().residentId(like.getFirst().id()).build()
                    : refused;
        }
        if (dryRun) {
            return result(row, ImportOutcome.CREATED, Optional.empty()).build();
        }
        return registry.insert(act, centre, details, DataSource.POMOST, List.of())
                .map(created -> result(row, ImportOutcome.CREATED, Optional.of(created.id()))
                        .build())
                .orElseGet(() -> refused(act, row, List.of(new Violation("/pesel", "already-known", MEANWHILE))));
    }

    /** What is lacking or came from Pomost is brought up to date; what somebody said or showed stays. */
    private ImportedRow known(
            Act act, KnownResident found, ClientFile.Row row, ResidentDetails details, boolean dryRun) {
        if (found.row().restricted()) {
            act.concerns(found.id());
            return refused(act, row, List.of(new Violation("", "restricted", OpenResidents.RESTRICTED)));
        }
        KnownResident current = dryRun ? found : open.lock(act, found.row().centre(), found.id());
        act.concerns(current.id());
        ImportedChanges changes = ImportedChanges.of(current.file(), imported(details));
        List<Violation> faults = changes.isEmpty() ? List.of() : update(act, current, changes, dryRun);
        if (!faults.isEmpty()) {
            return refused(act, row, faults);
        }
        return result(
                        row,
                        changes.isEmpty() ? ImportOutcome.UNCHANGED : ImportOutcome.CHANGED,
                        Optional.of(current.id()))
                .changed(changes.changed())
                .differences(changes.differences())
                .build();
    }

    /** Only what the file says: the registration of somebody known is not a matter of the file. */
    private static JsonObject imported(ResidentDetails details) {
        return Values.JSON
                .createObjectBuilder(Wire.tree(details).asJsonObject())
                .remove("registration")
                .build();
    }

    private List<Violation> update(Act act, KnownResident current, ImportedChanges changes, boolean dryRun) {
        ResidentDetails details = changes.details();
        List<Violation> faults = registry.faults(act, current.row().centre(), details, DataSource.POMOST);
        if (faults.isEmpty() && !dryRun) {
            registry.keep(
                    act,
                    current,
                    current.file()
                            .changed(details, changes.given(), DataSource.POMOST, ResidentRegistry.day(act.now())));
        }
        return faults;
    }

    private static ImportedRow refused(Act act, ClientFile.Row row, List<Violation> faults) {
        Locale language = act.call().language();
        return result(row, ImportOutcome.REFUSED, Optional.<UUID>empty())
                .errors(faults.stream()
                        .map(fault -> org.opencus.model.Violation.builder()
                                .pointer(fault.pointer())
                                .code(fault.code())
                                .message(fault.message().in(language))
                                .build())
                        .toList())
                .build();
    }

    private static ImportedRow.Builder result(ClientFile.Row row, ImportOutcome outcome, Optional<UUID> resident) {
        return ImportedRow.builder().row(row.number()).outcome(outcome).residentId(resident);
    }
}
