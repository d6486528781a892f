package org.opencus.residents;

import java.util.List;
import org.opencus.api.ResidentImportsService;
import org.opencus.contract.Call;
import org.opencus.contract.Reply;
import org.opencus.model.ImportOutcome;
import org.opencus.model.ImportedRow;
import org.opencus.model.ResidentImportReport;
import org.opencus.work.Work;

/** Imports of residents in HTTP words. */
public final class ResidentImportsHandler implements ResidentImportsService {
    private final Work work;
    private final ClientImport imports;

    /** Over what takes persons over. */
    public ResidentImportsHandler(Work work, ClientImport imports) {
        this.work = work;
        this.imports = imports;
    }

    @Override
    public Reply<ResidentImportReport> importResidents(ImportResidents request, Call call) {
        List<ClientFile.Row> rows = ClientFile.rows(request.body());
        boolean dryRun = request.body().dryRun().orElse(false);
        return work.change(call, act -> {
            List<ImportedRow> results = imports.run(act, request.centre(), rows, dryRun);
            return Reply.of(ResidentImportReport.builder()
                    .dryRun(dryRun)
                    .rows(results.size())
                    .created(count(results, ImportOutcome.CREATED))
                    .changed(count(results, ImportOutcome.CHANGED))
                    .unchanged(count(results, ImportOutcome.UNCHANGED))
                    .refused(count(results, ImportOutcome.REFUSED))
                    .results(results)
                    .build());
        });
    }

    private static int count(List<ImportedRow> results, ImportOutcome outcome) {
        return Math.toIntExact(
                results.stream().filter(row -> row.outcome() == outcome).count());
    }
}
