package org.opencus.providers;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.opencus.api.ProviderSupportService;
import org.opencus.contract.Call;
import org.opencus.contract.Reply;
import org.opencus.contract.Violation;
import org.opencus.model.CodeRef;
import org.opencus.model.ProviderDevelopment;
import org.opencus.model.ProviderDevelopmentInput;
import org.opencus.model.ProviderDevelopmentPage;
import org.opencus.model.ProviderSupport;
import org.opencus.model.ProviderSupportInput;
import org.opencus.model.ProviderSupportPage;
import org.opencus.providers.ProviderRecords.Asked;
import org.opencus.providers.ProviderRecords.Form;
import org.opencus.providers.ProviderRecords.Wanted;
import org.opencus.providers.ProviderRow.Keys;
import org.opencus.records.RecordViews;
import org.opencus.work.Work;

/** Support given to providers, how far they are, and what they plan. */
public final class SupportHandler implements ProviderSupportService {
    private final Work work;
    private final ProviderRecords<ProviderSupportInput, ProviderSupport> support;
    private final ProviderRecords<ProviderDevelopmentInput, ProviderDevelopment> development;

    /** Acts that leave their entries in the log. */
    public SupportHandler(Work work, RecordViews centres) {
        this.work = work;
        this.support = new ProviderRecords<>(
                new Form<>(
                        ProviderKind.SUPPORT,
                        ProviderSupportInput.class,
                        content -> of(content.organisation()),
                        (_, wanted) -> past(wanted, wanted.content().givenOn(), "/givenOn"),
                        Recorded.once(ProviderSupport.class)),
                centres);
        this.development = new ProviderRecords<>(
                new Form<>(
                        ProviderKind.DEVELOPMENT,
                        ProviderDevelopmentInput.class,
                        content -> of(content.organisation()),
                        (_, wanted) -> past(wanted, wanted.content().assessedOn(), "/assessedOn"),
                        Recorded.once(ProviderDevelopment.class)),
                centres);
    }

    private static Keys of(CodeRef organisation) {
        return new Keys(List.of(organisation.code()), List.of(), Optional.empty());
    }

    private static List<Violation> past(Wanted<?> wanted, LocalDate day, String pointer) {
        Faults faults = new Faults();
        faults.past(day, wanted.today(), pointer);
        return faults.all();
    }

    @Override
    public Reply<ProviderSupportPage> listProviderSupport(ListProviderSupport request, Call call) {
        var asked = Asked.of(request.centre(), request.provider(), request.cursor(), request.limit());
        return work.read(call, act -> support.listed(act, asked, ProviderSupportPage::new));
    }

    @Override
    public Reply<ProviderSupport> recordProviderSupport(RecordProviderSupport request, Call call) {
        return work.change(call, act -> support.recorded(act, request.centre(), request.body()));
    }

    @Override
    public Reply<ProviderSupport> getProviderSupport(GetProviderSupport request, Call call) {
        return work.read(call, act -> Reply.of(support.one(act, request.centre(), request.supportId())));
    }

    @Override
    public Reply<ProviderDevelopmentPage> listProviderDevelopment(ListProviderDevelopment request, Call call) {
        var asked = Asked.of(request.centre(), request.provider(), request.cursor(), request.limit());
        return work.read(call, act -> development.listed(act, asked, ProviderDevelopmentPage::new));
    }

    @Override
    public Reply<ProviderDevelopment> recordProviderDevelopment(RecordProviderDevelopment request, Call call) {
        return work.change(call, act -> development.recorded(act, request.centre(), request.body()));
    }

    @Override
    public Reply<ProviderDevelopment> getProviderDevelopment(GetProviderDevelopment request, Call call) {
        return work.read(call, act -> Reply.of(development.one(act, request.centre(), request.developmentId())));
    }
}
