package org.opencus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.opencus.Settings.Profile;
import org.opencus.logging.LogSettings;
import org.opencus.settings.Setting;
import org.opencus.settings.SettingValues;
import org.opencus.settings.SettingsRefused;
import org.opencus.settings.SettingsTable;

class SettingsTest {
    private static final String BEGIN = "<!-- settings: begin -->\n";
    private static final String END = "<!-- settings: end -->";

    @TempDir
    private Path directory;

    @Test
    void areCompleteWithoutAnything() {
        Settings settings = Settings.read(Map.of("PATH", "/bin"));
        assertThat(settings.profile()).isEqualTo(Profile.DEMO);
        assertThat(settings.http().port()).isEqualTo(8080);
        assertThat(settings.http().maxBody()).isEqualTo(1 << 20);
        assertThat(settings.embedsDatabase()).isTrue();
        assertThat(settings.dataDirectory()).isAbsolute().endsWithRaw(Path.of(".open-cus"));
    }

    @Test
    void everyDefaultHasASettingAndEverySettingADefault() {
        assertThat(Settings.ALL)
                .extracting(Setting::name)
                .containsExactlyInAnyOrderElementsOf(SettingValues.defaults().keySet());
    }

    @Test
    void theEnvironmentWinsOverTheFile() throws IOException {
        Path file = Files.writeString(directory.resolve("mine.yaml"), """
            port: 1
            db: {pool-size: 7, statement-timeout: 250ms}
            log: {format: json}
            """);
        Settings settings = Settings.read(Map.of("CUS_CONFIG", file.toString(), "CUS_PORT", "2"));
        assertThat(settings.http().port()).isEqualTo(2);
        assertThat(settings.database().poolSize()).isEqualTo(7);
        assertThat(settings.database().statementTimeout()).isEqualTo(Duration.ofMillis(250));
        assertThat(settings.log().format()).isEqualTo(LogSettings.Format.JSON);
    }

    @Test
    void everyFaultIsNamedAtOnceWithWhatWasProbablyMeant() throws IOException {
        Path file = Files.writeString(directory.resolve("mine.yaml"), "htp:\n  max-body: 1MiB\nport: many\n");
        assertThatThrownBy(() -> Settings.read(Map.of(
                        "CUS_CONFIG", file.toString(),
                        "CUS_DB_POOLSIZE", "3",
                        "CUS_PROFILE", "prod",
                        "CUS_HTTP_DRAIN_DELAY", "soon")))
                .isInstanceOf(SettingsRefused.class)
                .hasMessageContaining("unknown setting htp.max-body in " + file + "; did you mean http.max-body?")
                .hasMessageContaining("unknown variable CUS_DB_POOLSIZE; did you mean CUS_DB_POOL_SIZE?")
                .hasMessageContaining("port (CUS_PORT) must be a whole number from 0 to 65535, not 'many'")
                .hasMessageContaining("profile (CUS_PROFILE) must be demo or production, not 'prod'")
                .hasMessageContaining("http.drain-delay (CUS_HTTP_DRAIN_DELAY) must be 0s or a duration");
    }

    @ParameterizedTest
    @CsvSource({
        "CUS_HTTP_REQUEST_TIMEOUT, 0s",
        "CUS_DB_CONNECT_TIMEOUT, 0ms",
        "CUS_DB_STATEMENT_TIMEOUT, 169h",
        "CUS_HTTP_MAX_HEADERS, 0KiB",
        "CUS_PUBLIC_URL, cus.example.org",
        "CUS_PUBLIC_URL, https://cus.example.org/?a=b",
        "CUS_OIDC_AUDIENCE, ' '",
        "CUS_DB_USER, ''",
        "CUS_HOST, ''"
    })
    void whatCouldNeverWorkIsRefused(String variable, String value) {
        assertThatThrownBy(() -> Settings.read(Map.of(variable, value)))
                .isInstanceOf(SettingsRefused.class)
                .hasMessageContaining("(" + variable + ") must be ");
    }

    @Test
    void noTimeAtAllIsTakenWhereItMakesSense() {
        assertThat(Settings.read(Map.of(
                                "CUS_HTTP_DRAIN_DELAY",
                                "0s",
                                "CUS_OIDC_CLOCK_SKEW",
                                "0s",
                                "CUS_PUBLIC_URL",
                                "https://cus.example.org/api/"))
                        .publicUrl())
                .isEqualTo("https://cus.example.org/api");
    }

    @Test
    void aSettingThatIsThereTwiceIsRefused() throws IOException {
        Path file = Files.writeString(directory.resolve("mine.yaml"), "port: 1\nport: 2\n");
        assertThatThrownBy(() -> Settings.read(Map.of("CUS_CONFIG", file.toString())))
                .isInstanceOf(SettingsRefused.class)
                .hasMessageContaining("duplicate key port in line 2");
    }

