package org.opencus;

import java.time.Clock;
import org.opencus.api.AgreementsServiceRouting;
import org.opencus.api.CatalogueServiceRouting;
import org.opencus.api.CataloguingServiceRouting;
import org.opencus.api.CentresServiceRouting;
import org.opencus.api.CommissioningServiceRouting;
import org.opencus.api.ConsultationsServiceRouting;
import org.opencus.api.ContractsServiceRouting;
import org.opencus.api.DiagnosesServiceRouting;
import org.opencus.api.DirectoryServiceRouting;
import org.opencus.api.HsdsServiceRouting;
import org.opencus.api.ImportsServiceRouting;
import org.opencus.api.OpenCallsServiceRouting;
import org.opencus.api.ProgrammeDraftsServiceRouting;
import org.opencus.api.ProgrammesServiceRouting;
import org.opencus.api.ProposalsServiceRouting;
import org.opencus.api.ProviderNetworkServiceRouting;
import org.opencus.api.ProviderSupportServiceRouting;
import org.opencus.api.RecordHistoryServiceRouting;
import org.opencus.api.RestorationsServiceRouting;
import org.opencus.api.SearchServiceRouting;
import org.opencus.api.ServiceBaseServiceRouting;
import org.opencus.api.StandardsServiceRouting;
import org.opencus.api.UpkeepServiceRouting;
import org.opencus.catalogue.CatalogueHandler;
import org.opencus.catalogue.ServicePageRepository;
import org.opencus.catalogue.ServiceRepository;
import org.opencus.catalogue.ServiceViews;
import org.opencus.cataloguing.CataloguingHandler;
import org.opencus.cataloguing.ImportsHandler;
import org.opencus.cataloguing.ProposalsHandler;
import org.opencus.cataloguing.RecordChanges;
import org.opencus.cataloguing.RecordHistoryHandler;
import org.opencus.cataloguing.RecordWriter;
import org.opencus.cataloguing.RestorationsHandler;
import org.opencus.cataloguing.ServiceBaseHandler;
import org.opencus.cataloguing.ShownRecords;
import org.opencus.cataloguing.UpkeepHandler;
import org.opencus.centres.CentresHandler;
import org.opencus.contract.Contract;
import org.opencus.contract.Endpoints;
import org.opencus.database.Transactions;
import org.opencus.diagnoses.DiagnosesHandler;
import org.opencus.directory.DirectoryHandler;
import org.opencus.hsds.HsdsHandler;
import org.opencus.imports.CatalogueImport;
import org.opencus.imports.CentreImport;
import org.opencus.imports.RecordEditor;
import org.opencus.programmes.ConsultationsHandler;
import org.opencus.programmes.ProgrammeDraftsHandler;
import org.opencus.programmes.ProgrammesHandler;
import org.opencus.providers.AgreementsHandler;
import org.opencus.providers.CommissioningHandler;
import org.opencus.providers.ContractsHandler;
import org.opencus.providers.NetworkHandler;
import org.opencus.providers.OpenCallsHandler;
import org.opencus.providers.SupportHandler;
import org.opencus.records.CodeRepository;
import org.opencus.records.RecordListRepository;
import org.opencus.records.RecordViews;
import org.opencus.records.ReferenceRepository;
import org.opencus.search.Advice;
import org.opencus.search.CatalogueSearch;
import org.opencus.search.DirectorySearch;
import org.opencus.search.Language;
import org.opencus.search.SearchHandler;
import org.opencus.search.SearchIndex;
import org.opencus.search.ServiceTextSearch;
import org.opencus.search.Suggestions;
import org.opencus.standards.StandardsHandler;
import org.opencus.work.Work;

/** The operations on the catalogue, put together: what everybody reads, and how centres keep and plan it. */
final class CatalogueRoutes {
    private final Transactions transactions;
    private final Work work;
    private final Language language;
    private final Clock clock;
    private final String publicUrl;

