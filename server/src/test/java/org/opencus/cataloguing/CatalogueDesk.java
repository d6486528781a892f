package org.opencus.cataloguing;

import java.util.function.BiConsumer;
import org.opencus.api.CataloguingServiceRouting;
import org.opencus.catalogue.ServiceRepository;
import org.opencus.catalogue.ServiceViews;
import org.opencus.contract.Endpoints;
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

    private static void register(Endpoints.Builder endpoints, Work work) {
        var lists = new RecordListRepository();
        var views = new RecordViews(lists, new ReferenceRepository());
        var shown = new ShownRecords(lists, views, new ServiceViews(views, new ServiceRepository()));
        var writer = new RecordWriter(new RecordEditor(), new SearchIndex(LANGUAGE::words));
        var changes = new RecordChanges(writer, shown);
        CataloguingServiceRouting.register(endpoints, new CataloguingHandler(work, changes, shown));
    }
}
