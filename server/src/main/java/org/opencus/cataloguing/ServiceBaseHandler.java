package org.opencus.cataloguing;

import java.util.List;
import org.opencus.api.ServiceBaseService;
import org.opencus.contract.Call;
import org.opencus.contract.Refusal;
import org.opencus.contract.Reply;
import org.opencus.contract.Text;
import org.opencus.contract.Violation;
import org.opencus.model.Service;
import org.opencus.model.ServiceAvailability;
import org.opencus.model.UnitPool;
import org.opencus.model.UnitPoolPage;
import org.opencus.paging.Page;
import org.opencus.records.RecordKind;
import org.opencus.work.Act;
import org.opencus.work.Work;

/** Units of services, and what can be had on a day. */
public final class ServiceBaseHandler implements ServiceBaseService {
    private static final Text OVERLAPS = new Text(
            "Ta usługa ma już pulę tej jednostki w części tego okresu.",
            "This service already has a pool of this unit in a part of this period.");
    private static final Text ENDS_BEFORE = new Text("Nie może być wcześniej niż „from”.", "Cannot be before 'from'.");

    private final Work work;
    private final ShownRecords shown;
    private final UnitPoolRepository pools = new UnitPoolRepository();

    /** Acts that leave their entries in the log. */
    public ServiceBaseHandler(Work work, ShownRecords shown) {
        this.work = work;
        this.shown = shown;
    }

    @Override
    public Reply<UnitPoolPage> listUnitPools(ListUnitPools request, Call call) {
        return work.read(call, act -> {
            var _ = shown.kept(act.tx(), request.centre(), RecordKind.SERVICE, request.serviceId());
            Page<UnitPool> page = pools.page(act.tx(), request);
            return Reply.of(new UnitPoolPage(page.items(), page.next())).next(call, page.next());
        });
    }

    @Override
    public Reply<UnitPool> openUnitPool(OpenUnitPool request, Call call) {
        return work.change(call, act -> {
            var given = request.body();
            if (given.to().isBefore(given.from())) {
                throw Refusal.of(Refusal.Kind.RULE_BROKEN, List.of(new Violation("/to", "before-from", ENDS_BEFORE)));
            }
            if (!pools.lockService(act.tx(), request.centre(), request.serviceId())) {
                throw Refusal.of(Refusal.Kind.NOT_FOUND);
            }
            if (pools.overlaps(act.tx(), request.serviceId(), given)) {
                throw Refusal.of(Refusal.Kind.CONFLICT, OVERLAPS);
            }
            var id = Act.newId();
            pools.insert(act.tx(), request.centre(), request.serviceId(), id, given);
            var made = pools.find(act.tx(), request.centre(), request.serviceId(), id, false)
                    .orElseThrow();
            String service = RecordAddress.of(request.centre(), RecordKind.SERVICE, request.serviceId());
            return Reply.of(made.pool()).version(made.version()).location(service + "/unit-pools/" + id);
        });
    }

    @Override
    public Reply<UnitPool> getUnitPool(GetUnitPool request, Call call) {
        return work.read(call, act -> {
            var found = pools.find(act.tx(), request.centre(), request.serviceId(), request.poolId(), false)
                    .orElseThrow(() -> Refusal.of(Refusal.Kind.NOT_FOUND));
            return Reply.of(found.pool()).version(found.version());
        });
    }

    @Override
    public Reply<UnitPool> changeUnitPool(ChangeUnitPool request, Call call) {
        return work.change(call, act -> {
            var before = pools.find(act.tx(), request.centre(), request.serviceId(), request.poolId(), true)
                    .orElseThrow(() -> Refusal.of(Refusal.Kind.NOT_FOUND));
            call.expect(before.version());
            UnitPool wanted = request.body().applyTo(before.pool(), UnitPool.class);
            if (wanted.units().equals(before.pool().units())) {
                return Reply.of(before.pool()).version(before.version());
            }
            pools.resize(act.tx(), request.poolId(), wanted.units());
            var after = pools.find(act.tx(), request.centre(), request.serviceId(), request.poolId(), false)
                    .orElseThrow();
            return Reply.of(after.pool()).version(after.version());
        });
    }

    @Override
    public Reply<ServiceAvailability> getServiceAvailability(GetServiceAvailability request, Call call) {
        return work.read(call, act -> {
            Service service =
                    shown.one(act.tx(), request.centre(), RecordKind.SERVICE, request.serviceId(), Service.class);
            List<String> weekdays = pools.weekdays(act.tx(), request.serviceId());
            List<UnitPool> onDay = pools.on(act.tx(), request.serviceId(), request.on(), request.unit());
            return Reply.of(AvailabilityAnswers.of(service, weekdays, onDay, request));
        });
    }
}