    CatalogueRoutes(Transactions transactions, Work work, Language language, Clock clock, String publicUrl) {
        this.transactions = transactions;
        this.work = work;
        this.language = language;
        this.clock = clock;
        this.publicUrl = publicUrl;
    }

    /** Adds them; bulk imports run by the given one. */
    void register(Endpoints.Builder endpoints, CatalogueImport imports) {
        addCatalogue(endpoints);
        addCataloguing(endpoints, imports);
        addPlanning(endpoints);
        addProviders(endpoints);
    }

    private void addCatalogue(Endpoints.Builder endpoints) {
        var records = new RecordViews(new RecordListRepository(), new ReferenceRepository());
        var codes = new CodeRepository();
        var search = new CatalogueSearch(language);
        var suggestions = new Suggestions(language, search);
        var advice = new Advice(search, suggestions);
        CentresServiceRouting.register(endpoints, new CentresHandler(transactions, records, clock));
        CatalogueServiceRouting.register(
                endpoints,
                new CatalogueHandler(
                        transactions,
                        records,
                        new ServicePageRepository(),
                        new ServiceRepository(),
                        codes,
                        new ServiceTextSearch(search, advice)));
        SearchServiceRouting.register(endpoints, new SearchHandler(transactions, search, suggestions, advice, codes));
        DirectoryServiceRouting.register(endpoints, new DirectoryHandler(transactions, records, codes));
        HsdsServiceRouting.register(
                endpoints,
                new HsdsHandler(
                        transactions, new DirectorySearch(search, language), clock, Contract.load(), publicUrl));
    }

    private void addCataloguing(Endpoints.Builder endpoints, CatalogueImport imports) {
        var lists = new RecordListRepository();
        var views = new RecordViews(lists, new ReferenceRepository());
        var shown = new ShownRecords(lists, views, new ServiceViews(views, new ServiceRepository()));
        var writer = new RecordWriter(new RecordEditor(), new SearchIndex(language::words));
        var changes = new RecordChanges(writer, shown);
        CataloguingServiceRouting.register(endpoints, new CataloguingHandler(work, changes, shown));
        RestorationsServiceRouting.register(endpoints, new RestorationsHandler(work, changes));
        RecordHistoryServiceRouting.register(endpoints, new RecordHistoryHandler(work, shown));
        UpkeepServiceRouting.register(endpoints, new UpkeepHandler(work, writer, shown));
        ServiceBaseServiceRouting.register(endpoints, new ServiceBaseHandler(work, shown));
        ProposalsServiceRouting.register(endpoints, new ProposalsHandler(work, changes, shown));
        ImportsServiceRouting.register(endpoints, new ImportsHandler(work, writer, new CentreImport(imports), shown));
    }

    /** What centres plan: diagnoses, programmes, standards. */
    private void addPlanning(Endpoints.Builder endpoints) {
        var records = new RecordViews(new RecordListRepository(), new ReferenceRepository());
        DiagnosesServiceRouting.register(endpoints, new DiagnosesHandler(transactions, work, records, clock));
        ProgrammesServiceRouting.register(endpoints, new ProgrammesHandler(transactions, records, clock));
        ProgrammeDraftsServiceRouting.register(endpoints, new ProgrammeDraftsHandler(work, records));
        ConsultationsServiceRouting.register(endpoints, new ConsultationsHandler(work));
        StandardsServiceRouting.register(endpoints, new StandardsHandler(transactions, work, records));
    }

    private void addProviders(Endpoints.Builder endpoints) {
        var records = new RecordViews(new RecordListRepository(), new ReferenceRepository());
        CommissioningServiceRouting.register(endpoints, new CommissioningHandler(work, records));
        ContractsServiceRouting.register(endpoints, new ContractsHandler(work, records));
        ProviderNetworkServiceRouting.register(endpoints, new NetworkHandler(work, records));
        OpenCallsServiceRouting.register(endpoints, new OpenCallsHandler(work, records, clock));
        AgreementsServiceRouting.register(endpoints, new AgreementsHandler(work, records));
        ProviderSupportServiceRouting.register(endpoints, new SupportHandler(work, records));
    }
}
