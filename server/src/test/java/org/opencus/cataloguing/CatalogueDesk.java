package org.opencus.cataloguing;

import java.util.List;
import java.util.function.BiConsumer;
import org.opencus.api.CataloguingServiceRouting;
import org.opencus.api.ImportsServiceRouting;
import org.opencus.api.ProposalsServiceRouting;
import org.opencus.api.RecordHistoryServiceRouting;
import org.opencus.api.RestorationsServiceRouting;
import org.opencus.api.ServiceBaseServiceRouting;
import org.opencus.api.UpkeepServiceRouting;
import org.opencus.catalogue.ServiceRepository;
import org.opencus.catalogue.ServiceViews;
import org.opencus.contract.Endpoints;
import org.opencus.database.Transactions;
import org.opencus.imports.CatalogueImport;
import org.opencus.imports.CentreImport;
import org.opencus.imports.RecordEditor;
import org.opencus.records.RecordListRepository;
import org.opencus.records.RecordViews;
import org.opencus.records.ReferenceRepository;
import org.opencus.search.Language;
import org.opencus.search.SearchIndex;
import org.opencus.testing.Desk;
import org.opencus.testing.Desk.Person;
import org.opencus.work.Work;

/** The operations by which staff keep the catalogue, for tests. */
final class CatalogueDesk {
    static final Person EDITOR = Desk.staff("catalogue:read", "catalogue:write");
    static final Language LANGUAGE = Language.load(Runnable::run);
    static final BiConsumer<Endpoints.Builder, Work> OPERATIONS = CatalogueDesk::register;

    private CatalogueDesk() {}

    /** The bulk import, too; its writes go through the transactions of each act. */
    static BiConsumer<Endpoints.Builder, Work> with(Transactions transactions) {
        return OPERATIONS.andThen((endpoints, work) -> {
            var lists = new RecordListRepository();
            var views = new RecordViews(lists, new ReferenceRepository());
            var shown = new ShownRecords(lists, views, new ServiceViews(views, new ServiceRepository()));
            var index = new SearchIndex(LANGUAGE::words);
            var imports = new CentreImport(new CatalogueImport(transactions, index, List.of()));
            var writer = new RecordWriter(new RecordEditor(), index);
            ImportsServiceRouting.register(endpoints, new ImportsHandler(work, writer, imports, shown));
        });
    }

    private static void register(Endpoints.Builder endpoints, Work work) {
        var lists = new RecordListRepository();
        var views = new RecordViews(lists, new ReferenceRepository());
        var shown = new ShownRecords(lists, views, new ServiceViews(views, new ServiceRepository()));
        var writer = new RecordWriter(new RecordEditor(), new SearchIndex(LANGUAGE::words));
        var changes = new RecordChanges(writer, shown);
        CataloguingServiceRouting.register(endpoints, new CataloguingHandler(work, changes, shown));
        RestorationsServiceRouting.register(endpoints, new RestorationsHandler(work, changes));
        RecordHistoryServiceRouting.register(endpoints, new RecordHistoryHandler(work, shown));
        UpkeepServiceRouting.register(endpoints, new UpkeepHandler(work, writer, shown));
        ServiceBaseServiceRouting.register(endpoints, new ServiceBaseHandler(work, shown));
        ProposalsServiceRouting.register(endpoints, new ProposalsHandler(work, changes, shown));
    }
}
