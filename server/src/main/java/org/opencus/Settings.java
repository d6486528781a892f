package org.opencus;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
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

/** Everything an operator can set, read once; each part knows its own settings. */
public record Settings(
        Profile profile,
        String publicUrl,
        Path dataDirectory,
        KeysetSettings keyset,
        DatabaseAccess databaseAccess,
        TokenSettings tokens,
        ClaimMapping claims,
        DemoTokens demoTokens,
        HttpSettings http,
        LimitSettings limits,
        LogSettings log) {

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

    private static final Setting<Profile> PROFILE = new Setting<>(
            "profile",
            Kind.oneOf(Profile.class),
            "`production` needs a database of yours; `demo` starts one where none is given");
    private static final Setting<Optional<URI>> PUBLIC_URL = new Setting<>(
            "public-url",
            Kind.webAddress(),
            "Where clients reach this server, behind a proxy; without it, as each one calls it");
    private static final Setting<Path> DATA_DIR =
            new Setting<>("data-dir", Kind.directory(), "Where the embedded PostgreSQL keeps its data and programs");
    private static final Setting<DemoTokens> DEMO_TOKENS = new Setting<>(
            "demo.tokens",
            Kind.oneOf(DemoTokens.class),
            "Whether anybody gets tokens for any role; `auto`: in profile `demo`, where no provider is set");

    /** All settings in the order of the README. */
    public static final List<Setting<?>> ALL = Stream.<List<Setting<?>>>of(
                    List.of(PROFILE, PUBLIC_URL, DATA_DIR),
                    HttpSettings.SETTINGS,
                    DatabaseAccess.SETTINGS,
                    KeysetSettings.SETTINGS,
                    TokenSettings.SETTINGS,
                    ClaimMapping.SETTINGS,
                    List.of(DEMO_TOKENS),
                    LimitSettings.SETTINGS,
                    LogSettings.SETTINGS)
            .<Setting<?>>flatMap(List::stream)
            .toList();

    /** Reads defaults, file and environment; throws {@link SettingsRefused} with every fault. */
    public static Settings read(Map<String, String> environment) {
        SettingValues values = SettingValues.read(ALL, environment);
        var settings = new Settings(
                values.get(PROFILE),
                values.get(PUBLIC_URL).map(Settings::base).orElse(""),
                values.get(DATA_DIR),
                KeysetSettings.of(values),
                DatabaseAccess.of(values),
                TokenSettings.of(values),
                ClaimMapping.of(values, Roles::exists),
                values.get(DEMO_TOKENS),
                HttpSettings.of(values),
                LimitSettings.of(values),
                LogSettings.of(values));
        List<String> faults = settings.faults();
        if (!faults.isEmpty()) {
            throw new SettingsRefused(faults);
        }
        return settings;
    }

    /** What does not go together. */
    private List<String> faults() {
        List<String> faults = new ArrayList<>();
        if (profile == Profile.PRODUCTION) {
            addFaultsOfProduction(faults);
        }
        if (demoTokens == DemoTokens.ON && tokens.issuer().isPresent()) {
            faults.add(DEMO_TOKENS.label() + " cannot be on beside a provider of yours");
        }
        return faults;
    }

    private void addFaultsOfProduction(List<String> faults) {
        if (embedsDatabase()) {
            faults.add(DatabaseAccess.URL.label() + " must be set in production");
        } else if (databaseAccess.serverOwnsTables()) {
            faults.add(DatabaseAccess.OWNER_USER.label()
                    + " must be set in production, to another role than the server's, which could change the log of"
                    + " acts otherwise");
        }
        if (keyset.isAbsent()) {
            faults.add(KeysetSettings.FILE.label() + " or " + KeysetSettings.TEXT.label()
                    + " must be set in production; make one with `open-cus keyset create FILE`");
        }
        if (demoTokens == DemoTokens.ON) {
            faults.add(DEMO_TOKENS.label() + " cannot be on in production: anybody could be anybody");
        }
        tokens.issuer()
                .filter(issuer -> !isSafe(issuer))
                .ifPresent(_ -> faults.add(
                        TokenSettings.ISSUER.label() + " must be https in production, and no demo of this server"));
    }

    /** What paths are put behind. */
    private static String base(URI url) {
        String text = url.toString();
        return text.endsWith("/") ? text.substring(0, text.length() - 1) : text;
    }

    private static boolean isSafe(URI issuer) {
        return "https".equals(issuer.getScheme()) && !org.opencus.demo.DemoTokens.PATH.equals(issuer.getPath());
    }

    /** Whether the server itself gives tokens to everybody. */
    public boolean givesTokens() {
        return profile == Profile.DEMO
                && demoTokens != DemoTokens.OFF
                && tokens.issuer().isEmpty();
    }

    /** Whether no database is given, so that one has to be started. */
    public boolean embedsDatabase() {
        return databaseAccess.isEmbedded();
    }

    /** How the server itself reaches the database. */
    public DatabaseSettings database() {
        return databaseAccess.server();
    }

    /** The same with another time for one statement of the database. */
    Settings patient(Duration statementTimeout) {
        return new Settings(
                profile,
                publicUrl,
                dataDirectory,
                keyset,
                databaseAccess.patient(statementTimeout),
                tokens,
                claims,
                demoTokens,
                http,
                limits,
                log);
    }
}
