package org.opencus.residents;

import jakarta.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.opencus.api.ResidentsService;
import org.opencus.contract.Call;
import org.opencus.contract.Caller;
import org.opencus.contract.Contract;
import org.opencus.contract.MergePatch;
import org.opencus.contract.Operation;
import org.opencus.contract.Wire;
import org.opencus.crypto.Keyring;
import org.opencus.crypto.KeysetSource;
import org.opencus.database.Transactions;
import org.opencus.model.DataSource;
import org.opencus.model.IdentityDocument;
import org.opencus.model.IdentityDocumentKind;
import org.opencus.model.Resident;
import org.opencus.model.ResidentCreate;
import org.opencus.model.ResidentMatches;
import org.opencus.model.ResidentRegistration;
import org.opencus.model.ResidentSearch;
import org.opencus.residents.domain.Pesel;
import org.opencus.work.Work;

/** The residents' handler at a desk of its own, for what HTTP adds nothing to. */
final class HandlerDesk {
    static final String CENTRE = "gorno";

    private final Contract contract = Contract.load();
    private final Set<String> scopes;
    private final Work work;
    private final DemoResidents demo;
    final ResidentsHandler handler;

    HandlerDesk(Transactions transactions, KeysetSource keys, String... scopes) {
        var keyring = new Keyring(keys);
        var residents = new ResidentRepository();
        var seal = new ResidentSeal(keyring);
        var hashes = new ResidentHashes(keyring);
        var finder = new ResidentFinder(residents, seal, hashes);
        this.scopes = Set.of(scopes);
        this.work = new Work(transactions, Clock.tick(Clock.systemUTC(), Duration.ofNanos(1000)), _ -> {});
        var registry = new ResidentRegistry(residents, seal, hashes, finder, keyring);
        this.demo = new DemoResidents(contract, residents, registry);
        this.handler = new ResidentsHandler(work, residents, seal, finder, registry);
    }

    Call call(String operationId, Optional<String> ifMatch) {
        Operation operation = contract.operation(operationId);
        Call plain = Call.of(operation);
        var caller = new Caller(
                "tester", Optional.empty(), Optional.of("bearer"), Optional.empty(), Map.of(), Set.of(), scopes);
        return new Call(
                operation,
                caller,
                "request-1",
                plain.language(),
                plain.mediaType(),
                plain.target(),
                Map.of("centre", CENTRE),
                plain.authority(),
                Optional.empty(),
                ifMatch,
                Optional.of("service"),
                new byte[0]);
    }

    /** As an instance does that found nobody registered. */
    void registerDemo() {
        demo.register(work);
    }

    Resident create(ResidentCreate person) {
        var request = new ResidentsService.CreateResident(CENTRE, person, Optional.empty(), Optional.empty());
        return (Resident) handler.createResident(request, call("createResident", Optional.empty()))
                .value()
                .orElseThrow();
    }

    Resident get(UUID id) {
        var request = new ResidentsService.GetResident(CENTRE, id, Optional.empty());
        return (Resident) handler.getResident(request, call("getResident", Optional.empty()))
                .value()
                .orElseThrow();
    }

    Resident change(UUID id, long version, String json) {
        var patch = new MergePatch(Wire.read(json, JsonObject.class), contract);
        var request = new ResidentsService.ChangeResident(CENTRE, id, patch, Optional.empty(), Optional.empty());
        return (Resident) handler.changeResident(request, call("changeResident", Optional.of("\"v" + version + "\"")))
                .value()
                .orElseThrow();
    }

    List<UUID> find(ResidentSearch search) {
        var request = new ResidentsService.SearchResidents(CENTRE, search, Optional.empty());
        var matches = (ResidentMatches) handler.searchResidents(request, call("searchResidents", Optional.empty()))
                .value()
                .orElseThrow();
        return matches.items().stream().map(match -> match.resident().id()).toList();
    }

    List<UUID> find(String name) {
        return find(ResidentSearch.builder().name(name).build());
    }

    /** Somebody of the 19th century, who cannot be a resident of anywhere. */
    static ResidentCreate.Builder person(String givenNames, String familyName, LocalDate birth, int serial) {
        return ResidentCreate.builder()
                .registration(ResidentRegistration.REGISTERED)
                .givenNames(givenNames)
                .familyName(familyName)
                .pesel(Pesel.made(birth, serial).digits())
                .identityDocument(IdentityDocument.builder()
                        .kind(IdentityDocumentKind.IDENTITY_CARD)
                        .shownOn(LocalDate.of(2026, 11, 1))
                        .build())
                .source(DataSource.INTERVIEW);
    }

    static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
