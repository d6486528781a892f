package org.opencus.audit;

import org.opencus.api.AuditService;
import org.opencus.contract.Call;
import org.opencus.contract.Reply;
import org.opencus.model.AuditEvent;
import org.opencus.model.AuditEventPage;
import org.opencus.paging.Page;
import org.opencus.work.Work;

/** Shows the log. */
public final class AuditHandler implements AuditService {
    private final Work work;
    private final AuditEventRepository events = new AuditEventRepository();

    /** Reads the log as any other personal data: with an entry in it. */
    public AuditHandler(Work work) {
        this.work = work;
    }

    @Override
    public Reply<AuditEventPage> listAuditEvents(ListAuditEvents request, Call call) {
        return work.read(call, act -> {
            Page<AuditEvent> page = events.page(act.tx(), request);
            return Reply.of(new AuditEventPage(page.items(), page.next())).next(call, page.next());
        });
    }
}
