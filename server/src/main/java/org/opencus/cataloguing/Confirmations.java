package org.opencus.cataloguing;

import jakarta.json.JsonObject;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.opencus.api.UpkeepService.ConfirmService;
import org.opencus.contract.Refusal;
import org.opencus.contract.Text;
import org.opencus.contract.Values;
import org.opencus.contract.Violation;
import org.opencus.model.Service;
import org.opencus.model.ServiceConfirmation;
import org.opencus.records.KeptRecord;
import org.opencus.records.RecordKind;
import org.opencus.records.RecordVersionRepository;
import org.opencus.work.Act;

/** Records that services are still as the catalogue says. */
final class Confirmations {
    private static final ZoneId ZONE = ZoneId.of("Europe/Warsaw");
    private static final Text FUTURE = new Text("Ten dzień jeszcze nie nadszedł.", "This day has not come yet.");

    private final RecordWriter writer;
    private final ShownRecords shown;
    private final ConfirmationRepository confirmations = new ConfirmationRepository();
    private final ProposalRepository proposals = new ProposalRepository();
    private final RecordVersionRepository versions = new RecordVersionRepository();

    Confirmations(RecordWriter writer, ShownRecords shown) {
        this.writer = writer;
        this.shown = shown;
    }

    static LocalDate today(Act act) {
        return LocalDate.ofInstant(act.now(), ZONE);
    }

    ServiceConfirmation confirm(Act act, ConfirmService request) {
        var given = request.body();
        if (given.on().isAfter(today(act))) {
            throw Refusal.of(Refusal.Kind.RULE_BROKEN, List.of(new Violation("/on", "in-the-future", FUTURE)));
        }
        writer.begin(act.tx(), act.call().caller());
        var _ = shown.one(act.tx(), request.centre(), RecordKind.SERVICE, request.serviceId(), Service.class);
        var confirmation = new ServiceConfirmation(Act.newId(), given.on(), given.by(), given.channel(), act.now());
        confirmations.insert(
                act.tx(), request, confirmation, act.call().caller().subject());
        KeptRecord kept = shown.kept(act.tx(), request.centre(), RecordKind.SERVICE, request.serviceId());
        if (isLatest(kept.shown(), given.on())) {
            long before = versions.current(act.tx(), request.serviceId());
            writer.remake(
                    act.tx(),
                    new CatalogueDraft(
                            request.centre(),
                            RecordKind.SERVICE,
                            kept.shown().getString("code"),
                            with(kept.shown(), confirmation)));
            proposals.follow(act.tx(), request.serviceId(), before, versions.current(act.tx(), request.serviceId()));
        }
        return confirmation;
    }

    private static boolean isLatest(JsonObject service, LocalDate on) {
        JsonObject before = service.getJsonObject("confirmation");
        return before == null || !on.isBefore(LocalDate.parse(before.getString("on")));
    }

    private static JsonObject with(JsonObject service, ServiceConfirmation confirmation) {
        return Values.JSON
                .createObjectBuilder(service)
                .add(
                        "confirmation",
                        Values.JSON
                                .createObjectBuilder()
                                .add("on", confirmation.on().toString())
                                .add("by", confirmation.by())
                                .add("channel", confirmation.channel().value()))
                .build();
    }
}
