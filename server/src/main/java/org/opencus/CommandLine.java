package org.opencus;

import java.io.UncheckedIOException;
import java.lang.System.Logger.Level;
import java.lang.management.ManagementFactory;
import java.net.BindException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.opencus.Settings.Profile;
import org.opencus.audit.AuditVerification;
import org.opencus.crypto.CryptoRefused;
import org.opencus.database.DataDirectoryRefused;
import org.opencus.database.DatabaseUnavailable;
import org.opencus.demo.FirstCalls;
import org.opencus.imports.ImportFailed;
import org.opencus.imports.ImportReport;
import org.opencus.logging.LogSettings;
import org.opencus.logging.Logging;
import org.opencus.settings.SettingsRefused;

/** Runs a command and tells the shell how it ended. */
final class CommandLine {
    private static final System.Logger LOGGER = System.getLogger(Application.class.getName());
    private static final LogSettings PLAIN = new LogSettings(LogSettings.Format.TEXT, LogSettings.Level.INFO);

    /** How the program ends; the README lists the codes. */
    enum Exit {
        DONE,
        FAILED,
        WRONG_USE,
        DATA_DIRECTORY_IN_USE,
        DATA_DIRECTORY_REFUSED,
        NO_DATABASE,
        PORT_TAKEN,
        PARTLY_IMPORTED,
        AUDIT_BROKEN
    }

    private CommandLine() {}

    /** Nothing where the server goes on running. */
    static Optional<Exit> run(Map<String, String> environment, String... arguments) {
        Command command;
        Settings settings;
        try {
            command = Command.parse(arguments);
            if (command instanceof Command.Keys(Command.KeysetChange change, Path file)
                    && change != Command.KeysetChange.RETIRE) {
                return Optional.of(KeysetFiles.change(change, file));
            }
            settings = Settings.read(environment);
        } catch (SettingsRefused e) {
            try (var _ = Logging.configure(PLAIN)) {
                LOGGER.log(Level.ERROR, e.getMessage());
            }
            return Optional.of(Exit.WRONG_USE);
        }
        Logging log = Logging.configure(settings.log());
        try {
            return switch (command) {
                case Command.Serve(boolean reset) -> serve(settings, reset, log);
                case Command.Import(Path directory, boolean dryRun) -> load(settings, directory, dryRun, log);
                case Command.VerifyAudit() -> verifyAudit(settings, log);
                case Command.RenewKeys() -> ended(log, renewKeys(settings));
                case Command.Keys(Command.KeysetChange _, Path file) -> ended(log, retireKeys(settings, file));
            };
        } catch (InterruptedException | RuntimeException e) {
            Exit exit = explain(e, settings, command);
            log.close();
            return Optional.of(exit);
        }
    }

    private static Optional<Exit> serve(Settings settings, boolean reset, Logging log) throws InterruptedException {
        Application application = Application.start(settings, reset);
        Runtime.getRuntime()
                .addShutdownHook(Thread.ofPlatform().name("shutdown").unstarted(() -> stop(application, log)));
        LOGGER.log(Level.INFO, greeting(settings, application));
        return Optional.empty();
    }

    private static Optional<Exit> load(Settings settings, Path directory, boolean dryRun, Logging log)
            throws InterruptedException {
        if (!Files.isDirectory(directory)) {
            LOGGER.log(Level.ERROR, "There is no directory " + directory.toAbsolutePath());
            log.close();
            return Optional.of(Exit.WRONG_USE);
        }
        ImportReport.Outcome outcome = Application.load(settings, directory, dryRun);
        log.close();
        return Optional.of(
                switch (outcome) {
                    case COMPLETE -> Exit.DONE;
                    case PARTIAL -> Exit.PARTLY_IMPORTED;
                    case NOTHING -> Exit.FAILED;
                });
    }

    private static Optional<Exit> verifyAudit(Settings settings, Logging log) throws InterruptedException {
        AuditVerification.Result result = Application.verifyAudit(settings);
        LOGGER.log(result.intact() ? Level.INFO : Level.ERROR, result.sentence());
        log.close();
        return Optional.of(result.intact() ? Exit.DONE : Exit.AUDIT_BROKEN);
    }

