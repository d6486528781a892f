package org.opencus;

import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import org.opencus.api.AccessServiceRouting;
import org.opencus.api.AccountsServiceRouting;
import org.opencus.api.AuditServiceRouting;
import org.opencus.api.BreachesServiceRouting;
import org.opencus.api.CatalogueServiceRouting;
import org.opencus.api.CataloguingServiceRouting;
import org.opencus.api.CentresServiceRouting;
import org.opencus.api.ConsentsServiceRouting;
import org.opencus.api.ConsultationsServiceRouting;
import org.opencus.api.DemoServiceRouting;
import org.opencus.api.DiagnosesServiceRouting;
import org.opencus.api.DirectoryServiceRouting;
import org.opencus.api.HouseholdsServiceRouting;
import org.opencus.api.HsdsServiceRouting;
import org.opencus.api.IdentityServiceRouting;
import org.opencus.api.ImportsServiceRouting;
import org.opencus.api.KeysServiceRouting;
import org.opencus.api.MergesServiceRouting;
import org.opencus.api.MyDataServiceRouting;
import org.opencus.api.ParticipationServiceRouting;
import org.opencus.api.PlatformServiceRouting;
import org.opencus.api.PrivacyRequestsServiceRouting;
import org.opencus.api.ProgrammeDraftsServiceRouting;
import org.opencus.api.ProgrammesServiceRouting;
import org.opencus.api.ProposalsServiceRouting;
import org.opencus.api.RecordHistoryServiceRouting;
import org.opencus.api.RepresentationsServiceRouting;
import org.opencus.api.ResidentImportsServiceRouting;
import org.opencus.api.ResidentsServiceRouting;
import org.opencus.api.SandboxesServiceRouting;
import org.opencus.api.SearchServiceRouting;
import org.opencus.api.ServiceBaseServiceRouting;
import org.opencus.api.SharedResidentsServiceRouting;
import org.opencus.api.StaffServiceRouting;
import org.opencus.api.StandardsServiceRouting;
import org.opencus.api.UpkeepServiceRouting;
import org.opencus.audit.AuditHandler;
import org.opencus.audit.AuditVerification;
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
import org.opencus.cataloguing.ServiceBaseHandler;
import org.opencus.cataloguing.ShownRecords;
import org.opencus.cataloguing.UpkeepHandler;
import org.opencus.centres.CentresHandler;
import org.opencus.contract.Contract;
import org.opencus.contract.Endpoints;
import org.opencus.contract.HotAnswers;
import org.opencus.contract.Operation;
import org.opencus.crypto.Keyring;
import org.opencus.crypto.KeysetSource;
import org.opencus.crypto.PersonKeyRepository;
import org.opencus.database.CatalogueChanges;
import org.opencus.database.Database;
import org.opencus.database.DatabaseAccess;
import org.opencus.database.EmbeddedDatabase;
import org.opencus.database.Migrations;
import org.opencus.database.ServerRights;
import org.opencus.database.Transactions;
import org.opencus.demo.DemoHandler;
import org.opencus.demo.DemoTokens;
import org.opencus.diagnoses.DiagnosesHandler;
import org.opencus.directory.DirectoryHandler;
import org.opencus.hsds.HsdsHandler;
import org.opencus.http.HttpServer;
import org.opencus.http.SecurityHeaders;
import org.opencus.identity.AccessHandler;
import org.opencus.identity.IdentityGatekeeper;
import org.opencus.identity.IdentityHandler;
import org.opencus.identity.KnownKeys;
import org.opencus.identity.Rights;
import org.opencus.imports.CatalogueImport;
import org.opencus.imports.CentreImport;
import org.opencus.imports.ImportCommand;
import org.opencus.imports.ImportReport;
import org.opencus.imports.RecordEditor;
import org.opencus.imports.ShippedCatalogue;
import org.opencus.keys.KeysHandler;
import org.opencus.limits.RequestLimits;
import org.opencus.logging.LastingLogs;
import org.opencus.metrics.Metrics;
import org.opencus.model.CallerLimits;
import org.opencus.platform.Dependency;
import org.opencus.platform.Health;
import org.opencus.platform.PlatformHandler;
import org.opencus.privacy.AccountsHandler;
import org.opencus.privacy.BreachesHandler;
import org.opencus.privacy.Consents;
import org.opencus.privacy.ConsentsHandler;
import org.opencus.privacy.Erasure;
import org.opencus.privacy.Export;
import org.opencus.privacy.MyDataHandler;
import org.opencus.privacy.Persons;
import org.opencus.privacy.PrivacyRequests;
import org.opencus.privacy.PrivacyRequestsHandler;
import org.opencus.privacy.SharedResidentsHandler;
import org.opencus.programmes.ConsultationsHandler;
import org.opencus.programmes.ProgrammeDraftsHandler;
import org.opencus.programmes.ProgrammesHandler;
import org.opencus.programmes.ShippedProgrammes;
import org.opencus.records.CodeRepository;
import org.opencus.records.RecordListRepository;
import org.opencus.records.RecordViews;
import org.opencus.records.ReferenceRepository;
import org.opencus.residents.ClientImport;
import org.opencus.residents.DemoResidents;
import org.opencus.residents.HouseholdsHandler;
import org.opencus.residents.KeyRenewal;
import org.opencus.residents.MergesHandler;
import org.opencus.residents.Merging;
import org.opencus.residents.OpenResidents;
import org.opencus.residents.ParticipationHandler;
import org.opencus.residents.Representations;
import org.opencus.residents.RepresentationsHandler;
import org.opencus.residents.ResidentFinder;
import org.opencus.residents.ResidentHashes;
import org.opencus.residents.ResidentImportsHandler;
import org.opencus.residents.ResidentRegistry;
import org.opencus.residents.ResidentRepository;
import org.opencus.residents.ResidentSeal;
import org.opencus.residents.ResidentViews;
import org.opencus.residents.ResidentsHandler;
import org.opencus.sandboxes.SandboxesHandler;
import org.opencus.search.Advice;
import org.opencus.search.CatalogueSearch;
import org.opencus.search.DirectorySearch;
import org.opencus.search.Language;
import org.opencus.search.SearchHandler;
import org.opencus.search.SearchIndex;
import org.opencus.search.ServiceTextSearch;
import org.opencus.search.Suggestions;
import org.opencus.search.SynonymsFile;
import org.opencus.staff.StaffHandler;
import org.opencus.standards.StandardsHandler;
import org.opencus.tokens.TokenSettings;
import org.opencus.tokens.Tokens;
import org.opencus.work.Work;

