package org.opencus.cataloguing;

import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonReader;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import org.opencus.api.ProposalsService;
import org.opencus.api.ProposalsService.WithdrawProposal;
import org.opencus.cataloguing.ProposalRepository.ProposalRow;
import org.opencus.cataloguing.RecordChanges.Target;
import org.opencus.contract.Call;
import org.opencus.contract.Refusal;
import org.opencus.contract.Reply;
import org.opencus.contract.Values;
import org.opencus.model.Proposal;
import org.opencus.model.ProposalPage;
import org.opencus.paging.Page;
import org.opencus.records.RecordKind;
import org.opencus.work.Work;

/** Proposals of partners; their changes are merge patches, whose nulls objects of the contract cannot hold. */
public final class ProposalsHandler implements ProposalsService {
    private static final String JSON = "application/json";

    private final Work work;
    private final Proposals proposals;
    private final ProposalRepository repository = new ProposalRepository();

    /** Acts that leave their entries in the log. */
    public ProposalsHandler(Work work, RecordChanges changes, ShownRecords shown) {
        this.work = work;
        this.proposals = new Proposals(changes, shown);
    }

    @Override
    public Reply<Proposal> proposeServiceChange(ProposeServiceChange request, Call call) {
        Target target = new Target(request.centre(), RecordKind.SERVICE, request.serviceId());
        return work.change(call, act -> made(request.centre(), proposals.change(act, target, body(call))));
    }

    @Override
    public Reply<Proposal> proposeService(ProposeService request, Call call) {
        return work.change(call, act -> made(request.centre(), proposals.service(act, request.centre(), body(call))));
    }

    @Override
    public Reply<ProposalPage> listProposals(ListProposals request, Call call) {
        return work.read(call, act -> {
            Page<ProposalRow> page = repository.page(act.tx(), request, Proposals.visible(call.caller()));
            JsonArrayBuilder items = Values.JSON.createArrayBuilder();
            page.items().forEach(row -> items.add(view(row)));
            JsonObjectBuilder answer = Values.JSON.createObjectBuilder().add("items", items);
            page.next().ifPresent(cursor -> answer.add("nextCursor", cursor));
            return Reply.<ProposalPage>bytes(JSON, bytes(answer.build())).next(call, page.next());
        });
    }

    @Override
    public Reply<Proposal> getProposal(GetProposal request, Call call) {
        return work.read(
                call,
                act -> shown(repository
                        .find(act.tx(), request.centre(), request.proposalId(), Proposals.visible(call.caller()))
                        .orElseThrow(() -> Refusal.of(Refusal.Kind.NOT_FOUND))));
    }

    @Override
    public Reply<Proposal> acceptProposal(AcceptProposal request, Call call) {
        return work.change(call, act -> shown(proposals.accept(act, request.centre(), request.proposalId())));
    }

    @Override
    public Reply<Proposal> refuseProposal(RefuseProposal request, Call call) {
        String reason = request.body().reason();
        return work.change(call, act -> shown(proposals.refuse(act, request.centre(), request.proposalId(), reason)));
    }

    @Override
    public Reply<Proposal> withdrawProposal(WithdrawProposal request, Call call) {
        return work.change(call, act -> shown(proposals.withdraw(act, request.centre(), request.proposalId())));
    }

    private static Reply<Proposal> made(String centre, ProposalRow row) {
        return shown(row).location("/v1/centres/" + centre + "/service-proposals/" + row.id());
    }

    private static Reply<Proposal> shown(ProposalRow row) {
        return Reply.bytes(JSON, bytes(view(row)));
    }

    private static JsonObject view(ProposalRow row) {
        JsonObjectBuilder view = Values.JSON
                .createObjectBuilder()
                .add("id", row.id().toString())
                .add("kind", row.kind())
                .add("state", row.state())
                .add("organisation", row.organisation())
                .add("proposedBy", row.proposedBy())
                .add("proposedAt", row.proposedAt().toString())
                .add("change", row.change())
                .add("outdated", row.outdated());
        row.service().ifPresent(id -> view.add("serviceId", id.toString()));
        row.serviceName().ifPresent(name -> view.add("serviceName", name));
        row.note().ifPresent(note -> view.add("note", note));
        row.decision().ifPresent(decision -> {
            JsonObjectBuilder decided = Values.JSON
                    .createObjectBuilder()
                    .add("at", decision.at().toString())
                    .add("by", decision.by());
            decision.reason().ifPresent(reason -> decided.add("reason", reason));
            view.add("decision", decided);
        });
        return view.build();
    }

    private static byte[] bytes(JsonObject object) {
        return object.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static JsonObject body(Call call) {
        try (JsonReader reader = Values.JSON.createReader(new ByteArrayInputStream(call.body()))) {
            return reader.readObject();
        }
    }
}
