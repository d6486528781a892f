package org.opencus.cataloguing;

import java.util.UUID;
import org.opencus.api.UpkeepService;
import org.opencus.contract.Call;
import org.opencus.contract.Refusal;
import org.opencus.contract.Reply;
import org.opencus.database.Tx;
import org.opencus.model.CatalogueSettings;
import org.opencus.model.NeedsAnalysis;
import org.opencus.model.NeedsAnalysisPage;
import org.opencus.model.ServiceConfirmation;
import org.opencus.model.ServiceConfirmationPage;
import org.opencus.model.StaleService;
import org.opencus.model.StaleServicePage;
import org.opencus.paging.Page;
import org.opencus.records.RecordKind;
import org.opencus.work.Act;
import org.opencus.work.Work;

/** Confirmations of services, what waits for one, and analyses of needs. */
public final class UpkeepHandler implements UpkeepService {
    private final Work work;
    private final Confirmations confirmations;
    private final ShownRecords shown;
    private final ConfirmationRepository confirmed = new ConfirmationRepository();
    private final NeedsAnalysisRepository analyses = new NeedsAnalysisRepository();
    private final CatalogueSettingRepository settings = new CatalogueSettingRepository();

    /** Acts that leave their entries in the log. */
    public UpkeepHandler(Work work, RecordWriter writer, ShownRecords shown) {
        this.work = work;
        this.shown = shown;
        this.confirmations = new Confirmations(writer, shown);
    }

    @Override
    public Reply<ServiceConfirmationPage> listConfirmations(ListConfirmations request, Call call) {
        return work.read(call, act -> {
            var _ = shown.kept(act.tx(), request.centre(), RecordKind.SERVICE, request.serviceId());
            Page<ServiceConfirmation> page = confirmed.page(act.tx(), request);
            return Reply.of(new ServiceConfirmationPage(page.items(), page.next()))
                    .next(call, page.next());
        });
    }

    @Override
    public Reply<ServiceConfirmation> confirmService(ConfirmService request, Call call) {
        return work.change(call, act -> Reply.of(confirmations.confirm(act, request)));
    }

    @Override
    public Reply<StaleServicePage> listStaleServices(ListStaleServices request, Call call) {
        return work.read(call, act -> {
            refuseUnknownCentre(act.tx(), request.centre());
            int days =
                    request.unconfirmedForDays().orElseGet(() -> settings.staleAfterDays(act.tx(), request.centre()));
            Page<StaleService> page = confirmed.stale(act.tx(), request, days, Confirmations.today(act));
            return Reply.of(new StaleServicePage(page.items(), page.next())).next(call, page.next());
        });
    }

    @Override
    public Reply<CatalogueSettings> getCatalogueSettings(GetCatalogueSettings request, Call call) {
        return work.read(call, act -> Reply.of(current(act.tx(), request.centre())));
    }

    @Override
    public Reply<CatalogueSettings> changeCatalogueSettings(ChangeCatalogueSettings request, Call call) {
        return work.change(call, act -> {
            refuseUnknownCentre(act.tx(), request.centre());
            settings.lock(act.tx(), request.centre());
            CatalogueSettings before = current(act.tx(), request.centre());
            call.expectShown(before);
            CatalogueSettings after = request.body().applyTo(before, CatalogueSettings.class);
            settings.save(act.tx(), request.centre(), after.staleAfterDays());
            return Reply.of(after);
        });
    }

    private CatalogueSettings current(Tx tx, String centre) {
        refuseUnknownCentre(tx, centre);
        return new CatalogueSettings(settings.staleAfterDays(tx, centre));
    }

    private void refuseUnknownCentre(Tx tx, String centre) {
        if (shown.kept(tx, centre, RecordKind.CENTRE, new UUID(0, 0)).goneAt().isPresent()) {
            throw Refusal.of(Refusal.Kind.NOT_FOUND);
        }
    }

    @Override
    public Reply<NeedsAnalysisPage> listNeedsAnalyses(ListNeedsAnalyses request, Call call) {
        return work.read(call, act -> {
            Page<NeedsAnalysis> page = analyses.page(act.tx(), request);
            return Reply.of(new NeedsAnalysisPage(page.items(), page.next())).next(call, page.next());
        });
    }

    @Override
    public Reply<NeedsAnalysis> recordNeedsAnalysis(RecordNeedsAnalysis request, Call call) {
        return work.change(call, act -> {
            refuseUnknownCentre(act.tx(), request.centre());
            var given = request.body();
            var analysis = new NeedsAnalysis(
                    Act.newId(), given.title(), given.carriedOutOn(), given.conclusion(), given.document(), act.now());
            analyses.insert(act.tx(), request.centre(), analysis, call.caller().subject());
            return Reply.of(analysis);
        });
    }
}