/** A running server: the only place where its parts are put together. */
public final class Application implements AutoCloseable {
    static {
        // Before the first logger is asked for; by name, because looking at the class would already make one.
        System.setProperty("java.util.logging.manager", LastingLogs.class.getName());
    }

    private static final System.Logger LOGGER = System.getLogger(Application.class.getName());
    /** What one statement of an import may take; a request must never wait that long. */
    private static final Duration IMPORT_STATEMENT = Duration.ofMinutes(10);

    private static final Set<String> EVERY_ADDRESS = Set.of("", "0.0.0.0", "::", "[::]");
    private static final int MOST_ITEMS = 200;

    private final Settings settings;
    private final Parts parts = new Parts();
    private final AtomicBoolean closed = new AtomicBoolean();
    private final Metrics metrics = new Metrics();
    /** Ticks in microseconds, as PostgreSQL does: otherwise two answers disagree about one instant. */
    private final Clock clock = Clock.tick(Clock.systemUTC(), Duration.ofNanos(1000));

    /** Read beside everything else that a start takes. */
    private final Language language =
            Language.load(task -> Thread.ofPlatform().daemon().name("language").start(task));

    private final HotAnswers hotAnswers;
    private volatile Tokens tokens;
    private volatile Optional<DemoTokens> demo = Optional.empty();
    private Health health = new Health(List.of());
    private HttpServer http;
    private String version = "";

    private Application(Settings settings) {
        this.settings = settings;
        this.hotAnswers = new HotAnswers(settings.http().hotAnswers());
        // Until changes are heard, nothing may be answered from memory.
        hotAnswers.suspend();
    }

    /** Runs a command; see {@link Command#USAGE}. */
    public static void main(String[] args) {
        CommandLine.run(System.getenv(), args).ifPresent(exit -> System.exit(exit.ordinal()));
    }

    /** Starts everything; what was started is stopped again when a part fails. */
    public static Application start(Settings settings, boolean reset) throws InterruptedException {
        var application = new Application(settings);
        try {
            application.serve(application.openDatabase(application.own(reset)));
            return application;
        } catch (RuntimeException | InterruptedException e) {
            application.close();
            throw e;
        }
    }

    /** Imports a directory into the database of the settings, also while a server runs on it. */
    static ImportReport.Outcome load(Settings settings, Path directory, boolean dryRun) throws InterruptedException {
        try (var application = new Application(settings.patient(IMPORT_STATEMENT))) {
            Database database = application.openDatabase(application.shared());
            return new ImportCommand(application.imports(application.transactions(database))).run(directory, dryRun);
        }
    }