    private static Exit renewKeys(Settings settings) throws InterruptedException {
        LOGGER.log(Level.INFO, "Renewed: " + Application.renewKeys(settings) + " rows; nothing needs older keys now");
        return Exit.DONE;
    }

    private static Exit retireKeys(Settings settings, Path file) throws InterruptedException {
        if (!Application.retireKeys(settings, file)) {
            LOGGER.log(Level.ERROR, "Something still needs older keys: run renew-keys first. Nothing was changed.");
            return Exit.FAILED;
        }
        LOGGER.log(Level.INFO, "The older keys are gone from " + file + "; backups made with them open no more");
        return Exit.DONE;
    }

    private static Optional<Exit> ended(Logging log, Exit exit) {
        log.close();
        return Optional.of(exit);
    }

    /** Ends the process itself: a stop that was asked for and went well is a success, whatever signal asked. */
    private static void stop(Application application, Logging log) {
        LOGGER.log(Level.INFO, "Stopping: running requests are finished first");
        application.close();
        LOGGER.log(Level.INFO, "Stopped");
        log.close();
        Runtime.getRuntime().halt(Exit.DONE.ordinal());
    }

    private static Exit explain(Exception e, Settings settings, Command command) {
        switch (e) {
            case DataDirectoryRefused refused -> {
                LOGGER.log(Level.ERROR, refused.getMessage());
                return refused.reason() == DataDirectoryRefused.Reason.IN_USE
                        ? Exit.DATA_DIRECTORY_IN_USE
                        : Exit.DATA_DIRECTORY_REFUSED;
            }
            case CryptoRefused refused -> {
                LOGGER.log(Level.ERROR, refused.getMessage() + " See CUS_KEYSET_FILE and CUS_KEYSET.");
                return Exit.WRONG_USE;
            }
            case DatabaseUnavailable unavailable -> {
                LOGGER.log(Level.ERROR, unavailable.getMessage() + " See CUS_DB_URL, CUS_DB_USER and CUS_DB_PASSWORD.");
                return Exit.NO_DATABASE;
            }
            case UncheckedIOException io
            when io.getCause() instanceof BindException -> {
                LOGGER.log(
                        Level.ERROR, "Port " + settings.http().port() + " is taken. Give another one with CUS_PORT.");
                return Exit.PORT_TAKEN;
            }
            case ImportFailed failed -> {
                LOGGER.log(Level.ERROR, failed.getMessage());
                return failed.partly() ? Exit.PARTLY_IMPORTED : Exit.FAILED;
            }
            default -> {
                LOGGER.log(
                        Level.ERROR,
                        command instanceof Command.Import ? "The import failed" : "The server could not start",
                        e);
                return Exit.FAILED;
            }
        }
    }

    private static String greeting(Settings settings, Application application) {
        int port = application.port();
        long millis = ManagementFactory.getRuntimeMXBean().getUptime();
        String started = String.format(Locale.ROOT, "Ready after %.1f s on port %d", millis / 1000.0, port);
        return settings.profile() == Profile.DEMO ? started + "\n" + hints(settings, application) : started;
    }

    private static String hints(Settings settings, Application application) {
        String url = "http://localhost:" + application.port();
        return """

              Open CUS is running:       %1$s
              Try every operation:       %1$s/docs
              The contract:              %1$s/openapi.yaml
              Services of a centre:      curl '%1$s/v1/centres/gorno/services?limit=3'
              Ask in everyday Polish:    curl -H 'Content-Type: application/json' -d '{"q": "kto posprząta u starszej osoby"}' %1$s/v1/centres/gorno/search

            %3$s
              Stop with Ctrl-C. %2$s
            """.formatted(url, kept(settings), tokens(application, url));
    }

    /** Commands that are ready to run as somebody. */
    private static String tokens(Application application, String url) {
        return application
                .demo()
                .map(demo -> """
                      As somebody in a role at Górno, for an hour:

                    %s

                      A new token:               curl -H 'Content-Type: application/json' -d '{"role": "director", "centre": "gorno"}' %s/demo/token
                    """.formatted(FirstCalls.lines(demo, url), url))
                .orElse("");
    }

    private static String kept(Settings settings) {
        return settings.embedsDatabase()
                ? "The data stay in " + settings.dataDirectory() + "; --reset starts afresh."
                : "The data are in your database.";
    }
}
