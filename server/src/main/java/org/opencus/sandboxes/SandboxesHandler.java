package org.opencus.sandboxes;

import java.util.List;
import java.util.UUID;
import org.opencus.api.SandboxesService;
import org.opencus.contract.Call;
import org.opencus.contract.Refusal;
import org.opencus.contract.Reply;
import org.opencus.contract.Text;
import org.opencus.contract.Violation;
import org.opencus.imports.CatalogueImport;
import org.opencus.imports.ImportReport;
import org.opencus.model.ResidentCreate;
import org.opencus.model.Sandbox;
import org.opencus.model.SandboxList;
import org.opencus.residents.ResidentRegistry;
import org.opencus.work.Act;
import org.opencus.work.Work;

/** Makes and lists sandboxes. */
public final class SandboxesHandler implements SandboxesService {
    private static final String SLUG = "sandbox-";
    private static final int SLUG_DIGITS = 10;
    private static final Text UNKNOWN =
            new Text("To centrum nie zna takiej organizacji.", "This centre knows no such organisation.");
    private static final Text THERE_IS_ONE =
            new Text("Ta organizacja ma już piaskownicę.", "This organisation has a sandbox already.");

    private final Work work;
    private final CatalogueImport imports;
    private final ResidentRegistry registry;
    private final SandboxRepository sandboxes = new SandboxRepository();

    /** Fills sandboxes by the same import and the same register as real centres. */
    public SandboxesHandler(Work work, CatalogueImport imports, ResidentRegistry registry) {
        this.work = work;
        this.imports = imports;
        this.registry = registry;
    }

    @Override
    public Reply<SandboxList> listSandboxes(ListSandboxes request, Call call) {
        return work.read(call, act -> Reply.of(new SandboxList(sandboxes.all(act.tx(), request.centre()))));
    }

    @Override
    public Reply<Sandbox> createSandbox(CreateSandbox request, Call call) {
        return work.change(call, act -> {
            Sandbox made = made(act, request.centre(), request.body().organisation());
            return Reply.of(made).location("/v1/centres/" + made.centre());
        });
    }

    private Sandbox made(Act act, String centre, String organisation) {
        if (!sandboxes.knows(act.tx(), centre, organisation)) {
            throw Refusal.of(
                    Refusal.Kind.RULE_BROKEN, List.of(new Violation("/organisation", "unknown-organisation", UNKNOWN)));
        }
        // Importers take turns: a second request for the same partner waits here and then finds this one's sandbox.
        String slug = SLUG + UUID.randomUUID().toString().replace("-", "").substring(0, SLUG_DIGITS);
        var files = new SandboxFiles(slug, organisation);
        ImportReport report = imports.run(act.tx(), files);
        if (report.outcome() != ImportReport.Outcome.COMPLETE) {
            throw new IllegalStateException("The files of the sandbox do not fit: " + report.lines());
        }
        if (sandboxes.all(act.tx(), centre).stream()
                .anyMatch(other -> other.organisation().equals(organisation))) {
            throw Refusal.of(Refusal.Kind.CONFLICT, THERE_IS_ONE);
        }
        sandboxes.mark(act.tx(), slug, centre, organisation);
        for (ResidentCreate person : files.people()) {
            registry.register(act, slug, person);
        }
        return Sandbox.builder().centre(slug).organisation(organisation).build();
    }
}