    /** Checks the log of acts in the database of the settings, also while a server runs on it. */
    static AuditVerification.Result verifyAudit(Settings settings) throws InterruptedException {
        try (var application = new Application(settings.patient(IMPORT_STATEMENT))) {
            Database database = application.openDatabase(application.shared());
            return new AuditVerification(application.transactions(database)).run();
        }
    }

    /** Brings everything that was made with older keys to those of now, also while a server runs, and counts it. */
    static long renewKeys(Settings settings) throws InterruptedException {
        try (var application = new Application(settings.patient(IMPORT_STATEMENT))) {
            Transactions transactions = application.transactions(application.openDatabase(application.shared()));
            var renewal = new KeyRenewal(keyring(transactions, application.keys()));
            long renewed = 0;
            for (int batch = transactions.write(renewal::renew);
                    batch > 0;
                    batch = transactions.write(renewal::renew)) {
                renewed += batch;
            }
            return renewed;
        }
    }

    /** Drops the older keys of a file; false, and nothing is done, where something still needs them. */
    static boolean retireKeys(Settings settings, Path file) throws InterruptedException {
        KeysetSource source = KeysetSource.of(file);
        try (var application = new Application(settings.patient(IMPORT_STATEMENT))) {
            Transactions transactions = application.transactions(application.openDatabase(application.shared()));
            var renewal = new KeyRenewal(new Keyring(source));
            if (transactions.write(renewal::isDue)) {
                return false;
            }
        }
        KeysetSource.write(file, source.current().retired());
        return true;
    }

    /** The port that answers. */
    public int port() {
        return http.port();
    }

    private Database openDatabase(DatabaseAccess access) throws InterruptedException {
        var database = parts.add("database", new Database(access.server()));
        database.await();
        version = Migrations.migrate(access);
        if (settings.profile() == Settings.Profile.PRODUCTION) {
            ServerRights.requireUntouchableLog(access.server());
        }
        LOGGER.log(Level.INFO, "The database is at version " + version);
        return database;
    }

    private DatabaseAccess own(boolean reset) {
        // Reading the contract takes as long as starting PostgreSQL: side by side.
        Thread.ofPlatform().daemon().name("contract").start(Contract::load);
        return settings.embedsDatabase() ? embedded(reset) : settings.databaseAccess();
    }

    private DatabaseAccess embedded(boolean reset) {
        return parts.add("embedded database", EmbeddedDatabase.start(settings.dataDirectory(), reset))
                .access(settings.database());
    }

    /** The database of a server that may be running, which is given as well where it is an embedded one. */
    private DatabaseAccess shared() {
        return settings.embedsDatabase()
                ? EmbeddedDatabase.running(settings.dataDirectory(), settings.database())
                        .orElseGet(() -> embedded(false))
                : settings.databaseAccess();
    }

    private Transactions transactions(Database database) {
        return new Transactions(database, metrics::executed);
    }

    private CatalogueImport imports(Transactions transactions) {
        return new CatalogueImport(transactions, new SearchIndex(language::words), List.of(new SynonymsFile(language)));
    }

    private void serve(Database database) {
        Contract contract = Contract.load();
        Transactions transactions = transactions(database);
        if (settings.profile() == Settings.Profile.DEMO) {
            new ShippedCatalogue(transactions, imports(transactions))
                    .loadIfNeeded()
                    .ifPresent(report -> LOGGER.log(Level.INFO, String.join("\n", report.lines())));
            new ShippedProgrammes(transactions, new RecordViews(new RecordListRepository(), new ReferenceRepository()))
                    .loadIfNeeded();
        }
        var changes = parts.add("catalogue changes", new CatalogueChanges(database, new HotAnswersKeeper(hotAnswers)));
        KeysetSource keys = keys();
        health = health(database, transactions, changes, keys);
        measure(database);
        Endpoints.Builder endpoints = Endpoints.of(contract)
                .always(SecurityHeaders.ALWAYS)
                .hotAnswers(hotAnswers)
                .proxies(settings.http().proxies())
                .limiter(parts.add("limits", new RequestLimits(settings.limits(), transactions, clock)))
                .observer((operation, requestId, status, nanos) ->
                        metrics.answered(operation.map(Operation::id).orElse("none"), status, nanos));
        PlatformServiceRouting.register(endpoints, new PlatformHandler(contract, health, metrics::text));
        addCatalogue(endpoints, transactions);
        var work = new Work(transactions, clock);
        addIdentity(endpoints, contract, transactions, work);
        addPrivateParts(endpoints, transactions, work, keyring(transactions, keys));
        addCataloguing(endpoints, work, imports(transactions));
        addPlanning(endpoints, transactions, work);
        catchUp(transactions);
        http = parts.add("http", HttpServer.start(settings.http(), endpoints.build()));
        if (settings.givesTokens()) {
            demo = Optional.of(
                    new DemoTokens(address(), settings.identity().tokens().audience(), clock));
            takeTokens(settings.identity().tokens().by(demo.get().issuer()));
        }
    }

