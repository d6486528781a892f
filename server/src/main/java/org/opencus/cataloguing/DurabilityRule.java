package org.opencus.cataloguing;

import jakarta.json.JsonObject;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.opencus.cataloguing.RecordChanges.Target;
import org.opencus.cataloguing.domain.Durability;
import org.opencus.cataloguing.domain.Durability.Offer;
import org.opencus.contract.Refusal;
import org.opencus.contract.Text;
import org.opencus.contract.Violation;
import org.opencus.database.Tx;
import org.opencus.records.CatalogueRecord;
import org.opencus.records.KeptRecord;
import org.opencus.records.RecordKind;
import org.opencus.records.RecordListRepository;
import org.opencus.records.RecordRepository;
import org.opencus.work.Act;

/** Holds services to their projects, whichever way they are changed: by hand, by an import, or with their centre. */
final class DurabilityRule {
    private static final ZoneId ZONE = ZoneId.of("Europe/Warsaw");
    private static final int SERVICES_TOLD = 10;
    private static final String CODE = "durability-period";
    private static final Text DURABLE = new Text(
            "Przez trzy lata po zakończeniu projektu usługa trwa i zachowuje miejsca; podaj analizę potrzeb.",
            "For three years after its project the service stays and keeps its places; name a needs analysis.");
    private static final Text NO_ANALYSIS =
            new Text("W tym centrum nie ma takiej analizy potrzeb.", "This centre has no such needs analysis.");

    private final NeedsAnalysisRepository analyses = new NeedsAnalysisRepository();
    private final RecordListRepository lists = new RecordListRepository();
    private final RecordRepository records = new RecordRepository();

    /** Refuses to let a service offer less, unless an analysis says why. */
    void checkChange(Act act, Target target, KeptRecord kept, JsonObject wanted, Optional<UUID> analysis) {
        if (target.kind() == RecordKind.SERVICE) {
            List<Violation> faults = less(kept.shown(), ServiceOffers.of(wanted), act.now()).stream()
                    .map(pointer -> new Violation(pointer, CODE, DURABLE))
                    .toList();
            refuse(act, target.centre(), faults, analysis);
        }
    }

    /** Refuses to let a service, or a centre with its services, end. */
    void checkEnd(Act act, Target target, KeptRecord kept, Optional<UUID> analysis) {
        List<Violation> faults = switch (target.kind()) {
            case SERVICE -> binds(kept, act.now()) ? List.of(new Violation("", CODE, DURABLE)) : List.<Violation>of();
            case CENTRE -> bound(act, target.centre());
            default -> List.<Violation>of();
        };
        refuse(act, target.centre(), faults, analysis);
    }

    private List<Violation> bound(Act act, String centre) {
        List<String> codes = records.others(act.tx(), RecordKind.SERVICE, centre, Set.of());
        return lists.there(act.tx(), centre, RecordKind.SERVICE, codes).stream()
                .filter(kept -> binds(kept, act.now()))
                .limit(SERVICES_TOLD)
                .map(kept -> new Violation("", CODE, named(kept.shown().getString("code"))))
                .toList();
    }

    private static Text named(String code) {
        return new Text(code + ": " + DURABLE.polish(), code + ": " + DURABLE.english());
    }

    private void refuse(Act act, String centre, List<Violation> faults, Optional<UUID> analysis) {
        if (faults.isEmpty()) {
            return;
        }
        UUID named = analysis.orElseThrow(() -> Refusal.of(Refusal.Kind.RULE_BROKEN, faults));
        if (!analyses.exists(act.tx(), centre, named)) {
            throw Refusal.invalid(new Violation("/query/needsAnalysis", "unknown-needs-analysis", NO_ANALYSIS));
        }
    }

    /** By code: why services may not become what an import makes of them. An import names no analysis. */
    Map<String, Violation> objections(Tx tx, String centre, Collection<CatalogueRecord> services, Instant now) {
        Map<String, CatalogueRecord> given =
                services.stream().collect(Collectors.toMap(CatalogueRecord::code, each -> each));
        Map<String, Violation> objections = new HashMap<>();
        for (KeptRecord kept : lists.there(tx, centre, RecordKind.SERVICE, given.keySet())) {
            String code = kept.shown().getString("code");
            if (!less(kept.shown(), ServiceOffers.of(given.get(code)), now).isEmpty()) {
                objections.put(code, new Violation("", CODE, DURABLE));
            }
        }
        return objections;
    }

    private static List<String> less(JsonObject kept, Offer wanted, Instant now) {
        Offer before = ServiceOffers.of(kept);
        return before.binds(today(now)) ? Durability.less(before, wanted) : List.of();
    }

    private static boolean binds(KeptRecord kept, Instant now) {
        return ServiceOffers.of(kept.shown()).binds(today(now));
    }

    private static LocalDate today(Instant now) {
        return LocalDate.ofInstant(now, ZONE);
    }
}
