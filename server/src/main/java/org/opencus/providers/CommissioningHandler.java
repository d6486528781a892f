package org.opencus.providers;

import java.util.List;
import java.util.Optional;
import org.opencus.api.CommissioningService;
import org.opencus.contract.Call;
import org.opencus.contract.Reply;
import org.opencus.model.CommissioningDecision;
import org.opencus.model.CommissioningDecisionInput;
import org.opencus.model.CommissioningDecisionPage;
import org.opencus.providers.ProviderRecords.Asked;
import org.opencus.providers.ProviderRecords.Form;
import org.opencus.providers.ProviderRow.Keys;
import org.opencus.records.RecordViews;
import org.opencus.work.Work;

/** How services are commissioned. */
public final class CommissioningHandler implements CommissioningService {
    private final Work work;
    private final ProviderRecords<CommissioningDecisionInput, CommissioningDecision> decisions;

    /** Acts that leave their entries in the log. */
    public CommissioningHandler(Work work, RecordViews centres) {
        this.work = work;
        this.decisions = new ProviderRecords<>(
                new Form<>(
                        ProviderKind.DECISION,
                        CommissioningDecisionInput.class,
                        content -> new Keys(List.of(), List.of(content.service().code()), Optional.empty()),
                        new DecisionRules(),
                        Recorded.once(CommissioningDecision.class)),
                centres);
    }

    @Override
    public Reply<CommissioningDecisionPage> listCommissioningDecisions(ListCommissioningDecisions request, Call call) {
        var asked = new Asked(
                request.centre(),
                Optional.empty(),
                Optional.empty(),
                request.service(),
                request.cursor(),
                request.limit());
        return work.read(call, act -> decisions.listed(act, asked, CommissioningDecisionPage::new));
    }

    @Override
    public Reply<CommissioningDecision> recordCommissioningDecision(RecordCommissioningDecision request, Call call) {
        return work.change(call, act -> decisions.recorded(act, request.centre(), request.body()));
    }

    @Override
    public Reply<CommissioningDecision> getCommissioningDecision(GetCommissioningDecision request, Call call) {
        return work.read(call, act -> Reply.of(decisions.one(act, request.centre(), request.decisionId())));
    }
}