    /** Where this server reaches itself. */
    private String address() {
        String host = settings.http().host();
        return "http://" + (EVERY_ADDRESS.contains(host) ? "localhost" : host) + ":" + port();
    }

    private void takeTokens(TokenSettings accepted) {
        tokens = parts.add("tokens", new Tokens(accepted, clock, Thread::startVirtualThread));
        tokens.warm();
    }

    private void addIdentity(Endpoints.Builder endpoints, Contract contract, Transactions transactions, Work work) {
        takeTokens(settings.identity().tokens());
        String environment = settings.profile() == Settings.Profile.DEMO ? "demo" : "live";
        var rights = new Rights(settings.identity().mapping(), transactions, clock);
        var keys = new KnownKeys(transactions, clock, environment);
        endpoints.gatekeeper(new IdentityGatekeeper(() -> tokens, keys, rights, clock, work::turnedAway));
        var limits = new CallerLimits(
                settings.http().maxBody(),
                MOST_ITEMS,
                Math.toIntExact(settings.http().requestTimeout().toSeconds()));
        IdentityServiceRouting.register(endpoints, new IdentityHandler(rights, limits));
        AccessServiceRouting.register(endpoints, new AccessHandler(work, contract.scopes()));
        StaffServiceRouting.register(endpoints, new StaffHandler(work, clock));
        KeysServiceRouting.register(endpoints, new KeysHandler(work, contract, environment));
        DemoServiceRouting.register(endpoints, new DemoHandler(() -> demo));
    }

    /** Who gives tokens to everybody, in the demo. */
    Optional<DemoTokens> demo() {
        return demo;
    }

