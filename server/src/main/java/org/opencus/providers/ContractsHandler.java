package org.opencus.providers;

import java.util.List;
import java.util.Optional;
import org.opencus.api.ContractsService;
import org.opencus.contract.Call;
import org.opencus.contract.Refusal;
import org.opencus.contract.Reply;
import org.opencus.model.ContractReport;
import org.opencus.model.ContractReportInput;
import org.opencus.model.ContractReportPage;
import org.opencus.model.ProviderContract;
import org.opencus.model.ProviderContractInput;
import org.opencus.model.ProviderContractPage;
import org.opencus.model.RecordVersionPage;
import org.opencus.providers.ProviderRecordRepository.Hold;
import org.opencus.providers.ProviderRecords.Asked;
import org.opencus.providers.ProviderRecords.Form;
import org.opencus.providers.ProviderRow.Keys;
import org.opencus.records.RecordViews;
import org.opencus.work.Act;
import org.opencus.work.Work;

/** Contracts with providers, kept by staff, and what providers report on their own. */
public final class ContractsHandler implements ContractsService {
    private final Work work;
    private final ProviderRecords<ProviderContractInput, ProviderContract> contracts;
    private final ProviderRecords<ContractReportInput, ContractReport> reports;

    /** Acts that leave their entries in the log. */
    public ContractsHandler(Work work, RecordViews centres) {
        this.work = work;
        this.contracts = new ProviderRecords<>(
                new Form<>(
                        ProviderKind.CONTRACT,
                        ProviderContractInput.class,
                        ContractsHandler::keys,
                        new ContractRules(),
                        new ProviderViews<>(ProviderContract.class, new ContractViews()::extra)),
                centres);
        this.reports = new ProviderRecords<>(
                new Form<>(
                        ProviderKind.CONTRACT_REPORT,
                        ContractReportInput.class,
                        _ -> new Keys(List.of(), List.of(), Optional.empty()),
                        new ReportRules(),
                        Recorded.part(ContractReport.class, "contract")),
                centres);
    }

    private static Keys keys(ProviderContractInput content) {
        return new Keys(
                PartyRules.organisations(content.providers()),
                content.services().stream()
                        .map(each -> each.service().code())
                        .distinct()
                        .toList(),
                content.number());
    }

    @Override
    public Reply<ProviderContractPage> listProviderContracts(ListProviderContracts request, Call call) {
        var asked = new Asked(
                request.centre(),
                Optional.empty(),
                request.provider(),
                request.service(),
                request.cursor(),
                request.limit());
        return work.read(call, act -> contracts.listed(act, asked, ProviderContractPage::new));
    }

    @Override
    public Reply<ProviderContract> recordProviderContract(RecordProviderContract request, Call call) {
        return work.change(call, act -> contracts.recorded(act, request.centre(), request.body()));
    }

    @Override
    public Reply<ProviderContract> getProviderContract(GetProviderContract request, Call call) {
        return work.read(call, act -> Reply.of(contracts.one(act, request.centre(), request.contractId())));
    }

    @Override
    public Reply<ProviderContract> changeProviderContract(ChangeProviderContract request, Call call) {
        return work.change(
                call, act -> Reply.of(contracts.change(act, request.centre(), request.contractId(), request.body())));
    }

    @Override
    public Reply<Void> removeProviderContract(RemoveProviderContract request, Call call) {
        return work.change(call, act -> contracts.retire(act, request.centre(), request.contractId()));
    }

    @Override
    public Reply<RecordVersionPage> listProviderContractHistory(ListProviderContractHistory request, Call call) {
        return work.read(
                call,
                act -> contracts.history(
                        act, request.centre(), request.contractId(), request.cursor(), request.limit()));
    }

    @Override
    public Reply<ContractReportPage> listContractReports(ListContractReports request, Call call) {
        var asked = new Asked(
                request.centre(),
                Optional.of(request.contractId()),
                Optional.empty(),
                Optional.empty(),
                request.cursor(),
                request.limit());
        return work.read(call, act -> {
            var _ = contracts.there(act, request.centre(), request.contractId(), Hold.NOT);
            return reports.listed(act, asked, ContractReportPage::new);
        });
    }

    @Override
    public Reply<ContractReport> reportOnContract(ReportOnContract request, Call call) {
        return work.change(call, act -> {
            ProviderRow contract = contracts.there(act, request.centre(), request.contractId(), Hold.AS_IT_IS);
            ProviderRow made = reports.add(act, request.centre(), Optional.of(contract), request.body());
            return Reply.of(reports.shown(act, made))
                    .location(ProviderRecords.address(contract) + "/reports/" + made.id());
        });
    }

    @Override
    public Reply<ContractReport> getContractReport(GetContractReport request, Call call) {
        return work.read(call, act -> Reply.of(report(act, request)));
    }

    private ContractReport report(Act act, GetContractReport request) {
        ProviderRow found = reports.there(act, request.centre(), request.reportId(), Hold.NOT);
        if (found.parent().filter(request.contractId()::equals).isEmpty()) {
            throw Refusal.of(Refusal.Kind.NOT_FOUND);
        }
        return reports.shown(act, found);
    }
}
