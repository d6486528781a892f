package org.opencus;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.opencus.crypto.KeysetSettings;
import org.opencus.database.DatabaseAccess;
import org.opencus.database.DatabaseSettings;
import org.opencus.http.HttpSettings;
import org.opencus.identity.Roles;
import org.opencus.limits.LimitSettings;
import org.opencus.logging.LogSettings;
import org.opencus.settings.Kind;
import org.opencus.settings.Setting;
import org.opencus.settings.SettingValues;
import org.opencus.settings.SettingsRefused;
import org.opencus.tokens.ClaimMapping;
import org.opencus.tokens.TokenSettings;

/** Everything an operator can set, read once. */
public record Settings(
        Profile profile,
        String publicUrl,
        Path dataDirectory,
        KeysetSettings keyset,
        DatabaseSettings database,
        Optional<DatabaseLogin> owner,
        IdentitySettings identity,
        HttpSettings http,
        LimitSettings limits,
        LogSettings log) {

    /** A role of the database; its password is never shown. */
    public record DatabaseLogin(String user, String password) {
        @Override
        public String toString() {
            return "DatabaseLogin[" + user + "]";
        }
    }

    /** What the server is run for. */
    public enum Profile {
        /** To try it out: a PostgreSQL of its own and a hint where to go. */
        DEMO,
        /** For real: nothing is assumed. */
        PRODUCTION
    }

    /** Whether the server itself signs tokens. */
    public enum DemoTokens {
        /** In the demo, where there is no provider. */
        AUTO,
        /** Yes, or no start. */
        ON,
        /** Never. */
        OFF
    }

    /** Who may call. */
    public record IdentitySettings(TokenSettings tokens, ClaimMapping mapping, DemoTokens demoTokens) {}

    private static final Setting<Profile> PROFILE = new Setting<>(
            "profile",
            Kind.oneOf(Profile.class),
            "`production` needs a database of yours; `demo` starts one where none is given");
    private static final Setting<String> HOST = new Setting<>("host", Kind.text(), "Address to listen on");
    private static final Setting<Integer> PORT = new Setting<>("port", Kind.number(0, 65535), "Port to listen on");
    private static final Setting<String> PUBLIC_URL = new Setting<>(
            "public-url",
            Kind.text(),
            "Where clients reach this server, behind a proxy; without it, as each one calls it");
    private static final Setting<Path> DATA_DIR =
            new Setting<>("data-dir", Kind.directory(), "Where the embedded PostgreSQL keeps its data and programs");
    private static final Setting<String> KEYSET = new Setting<>(
            "keyset",
            Kind.secretText(),
            "The keys that residents' data are sealed with, as `open-cus keyset create` writes them; never shown");
    private static final Setting<String> KEYSET_FILE = new Setting<>(
            "keyset-file",
            Kind.text(),
            "A file with these keys, read again when it changes; the demo makes one in its data directory");
    private static final Setting<String> DB_URL =
            new Setting<>("db.url", Kind.databaseUrl(), "Your PostgreSQL, 15 or newer; without it one is embedded");
    private static final Setting<String> DB_USER = new Setting<>("db.user", Kind.text(), "Role to log in as");
    private static final Setting<String> DB_PASSWORD =
            new Setting<>("db.password", Kind.secretText(), "Its password; never shown");
    private static final Setting<String> DB_OWNER_USER = new Setting<>(
            "db.owner-user",
            Kind.text(),
            "Role that owns the tables and brings them up to date; `production` insists that it is not `db.user`");
    private static final Setting<String> DB_OWNER_PASSWORD =
            new Setting<>("db.owner-password", Kind.secretText(), "Its password; never shown");
    private static final Setting<Integer> DB_POOL_SIZE = new Setting<>(
            "db.pool-size", Kind.number(1, 500), "Connections of one instance, besides one that listens for changes");
    private static final Setting<Duration> DB_CONNECT_TIMEOUT = new Setting<>(
            "db.connect-timeout", Kind.duration(), "How long a request waits for a connection before it gets 503");
    private static final Setting<Duration> DB_STATEMENT_TIMEOUT =
            new Setting<>("db.statement-timeout", Kind.duration(), "How long one statement may take");
    private static final Setting<Duration> DB_START_TIMEOUT =
            new Setting<>("db.start-timeout", Kind.duration(), "How long the start waits for the database");
    private static final Setting<Optional<URI>> OIDC_ISSUER = new Setting<>(
            "oidc.issuer",
            Kind.webAddress(),
            "Your OpenID Connect provider; without it no tokens but the demo's are taken");
    private static final Setting<String> OIDC_AUDIENCE =
            new Setting<>("oidc.audience", Kind.text(), "What tokens must name as their audience");
    private static final Setting<Set<String>> OIDC_ALGORITHMS = new Setting<>(
            "oidc.algorithms",
            Kind.someOf(Set.of(
                    "RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512", "EdDSA",
                    "Ed25519")),
            "Signatures of tokens that are taken");
    private static final Setting<Duration> OIDC_SKEW =
            new Setting<>("oidc.clock-skew", Kind.duration(), "How much the provider's clock may differ");
    private static final Setting<Duration> OIDC_KEYS_FOR = new Setting<>(
            "oidc.keys-for", Kind.duration(), "When the provider's keys are read again; unknown ones at once");
    private static final Setting<Duration> OIDC_KEYS_AT_MOST = new Setting<>(
            "oidc.keys-at-most", Kind.duration(), "How long its keys are used while the provider does not answer");
    private static final Setting<Duration> OIDC_TIMEOUT =
            new Setting<>("oidc.timeout", Kind.duration(), "How long the provider may take for one answer");
    private static final Setting<List<String>> OIDC_NAMES = new Setting<>(
            "oidc.name-claims",
            Kind.pointers(),
            "Where tokens tell the name for people; the first that is there counts");
    private static final Setting<List<String>> OIDC_ORGANISATION = new Setting<>(
            "oidc.organisation-claim",
            Kind.pointers(),
            "Where tokens tell the partner that somebody acts for; the first that is there counts");
    private static final Setting<List<String>> OIDC_ROLES = new Setting<>(
            "oidc.role-claims", Kind.pointers(), "Where tokens tell roles; see docs/identity-providers.md");
    private static final Setting<Pattern> OIDC_PATTERN = new Setting<>(
            "oidc.role-pattern",
            new Kind<>("a text with {centre} and {role}", false, ClaimMapping::pattern),
            "How a text names a role at a centre");
    private static final Setting<List<String>> OIDC_CENTRE = new Setting<>(
            "oidc.centre-claim", Kind.pointers(), "Where tokens tell the centres of roles that name none");
    private static final Setting<DemoTokens> DEMO_TOKENS = new Setting<>(
            "demo.tokens",
            Kind.oneOf(DemoTokens.class),
            "Whether anybody gets tokens for any role; `auto`: in profile `demo`, where no provider is set");
    private static final Setting<Integer> MAX_BODY =
            new Setting<>("http.max-body", Kind.size(), "Largest request body; 413 beyond");
    private static final Setting<Integer> MAX_HEADERS =
            new Setting<>("http.max-headers", Kind.size(), "All request headers together; 431 beyond");
    private static final Setting<Integer> MAX_REQUEST_LINE =
            new Setting<>("http.max-request-line", Kind.size(), "Longest request line; 414 beyond");
    private static final Setting<Integer> MAX_REQUESTS = new Setting<>(
            "http.max-requests", Kind.number(1, 100_000), "Requests served at once; 503 with Retry-After beyond");
    private static final Setting<Integer> MAX_CONNECTIONS = new Setting<>(
            "http.max-connections", Kind.number(1, 100_000), "Connections held at once; more wait to be accepted");
    private static final Setting<Integer> HOT_ANSWERS = new Setting<>(
            "http.hot-answers", Kind.size(), "Memory for answers to public reads that are kept ready to be sent");
    private static final Setting<Duration> REQUEST_TIMEOUT = new Setting<>(
            "http.request-timeout", Kind.duration(), "Time to send a request (408 beyond) and to answer it (503)");
    private static final Setting<Duration> IDLE_TIMEOUT =
            new Setting<>("http.idle-timeout", Kind.duration(), "When a connection without a request is closed");
    private static final Setting<Duration> DRAIN_DELAY = new Setting<>(
            "http.drain-delay",
            Kind.duration(),
            "After SIGTERM: how long requests are still taken while readiness says 503");
    private static final Setting<Duration> DRAIN_TIMEOUT = new Setting<>(
            "http.drain-timeout", Kind.duration(), "After SIGTERM: how long running requests may take to finish");
    private static final Setting<Integer> PROXIES = new Setting<>(
            "http.proxies",
            Kind.number(0, 10),
            "Your own proxies before the server, each adding to X-Forwarded-For; nothing beyond them is believed");
    private static final Setting<Integer> LIMIT_ADDRESS = new Setting<>(
            "limits.address",
            Kind.number(0, 10_000_000),
            "Requests in a minute without credentials from one address, over all instances; 429 beyond, 0 for no"
                    + " limit");
    private static final Setting<Integer> LIMIT_PERSON =
            new Setting<>("limits.person", Kind.number(0, 10_000_000), "The same with one person's tokens");
    private static final Setting<Integer> LIMIT_PARTNER =
            new Setting<>("limits.partner", Kind.number(0, 10_000_000), "The same with one partner's key");
    private static final Setting<LogSettings.Format> LOG_FORMAT =
            new Setting<>("log.format", Kind.oneOf(LogSettings.Format.class), "Layout of the log");
    private static final Setting<LogSettings.Level> LOG_LEVEL =
            new Setting<>("log.level", Kind.oneOf(LogSettings.Level.class), "Least important messages to log");
    private static final Setting<Boolean> LOG_ACCESS =
            new Setting<>("log.access", Kind.flag(), "Log each request by its path in the contract");

    /** All settings in the order of the README. */
    public static final List<Setting<?>> ALL = List.of(
            PROFILE,
            HOST,
            PORT,
            PUBLIC_URL,
            DATA_DIR,
            KEYSET,
            KEYSET_FILE,
            DB_URL,
            DB_USER,
            DB_PASSWORD,
            DB_OWNER_USER,
            DB_OWNER_PASSWORD,
            DB_POOL_SIZE,
            DB_CONNECT_TIMEOUT,
            DB_STATEMENT_TIMEOUT,
            DB_START_TIMEOUT,
            OIDC_ISSUER,
            OIDC_AUDIENCE,
            OIDC_ALGORITHMS,
            OIDC_SKEW,
            OIDC_KEYS_FOR,
            OIDC_KEYS_AT_MOST,
            OIDC_TIMEOUT,
            OIDC_NAMES,
            OIDC_ORGANISATION,
            OIDC_ROLES,
            OIDC_PATTERN,
            OIDC_CENTRE,
            DEMO_TOKENS,
            MAX_BODY,
            MAX_HEADERS,
            MAX_REQUEST_LINE,
            MAX_REQUESTS,
            MAX_CONNECTIONS,
            HOT_ANSWERS,
            REQUEST_TIMEOUT,
            IDLE_TIMEOUT,
            DRAIN_DELAY,
            DRAIN_TIMEOUT,
            PROXIES,
            LIMIT_ADDRESS,
            LIMIT_PERSON,
            LIMIT_PARTNER,
            LOG_FORMAT,
            LOG_LEVEL,
            LOG_ACCESS);

    /** The same with another time for one statement of the database. */
    Settings patient(Duration statementTimeout) {
        return new Settings(
                profile,
                publicUrl,
                dataDirectory,
                keyset,
                database.patient(statementTimeout),
                owner,
                identity,
                http,
                limits,
                log);
    }

    /** Reads defaults, file and environment; throws {@link SettingsRefused} with every fault. */
    public static Settings read(Map<String, String> environment) {
        SettingValues values = SettingValues.read(ALL, environment);
        var settings = new Settings(
                values.get(PROFILE),
                values.get(PUBLIC_URL),
                values.get(DATA_DIR),
                new KeysetSettings(values.get(KEYSET), values.get(KEYSET_FILE)),
                database(values),
                Optional.of(new DatabaseLogin(values.get(DB_OWNER_USER), values.get(DB_OWNER_PASSWORD)))
                        .filter(login -> !login.user().isEmpty()),
                identity(values),
                http(values),
                new LimitSettings(values.get(LIMIT_ADDRESS), values.get(LIMIT_PERSON), values.get(LIMIT_PARTNER)),
                log(values));
        List<String> faults = settings.faults();
        if (!faults.isEmpty()) {
            throw new SettingsRefused(faults);
        }
        return settings;
    }

    /** What does not go together. */
    private List<String> faults() {
        List<String> faults = new ArrayList<>();
        boolean production = profile == Profile.PRODUCTION;
        if (production && embedsDatabase()) {
            faults.add("db.url (" + DB_URL.variable() + ") must be set in production");
        }
        if (production && keyset.isAbsent()) {
            faults.add("keyset-file (" + KEYSET_FILE.variable() + ") or keyset (" + KEYSET.variable()
                    + ") must be set in production; make one with `open-cus keyset create FILE`");
        }
        String tokens = DEMO_TOKENS.name() + " (" + DEMO_TOKENS.variable() + ")";
        if (production && identity.demoTokens() == DemoTokens.ON) {
            faults.add(tokens + " cannot be on in production: anybody could be anybody");
        }
        if (identity.demoTokens() == DemoTokens.ON && identity.tokens().issuer().isPresent()) {
            faults.add(tokens + " cannot be on beside a provider of yours");
        }
        identity.tokens()
                .issuer()
                .filter(issuer -> production && !isSafe(issuer))
                .ifPresent(_ -> faults.add("oidc.issuer (" + OIDC_ISSUER.variable()
                        + ") must be https in production, and no demo of this server"));
        return faults;
    }

    private static boolean isSafe(URI issuer) {
        return "https".equals(issuer.getScheme()) && !org.opencus.demo.DemoTokens.PATH.equals(issuer.getPath());
    }

    /** Whether the server itself gives tokens to everybody. */
    public boolean givesTokens() {
        return profile == Profile.DEMO
                && identity.demoTokens() != DemoTokens.OFF
                && identity.tokens().issuer().isEmpty();
    }

    /** Whether no database is given, so that one has to be started. */
    public boolean embedsDatabase() {
        return database.url().isEmpty();
    }

    /** The two ways to a database that is given. */
    DatabaseAccess databaseAccess() {
        return new DatabaseAccess(
                owner.map(login -> database.at(database.url(), login.user(), login.password()))
                        .orElse(database),
                database);
    }

    private static DatabaseSettings database(SettingValues values) {
        return new DatabaseSettings(
                values.get(DB_URL),
                values.get(DB_USER),
                values.get(DB_PASSWORD),
                values.get(DB_POOL_SIZE),
                values.get(DB_CONNECT_TIMEOUT),
                values.get(DB_STATEMENT_TIMEOUT),
                values.get(DB_START_TIMEOUT));
    }

    private static IdentitySettings identity(SettingValues values) {
        return new IdentitySettings(
                new TokenSettings(
                        values.get(OIDC_ISSUER),
                        values.get(OIDC_AUDIENCE),
                        values.get(OIDC_ALGORITHMS),
                        values.get(OIDC_SKEW),
                        values.get(OIDC_KEYS_FOR),
                        values.get(OIDC_KEYS_AT_MOST),
                        values.get(OIDC_TIMEOUT)),
                new ClaimMapping(
                        values.get(OIDC_NAMES),
                        values.get(OIDC_ORGANISATION),
                        values.get(OIDC_ROLES),
                        values.get(OIDC_PATTERN),
                        values.get(OIDC_CENTRE).getFirst(),
                        Roles::exists),
                values.get(DEMO_TOKENS));
    }

    private static HttpSettings http(SettingValues values) {
        return new HttpSettings(
                values.get(HOST),
                values.get(PORT),
                values.get(MAX_BODY),
                values.get(MAX_HEADERS),
                values.get(MAX_REQUEST_LINE),
                values.get(MAX_REQUESTS),
                values.get(MAX_CONNECTIONS),
                values.get(HOT_ANSWERS),
                values.get(REQUEST_TIMEOUT),
                values.get(IDLE_TIMEOUT),
                values.get(DRAIN_DELAY),
                values.get(DRAIN_TIMEOUT),
                values.get(PROXIES),
                values.get(LOG_ACCESS));
    }

    private static LogSettings log(SettingValues values) {
        return new LogSettings(values.get(LOG_FORMAT), values.get(LOG_LEVEL));
    }
}