    private void addCatalogue(Endpoints.Builder endpoints, Transactions transactions) {
        var records = new RecordViews(new RecordListRepository(), new ReferenceRepository());
        var codes = new CodeRepository();
        var search = new CatalogueSearch(language);
        var suggestions = new Suggestions(language);
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
                        transactions,
                        new DirectorySearch(search, language),
                        clock,
                        Contract.load(),
                        settings.publicUrl()));
    }

    private void addPrivateParts(Endpoints.Builder endpoints, Transactions transactions, Work work, Keyring keyring) {
        AuditServiceRouting.register(endpoints, new AuditHandler(work));
        ResidentRegistry registry = addResidents(endpoints, work, keyring);
        var demoResidents = new DemoResidents(Contract.load(), new ResidentRepository(), registry);
        if (settings.profile() == Settings.Profile.DEMO && transactions.read(demoResidents::missing)) {
            demoResidents.register(work);
        }
        SandboxesServiceRouting.register(endpoints, new SandboxesHandler(work, imports(transactions), registry));
    }

    private static ResidentRegistry addResidents(Endpoints.Builder endpoints, Work work, Keyring keyring) {
        var residents = new ResidentRepository();
        var seal = new ResidentSeal(keyring);
        var hashes = new ResidentHashes(keyring);
        var finder = new ResidentFinder(residents, seal, hashes);
        var registry = new ResidentRegistry(residents, seal, hashes, finder, keyring);
        var open = new OpenResidents(residents, seal);
        ResidentsServiceRouting.register(endpoints, new ResidentsHandler(work, residents, seal, finder, registry));
        RepresentationsServiceRouting.register(
                endpoints, new RepresentationsHandler(work, open, new Representations(residents, seal)));
        HouseholdsServiceRouting.register(endpoints, new HouseholdsHandler(work, open, residents));
        ParticipationServiceRouting.register(endpoints, new ParticipationHandler(work, open, residents));
        MergesServiceRouting.register(endpoints, new MergesHandler(work, open, new Merging(residents, registry)));
        ResidentImportsServiceRouting.register(
                endpoints, new ResidentImportsHandler(work, new ClientImport(Contract.load(), open, registry)));
        addPrivacy(endpoints, work, keyring, residents, seal);
        return registry;
    }

    private static void addPrivacy(
            Endpoints.Builder endpoints, Work work, Keyring keyring, ResidentRepository residents, ResidentSeal seal) {
        var persons = new Persons(residents, new OpenResidents(residents, seal));
        var consents = new Consents(persons);
        var requests = new PrivacyRequests(persons, new Erasure());
        var views = new ResidentViews(residents);
        ConsentsServiceRouting.register(endpoints, new ConsentsHandler(work, persons, consents));
        SharedResidentsServiceRouting.register(endpoints, new SharedResidentsHandler(work, consents, residents, seal));
        AccountsServiceRouting.register(endpoints, new AccountsHandler(work, persons, keyring));
        MyDataServiceRouting.register(
                endpoints,
                new MyDataHandler(
                        work,
                        persons,
                        views,
                        new Representations(residents, seal),
                        consents,
                        requests,
                        new Export(persons, views, consents, requests)));
        PrivacyRequestsServiceRouting.register(
                endpoints, new PrivacyRequestsHandler(work, persons, requests, residents, seal));
        BreachesServiceRouting.register(endpoints, new BreachesHandler(work, keyring));
    }

    private KeysetSource keys() {
        return settings.keyset().open(settings.dataDirectory().resolve("keyset.json"));
    }

    /** The keys of the settings; refused where they are not those that this database was sealed with. */
    private static Keyring keyring(Transactions transactions, KeysetSource source) {
        var keyring = new Keyring(source);
        transactions
                .read(tx -> new PersonKeyRepository().any(tx))
                .ifPresent(key -> keyring.open(key.person(), key.wrapped()));
        return keyring;
    }

    private void addCataloguing(Endpoints.Builder endpoints, Work work, CatalogueImport imports) {
        var lists = new RecordListRepository();
        var views = new RecordViews(lists, new ReferenceRepository());
        var shown = new ShownRecords(lists, views, new ServiceViews(views, new ServiceRepository()));
        var writer = new RecordWriter(new RecordEditor(), new SearchIndex(language::words));
        var changes = new RecordChanges(writer, shown);
        CataloguingServiceRouting.register(endpoints, new CataloguingHandler(work, changes, shown));
        RecordHistoryServiceRouting.register(endpoints, new RecordHistoryHandler(work, shown));
        UpkeepServiceRouting.register(endpoints, new UpkeepHandler(work, writer, shown));
        ServiceBaseServiceRouting.register(endpoints, new ServiceBaseHandler(work, shown));
        ProposalsServiceRouting.register(endpoints, new ProposalsHandler(work, changes, shown));
        ImportsServiceRouting.register(endpoints, new ImportsHandler(work, writer, new CentreImport(imports), shown));
    }

    /** What centres plan: diagnoses, programmes, standards. */
    private void addPlanning(Endpoints.Builder endpoints, Transactions transactions, Work work) {
        var records = new RecordViews(new RecordListRepository(), new ReferenceRepository());
        DiagnosesServiceRouting.register(endpoints, new DiagnosesHandler(transactions, work, records, clock));
        ProgrammesServiceRouting.register(endpoints, new ProgrammesHandler(transactions, records, clock));
        ProgrammeDraftsServiceRouting.register(endpoints, new ProgrammeDraftsHandler(work, records));
        ConsultationsServiceRouting.register(endpoints, new ConsultationsHandler(work));
        StandardsServiceRouting.register(endpoints, new StandardsHandler(transactions, work, records));
    }

    /** Entries of the search that an older server made, or none, are made anew while requests are answered already. */
    private void catchUp(Transactions transactions) {
        var index = new SearchIndex(language::words);
        Thread.ofPlatform().daemon().name("search index").start(() -> index.catchUp(transactions));
    }

    private Health health(Database database, Transactions transactions, CatalogueChanges changes, KeysetSource keys) {
        return new Health(List.of(
                new Dependency("database", true, database::trouble),
                new Dependency("identity-provider", false, () -> tokens.trouble()),
                new Dependency("keyset", false, keys::trouble),
                new Dependency("migrations", true, () -> Migrations.trouble(transactions, version)),
                new Dependency(
                        "catalogue-changes",
                        false,
                        () -> changes.isListening() ? Optional.empty() : Optional.of("changes are not heard"))));
    }

    private void measure(Database database) {
        metrics.pool(database::use);
        metrics.count("http_hot_answers", "Answers served from memory", hotAnswers::served);
        metrics.gauge("http_server_connections", "Open connections", () -> http.connections());
    }

    /** Says that it takes no more requests, lets the running ones finish, then stops the rest in reverse order. */
    @Override
    public void close() {
        if (closed.getAndSet(true)) {
            return;
        }
        health.drain();
        if (http != null) {
            pause(settings.http().drainDelay());
        }
        parts.close();
    }

    /** Time for balancers to see that this instance takes no more. */
    private static void pause(Duration delay) {
        try {
            Thread.sleep(delay);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
