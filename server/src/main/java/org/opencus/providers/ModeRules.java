package org.opencus.providers;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.opencus.contract.Text;
import org.opencus.database.Tx;
import org.opencus.providers.AllowedModes.Allowed;

/** Whether services may be commissioned in a mode on a day (004, table 13). */
final class ModeRules {
    private static final Text UNDECIDED = new Text(
            "Tryb trzeba najpierw wybrać decyzją po analizie rynku.",
            "The mode must first be chosen by a decision after an analysis of the market.");

    private final AllowedModes modes = new AllowedModes();
    private final ProviderRecordRepository records = new ProviderRecordRepository();

    /**
     * Somebody wants to use the mode.
     *
     * @param after what follows the position of the service in a pointer
     */
    record Use(String centre, List<String> services, String mode, LocalDate day, String after) {}

    void check(Tx tx, Use use, Faults faults) {
        Map<String, Allowed> allowed = modes.of(tx, use.centre(), use.services());
        faults.once(use.services(), "/services", use.after());
        for (int i = 0; i < use.services().size(); i++) {
            String service = use.services().get(i);
            String pointer = "/services/" + i + use.after();
            Optional.ofNullable(allowed.get(service)).ifPresent(found -> {
                boolean named = found.modes().contains(use.mode());
                faults.add(!named, pointer, "mode-not-allowed", DecisionRules.NOT_ALLOWED);
                faults.add(named && found.open() && !isDecided(tx, use, service), pointer, "mode-undecided", UNDECIDED);
            });
        }
    }

    private boolean isDecided(Tx tx, Use use, String service) {
        return records.decided(tx, use.centre(), service, use.day())
                .filter(decision ->
                        decision.getJsonObject("mode").getString("code").equals(use.mode()))
                .isPresent();
    }
}