    @Test
    void aFileThatIsNoYamlIsRefused() throws IOException {
        Path file = Files.writeString(directory.resolve("mine.yaml"), "port: [1");
        assertThatThrownBy(() -> Settings.read(Map.of("CUS_CONFIG", file.toString())))
                .isInstanceOf(SettingsRefused.class)
                .hasMessageContaining("cannot be read as YAML");
        assertThatThrownBy(() -> Settings.read(
                        Map.of("CUS_CONFIG", directory.resolve("none").toString())))
                .isInstanceOf(SettingsRefused.class)
                .hasMessageContaining("CUS_CONFIG");
    }

    @Test
    void secretsAreNeverShown() {
        assertThatThrownBy(() -> Settings.read(Map.of("CUS_DB_URL", "postgres://me:hunter2@db/cus")))
                .hasMessageContaining("db.url (CUS_DB_URL)")
                .message()
                .doesNotContain("hunter2");
        Settings settings = Settings.read(
                Map.of("CUS_DB_URL", "jdbc:postgresql://db/cus?password=hunter2", "CUS_DB_PASSWORD", "hunter3"));
        assertThat(settings.toString()).doesNotContain("hunter");
    }

    @Test
    void productionNeedsADatabaseAndAnOwnerOfItsTables() {
        assertThatThrownBy(() -> Settings.read(production("CUS_DB_OWNER_USER", "postgres")))
                .hasMessageContaining("db.owner-user (CUS_DB_OWNER_USER) must be set in production");
        assertThatThrownBy(() -> Settings.read(Map.of("CUS_PROFILE", "production")))
                .hasMessageContaining("CUS_DB_URL");
    }

    private static Map<String, String> production(String... more) {
        Map<String, String> environment = new HashMap<>(Map.of(
                "CUS_PROFILE",
                "production",
                "CUS_DB_URL",
                "jdbc:postgresql://db/cus",
                "CUS_DB_OWNER_USER",
                "cus_owner",
                "CUS_KEYSET_FILE",
                "keyset.json"));
        for (int at = 0; at < more.length; at += 2) {
            environment.put(more[at], more[at + 1]);
        }
        return environment;
    }

    @Test
    void productionGivesNobodyTokens() {
        assertThat(Settings.read(production()).givesTokens()).isFalse();
        assertThat(Settings.read(production("CUS_OIDC_ISSUER", "https://id.example/realms/cus"))
                        .givesTokens())
                .isFalse();
        assertThatThrownBy(() -> Settings.read(production("CUS_DEMO_TOKENS", "on")))
                .hasMessageContaining("demo.tokens (CUS_DEMO_TOKENS) cannot be on in production");
        for (String issuer : List.of("http://id.example", "http://localhost:8080/demo", "https://demo.example/demo")) {
            assertThatThrownBy(() -> Settings.read(production("CUS_OIDC_ISSUER", issuer)))
                    .hasMessageContaining("oidc.issuer (CUS_OIDC_ISSUER) must be https in production");
        }
    }

    @Test
    void theDemoGivesTokensUnlessItHasAProvider() {
        assertThat(Settings.read(Map.of()).givesTokens()).isTrue();
        assertThat(Settings.read(Map.of("CUS_DEMO_TOKENS", "off")).givesTokens())
                .isFalse();
        String issuer = "http://localhost:8180/realms/cus";
        assertThat(Settings.read(Map.of("CUS_OIDC_ISSUER", issuer)).givesTokens())
                .isFalse();
        assertThatThrownBy(() -> Settings.read(Map.of("CUS_OIDC_ISSUER", issuer, "CUS_DEMO_TOKENS", "on")))
                .hasMessageContaining("CUS_DEMO_TOKENS");
    }

    @Test
    void whatCannotBeUnderstoodOfAProviderIsRefused() {
        assertThatThrownBy(() -> Settings.read(Map.of(
                        "CUS_OIDC_ISSUER", "ldap://id",
                        "CUS_OIDC_ALGORITHMS", "RS256,HS256",
                        "CUS_OIDC_ROLE_CLAIMS", "roles",
                        "CUS_OIDC_ROLE_PATTERN", "/{role}")))
                .hasMessageContaining("CUS_OIDC_ISSUER")
                .hasMessageContaining("CUS_OIDC_ALGORITHMS")
                .hasMessageContaining("CUS_OIDC_ROLE_CLAIMS")
                .hasMessageContaining("CUS_OIDC_ROLE_PATTERN");
    }

    @Test
    void theReadmeHoldsTheTableOfSettings() throws IOException {
        Path readme = Path.of("..", "README.md");
        String text = Files.readString(readme);
        int begin = text.indexOf(BEGIN) + BEGIN.length();
        int end = text.indexOf(END);
        assertThat(end).as("README.md has the marks of the table").isGreaterThanOrEqualTo(begin);
        String table = SettingsTable.markdown(Settings.ALL);
        if (Boolean.getBoolean("cus.rewrite")) {
            Files.writeString(readme, text.substring(0, begin) + "\n" + table + "\n" + text.substring(end));
        } else {
            assertThat(text.substring(begin, end).strip())
                    .as("the table is old: mvn -pl server -am test -Dtest=SettingsTest"
                            + " -Dsurefire.failIfNoSpecifiedTests=false -Dcus.rewrite=true rewrites it")
                    .isEqualTo(table.strip());
        }
    }
}
