package org.opencus;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.opencus.database.DatabaseSettings;
import org.opencus.testing.RawHttp;
import org.opencus.testing.ServerProcess;
import org.opencus.testing.Statements;
import org.opencus.testing.TestDatabase;

class ProcessIT {
    @TempDir
    private Path directory;

    @Test
    void survivesKillAndRefusesASecondStart() throws InterruptedException, IOException {
        try (var first = ServerProcess.start(directory, Map.of()).ready();
                var second = ServerProcess.start(directory, Map.of())) {
            assertThat(second.exitCode()).isEqualTo(Exit.DATA_DIRECTORY_IN_USE.code());
            assertThat(second.log()).contains("Another Open CUS server is running", "CUS_DATA_DIR");
            assertThat(Files.getPosixFilePermissions(directory.resolve("data/binaries")))
                    .as("who may replace its programs")
                    .doesNotContain(PosixFilePermission.OTHERS_WRITE, PosixFilePermission.GROUP_WRITE);
            first.kill().exitCode();
        }
        try (var again = ServerProcess.start(directory, Map.of()).ready()) {
            assertThat(again.log()).contains("Stopping the PostgreSQL that an earlier server left running");
            assertThat(again.status("/v1/centres/gorno")).isEqualTo(200);
            importsBesideTheServer();
            assertThat(again.terminate().exitCode()).isZero();
            assertThat(again.log()).contains("Stopped");
        }
    }

    private void importsBesideTheServer() throws InterruptedException {
        Path shipped =
                Path.of("src", "main", "resources", "org", "opencus", "demo").toAbsolutePath();
        try (var load = ServerProcess.start(directory, Map.of(), "import", shipped.toString(), "--dry-run")) {
            assertThat(load.exitCode()).as(load.log()).isZero();
            assertThat(load.log()).contains("gorno: ", "dry run, nothing was written");
        }
    }

    @Test
    void finishesRunningRequestsBeforeItStops() throws InterruptedException {
        try (var server = ServerProcess.start(directory, Map.of("CUS_HTTP_DRAIN_DELAY", "2s", "CUS_LOG_FORMAT", "json"))
                        .ready();
                RawHttp slow = RawHttp.connect(server.port())) {
            slow.send("POST /v1/centres/gorno/service-searches HTTP/1.1\r\nHost: localhost\r\n"
                    + "Content-Type: application/json\r\nContent-Length: 2\r\n\r\n{");
            assertThat(server.status("/health/ready")).isEqualTo(200);
            server.terminate();
            server.awaitStatus("/health/ready", 503);
            assertThat(server.status("/health/live")).isEqualTo(200);
            server.awaitStatus("/health/live", 0);
            assertThat(slow.send("}").answer()).startsWith("HTTP/1.1 200 ");
            assertThat(server.exitCode()).isZero();
            assertThat(server.log().lines()).allMatch(line -> line.startsWith("{\"time\":") && line.endsWith("}"));
            assertThat(server.log()).contains("\"requestId\":\"", "\"traceId\":\"", "\"message\":\"Stopped\"");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "CUS_POTR | 8080 | WRONG_USE | did you mean CUS_PORT?",
                "CUS_PROFILE | production | WRONG_USE | CUS_DB_URL",
                "CUS_DB_START_TIMEOUT | 1s | NO_DATABASE | does not answer"
            })
    void saysWhyItDoesNotStart(String variable, String value, Exit exit, String reason) throws InterruptedException {
        Map<String, String> settings = exit == Exit.NO_DATABASE
                ? Map.of(variable, value, "CUS_DB_URL", "jdbc:postgresql://localhost:1/none", "CUS_DB_PASSWORD", "hush")
                : Map.of(variable, value);
        try (var server = ServerProcess.start(directory, settings)) {
            assertThat(server.exitCode()).isEqualTo(exit.code());
            assertThat(server.log()).contains(reason).doesNotContain("hush", "\tat ");
        }
    }

    @Test
    void saysThatItsPortIsTaken() throws InterruptedException, IOException {
        DatabaseSettings database = TestDatabase.copy();
        try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            int port = taken.getLocalPort();
            Map<String, String> settings = Map.of(
                    "CUS_PORT", Integer.toString(port),
                    "CUS_DB_URL", database.url(),
                    "CUS_DB_USER", database.user(),
                    "CUS_DB_PASSWORD", database.password());
            try (var server = ServerProcess.start(directory, settings)) {
                assertThat(server.exitCode()).as(server.log()).isEqualTo(Exit.PORT_TAKEN.code());
                assertThat(server.log())
                        .contains("Port " + port + " cannot be used", "CUS_PORT")
                        .doesNotContain("\tat ");
            }
        } finally {
            TestDatabase.drop(database);
        }
    }

    @Test
    void tellsThatTheDatabaseFailedDuringAnImport() throws InterruptedException {
        DatabaseSettings database = TestDatabase.copy();
        Statements.run(database, """
            create function full_disk() returns trigger language plpgsql as
            $$ begin raise exception 'no space left' using errcode = 'disk_full'; end $$
            """);
        Statements.run(
                database, "create trigger fails before insert on service for each row execute function full_disk()");
        Path example = Path.of("..", "examples", "new-centre").toAbsolutePath();
        Map<String, String> settings = Map.of(
                "CUS_DB_URL", database.url(), "CUS_DB_USER", database.user(), "CUS_DB_PASSWORD", database.password());
        try (var load = ServerProcess.start(directory, settings, "import", example.toString())) {
            assertThat(load.exitCode()).as(load.log()).isEqualTo(Exit.PARTLY_IMPORTED.code());
            assertThat(load.log())
                    .contains(
                            "The database failed at the import of przykladowo, of which nothing was written",
                            "Imported before: what all centres share.")
                    .doesNotContain("The server could not start");
        }
        TestDatabase.drop(database);
    }

    @Test
    void makesKeysOnceAndSaysWhatItDoesNotDo() throws InterruptedException {
        String file = directory.resolve("keyset.json").toString();
        assertThat(ended("keyset", "rotate", file)).contains("cannot be read");
        assertThat(ended("keyset", "create", file)).contains("Keys made in");
        assertThat(ended("keyset", "create", file)).contains("is there already");
        assertThat(ended("keyset", "rotate", file)).contains("run renew-keys next");
    }

    private String ended(String... arguments) throws InterruptedException {
        try (var program = ServerProcess.start(directory, Map.of(), arguments)) {
            var _ = program.exitCode();
            return program.log();
        }
    }

    @Test
    void refusesArgumentsThatMakeNoCommand() throws InterruptedException {
        try (var server = ServerProcess.start(directory, Map.of(), "--rest")) {
            assertThat(server.exitCode()).isEqualTo(Exit.WRONG_USE.code());
            assertThat(server.log()).contains("usage:", "--reset");
        }
    }
}
