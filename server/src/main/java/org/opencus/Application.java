package org.opencus;

import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import org.opencus.api.AccessServiceRouting;
import org.opencus.api.AuditServiceRouting;
import org.opencus.api.DemoServiceRouting;
import org.opencus.api.IdentityServiceRouting;
import org.opencus.api.KeysServiceRouting;
import org.opencus.api.PlatformServiceRouting;
import org.opencus.api.SandboxesServiceRouting;
import org.opencus.api.StaffServiceRouting;
import org.opencus.audit.AuditHandler;
import org.opencus.contract.Contract;
import org.opencus.contract.Endpoints;
import org.opencus.contract.HotAnswers;
import org.opencus.crypto.KeysetSource;
import org.opencus.database.CatalogueChanges;
import org.opencus.database.Database;
import org.opencus.database.Migrations;
import org.opencus.database.Transactions;
import org.opencus.demo.DemoHandler;
import org.opencus.demo.DemoTokens;
import org.opencus.http.AccessLog;
import org.opencus.http.HttpServer;
import org.opencus.http.SecurityHeaders;
import org.opencus.identity.AccessHandler;
import org.opencus.identity.IdentityGatekeeper;
import org.opencus.identity.IdentityHandler;
import org.opencus.identity.KnownKeys;
import org.opencus.identity.PartnerRights;
import org.opencus.identity.Rights;
import org.opencus.identity.WrongCredentials;
import org.opencus.imports.CatalogueImport;
import org.opencus.imports.ShippedCatalogue;
import org.opencus.keys.KeysHandler;
import org.opencus.limits.CodeGuesses;
import org.opencus.limits.RequestLimits;
import org.opencus.logging.LastingLogs;
import org.opencus.metrics.Metrics;
import org.opencus.model.CallerLimits;
import org.opencus.platform.Dependency;
import org.opencus.platform.Health;
import org.opencus.platform.PlatformHandler;
import org.opencus.programmes.ShippedProgrammes;
import org.opencus.providers.ShippedAgreements;
import org.opencus.records.RecordListRepository;
import org.opencus.records.RecordViews;
import org.opencus.records.ReferenceRepository;
import org.opencus.residents.DemoResidents;
import org.opencus.residents.ResidentRegistry;
import org.opencus.residents.ResidentRepository;
import org.opencus.sandboxes.SandboxesHandler;
import org.opencus.search.Language;
import org.opencus.search.SearchIndex;
import org.opencus.search.SynonymsFile;
import org.opencus.staff.StaffHandler;
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

    private Application(Settings settings) {
        this.settings = settings;
        this.hotAnswers = new HotAnswers(settings.http().hotAnswers());
        // Until changes are heard, nothing may be answered from memory.
        hotAnswers.suspend();
    }

    /** Runs a command; see {@link Command#USAGE}. */
    public static void main(String[] args) {
        CommandLine.run(System.getenv(), args).ifPresent(exit -> System.exit(exit.code()));
    }

    /** Starts everything; what was started is stopped again when a part fails. */
    public static Application start(Settings settings, boolean reset) throws InterruptedException {
        var application = new Application(settings);
        try {
            // Reading the contract takes as long as starting PostgreSQL: side by side.
            Thread.ofPlatform().daemon().name("contract").start(Contract::load);
            application.serve(OpenDatabase.own(settings, application.parts, reset));
            return application;
        } catch (RuntimeException | InterruptedException e) {
            application.close();
            throw e;
        }
    }

    /** The port that answers. */
    public int port() {
        return http.port();
    }

    private CatalogueImport imports(Transactions transactions) {
        return new CatalogueImport(transactions, new SearchIndex(language::words), List.of(new SynonymsFile(language)));
    }

    private void serve(OpenDatabase opened) {
        Contract contract = Contract.load();
        Database database = opened.database();
        var transactions = new Transactions(database, metrics::executed);
        if (settings.profile() == Settings.Profile.DEMO) {
            new ShippedCatalogue(transactions, imports(transactions))
                    .loadIfNeeded()
                    .ifPresent(report -> LOGGER.log(Level.INFO, String.join("\n", report.lines())));
            new ShippedProgrammes(transactions, new RecordViews(new RecordListRepository(), new ReferenceRepository()))
                    .loadIfNeeded();
            new ShippedAgreements(transactions).loadIfNeeded();
        }
        var keeper = new HotAnswersKeeper(hotAnswers);
        var changes = parts.add("catalogue changes", new CatalogueChanges(database, keeper));
        KeysetSource keys = Keys.source(settings);
        health = health(opened, changes, keys);
        measure(database);
        var limits = parts.add("limits", new RequestLimits(settings.limits(), transactions, clock));
        var accessLog = new AccessLog(metrics, settings.log().access());
        Endpoints.Builder endpoints = Endpoints.of(contract)
                .always(SecurityHeaders.ALWAYS)
                .hotAnswers(hotAnswers)
                .proxies(settings.http().proxies())
                .origins(settings.http().origins())
                .maxBody(settings.http().maxBody())
                .limiter(limits)
                .observer(accessLog);
        PlatformServiceRouting.register(endpoints, new PlatformHandler(contract, health, metrics::text));
        var work = new Work(transactions, clock, keeper::changed);
        addIdentity(endpoints, contract, transactions, work, new WrongCredentials(clock, limits));
        CatalogueImport imports = imports(transactions);
        new CatalogueRoutes(transactions, work, language, clock, settings.publicUrl()).register(endpoints, imports);
        AuditServiceRouting.register(endpoints, new AuditHandler(work));
        ResidentRegistry registry = new ResidentRoutes(
                        work, Keys.ring(transactions, keys), new CodeGuesses(transactions, clock))
                .register(endpoints);
        SandboxesServiceRouting.register(endpoints, new SandboxesHandler(work, imports, registry));
        showResidents(transactions, work, registry);
        catchUp(transactions);
        http = parts.add("http", HttpServer.start(settings.http(), endpoints.build(), accessLog));
        if (settings.givesTokens()) {
            demo = Optional.of(new DemoTokens(address(), settings.tokens().audience(), clock));
            takeTokens(settings.tokens().by(demo.get().issuer()));
        }
    }

    /** People who do not exist, in the demo. */
    private void showResidents(Transactions transactions, Work work, ResidentRegistry registry) {
        var demoResidents = new DemoResidents(Contract.load(), new ResidentRepository(), registry);
        if (settings.profile() == Settings.Profile.DEMO && transactions.read(demoResidents::missing)) {
            demoResidents.register(work);
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

    private void addIdentity(
            Endpoints.Builder endpoints,
            Contract contract,
            Transactions transactions,
            Work work,
            WrongCredentials wrong) {
        takeTokens(settings.tokens());
        String environment = settings.profile() == Settings.Profile.DEMO ? "demo" : "live";
        var rights = new Rights(settings.claims(), transactions, clock);
        var keys = new KnownKeys(transactions, clock, environment);
        endpoints.gatekeeper(new IdentityGatekeeper(() -> tokens, keys, rights, wrong, work::turnedAway));
        var limits = new CallerLimits(
                settings.http().maxBody(),
                MOST_ITEMS,
                Math.toIntExact(settings.http().requestTimeout().toSeconds()));
        IdentityServiceRouting.register(endpoints, new IdentityHandler(rights, limits));
        AccessServiceRouting.register(endpoints, new AccessHandler(work, contract.scopes()));
        StaffServiceRouting.register(endpoints, new StaffHandler(work, clock));
        KeysServiceRouting.register(endpoints, new KeysHandler(work, contract, new PartnerRights(), environment));
        DemoServiceRouting.register(endpoints, new DemoHandler(() -> demo));
    }

    /** Who gives tokens to everybody, in the demo. */
    Optional<DemoTokens> demo() {
        return demo;
    }

    /** Entries of the search that an older server made, or none, are made anew while requests are answered already. */
    private void catchUp(Transactions transactions) {
        var index = new SearchIndex(language::words);
        Thread catchingUp = Thread.ofPlatform().daemon().name("search index").start(() -> index.catchUp(transactions));
        parts.add("search index", () -> {
            catchingUp.interrupt();
            catchingUp.join(Duration.ofSeconds(10));
        });
    }

    private Health health(OpenDatabase opened, CatalogueChanges changes, KeysetSource keys) {
        return new Health(List.of(
                new Dependency("database", true, opened.database()::trouble),
                new Dependency("identity-provider", false, () -> tokens.trouble()),
                new Dependency("keyset", false, keys::trouble),
                new Dependency("migrations", true, () -> Migrations.trouble(opened.database(), opened.version())),
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
            http.drain();
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
