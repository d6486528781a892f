package org.opencus.providers;

import java.util.List;
import java.util.Optional;
import org.opencus.api.AgreementsService;
import org.opencus.contract.Call;
import org.opencus.contract.Reply;
import org.opencus.model.CooperationAgreement;
import org.opencus.model.CooperationAgreementInput;
import org.opencus.model.CooperationAgreementPage;
import org.opencus.model.RecordVersionPage;
import org.opencus.providers.ProviderRecords.Asked;
import org.opencus.providers.ProviderRecords.Form;
import org.opencus.providers.ProviderRow.Keys;
import org.opencus.records.RecordViews;
import org.opencus.work.Work;

/** Agreements for social development. */
public final class AgreementsHandler implements AgreementsService {
    private final Work work;
    private final ProviderRecords<CooperationAgreementInput, CooperationAgreement> agreements;

    /** Acts that leave their entries in the log. */
    public AgreementsHandler(Work work, RecordViews centres) {
        this.work = work;
        this.agreements = new ProviderRecords<>(
                new Form<>(
                        ProviderKind.AGREEMENT,
                        CooperationAgreementInput.class,
                        content -> new Keys(AgreementRules.organisations(content), List.of(), Optional.empty()),
                        (_, wanted) -> AgreementRules.agreement(wanted),
                        Recorded.changeable(CooperationAgreement.class)),
                centres);
    }

    @Override
    public Reply<CooperationAgreementPage> listAgreements(ListAgreements request, Call call) {
        var asked = Asked.of(request.centre(), Optional.empty(), request.cursor(), request.limit());
        return work.read(call, act -> agreements.listed(act, asked, CooperationAgreementPage::new));
    }

    @Override
    public Reply<CooperationAgreement> recordAgreement(RecordAgreement request, Call call) {
        return work.change(call, act -> agreements.recorded(act, request.centre(), request.body()));
    }

    @Override
    public Reply<CooperationAgreement> getAgreement(GetAgreement request, Call call) {
        return work.read(call, act -> Reply.of(agreements.one(act, request.centre(), request.agreementId())));
    }

    @Override
    public Reply<CooperationAgreement> changeAgreement(ChangeAgreement request, Call call) {
        return work.change(
                call, act -> Reply.of(agreements.change(act, request.centre(), request.agreementId(), request.body())));
    }

    @Override
    public Reply<Void> removeAgreement(RemoveAgreement request, Call call) {
        return work.change(call, act -> agreements.retire(act, request.centre(), request.agreementId()));
    }

    @Override
    public Reply<RecordVersionPage> listAgreementHistory(ListAgreementHistory request, Call call) {
        return work.read(
                call,
                act -> agreements.history(
                        act, request.centre(), request.agreementId(), request.cursor(), request.limit()));
    }
}
