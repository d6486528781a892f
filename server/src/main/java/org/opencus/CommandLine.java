package org.opencus;

import java.lang.System.Logger.Level;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.opencus.Settings.Profile;
import org.opencus.audit.AuditCheckpoint;
import org.opencus.audit.AuditVerification;
import org.opencus.demo.FirstCalls;
import org.opencus.logging.LogSettings;
import org.opencus.logging.Logging;
import org.opencus.settings.SettingsRefused;

/** Runs a command and tells the shell how it ended. */
final class CommandLine {
    private static final System.Logger LOGGER = System.getLogger(Application.class.getName());

    private CommandLine() {}

    /** Nothing where the server goes on running. */
    static Optional<Exit> run(Map<String, String> environment, String... arguments) {
        try {
            return switch (Command.parse(arguments)) {
                case Command.Tell(String text) -> Optional.of(say(Level.INFO, text, Exit.DONE));
                case Command.Keys(Command.KeysetChange change, Path file)
                when change != Command.KeysetChange.RETIRE -> Optional.of(KeysetFiles.change(change, file));
                case Command.Serve serve -> serve(Settings.read(environment), serve);
                case Command.Upkeep upkeep -> Optional.of(keepUp(Settings.read(environment), upkeep));
            };
        } catch (SettingsRefused e) {
            return Optional.of(say(Level.ERROR, e.getMessage(), Exit.WRONG_USE));
        }
    }

    /** Before there are settings of a log. */
    private static Exit say(Level level, String text, Exit exit) {
        try (var _ = Logging.configure(LogSettings.PLAIN)) {
            LOGGER.log(level, text);
        }
        return exit;
    }

    private static Optional<Exit> serve(Settings settings, Command.Serve command) {
        Logging log = Logging.configure(settings.log());
        try {
            Application application = Application.start(settings, command.reset());
            Runtime.getRuntime()
                    .addShutdownHook(Thread.ofPlatform().name("shutdown").unstarted(() -> stop(application, log)));
            LOGGER.log(Level.INFO, greeting(settings, application));
            return Optional.empty();
        } catch (InterruptedException | RuntimeException e) {
            Exit exit = Failures.explain(e, command);
            log.close();
            return Optional.of(exit);
        }
    }

    private static Exit keepUp(Settings settings, Command.Upkeep command) {
        try (var _ = Logging.configure(settings.log())) {
            try {
                return done(settings, command);
            } catch (InterruptedException | RuntimeException e) {
                return Failures.explain(e, command);
            }
        }
    }

    private static Exit done(Settings settings, Command.Upkeep command) throws InterruptedException {
        if (command instanceof Command.Import(Path directory, boolean _) && !Files.isDirectory(directory)) {
            LOGGER.log(Level.ERROR, "There is no directory " + directory.toAbsolutePath());
            return Exit.WRONG_USE;
        }
        try (var maintenance = new Maintenance(settings)) {
            return switch (command) {
                case Command.Import(Path directory, boolean dryRun) -> load(maintenance, directory, dryRun);
                case Command.VerifyAudit(Optional<Path> checkpoint) -> verifyAudit(maintenance, checkpoint);
                case Command.RenewKeys() -> renewKeys(maintenance);
                case Command.Keys(Command.KeysetChange _, Path file) -> retireKeys(maintenance, file);
            };
        }
    }

    private static Exit load(Maintenance maintenance, Path directory, boolean dryRun) {
        return switch (maintenance.load(directory, dryRun)) {
            case COMPLETE -> Exit.DONE;
            case PARTIAL -> Exit.PARTLY_IMPORTED;
            case NOTHING -> Exit.FAILED;
        };
    }

    private static Exit verifyAudit(Maintenance maintenance, Optional<Path> checkpoint) {
        Optional<AuditCheckpoint> earlier = CheckpointFiles.read(checkpoint);
        if (earlier.isEmpty()) {
            LOGGER.log(
                    Level.ERROR,
                    "This is no checkpoint of verify-audit, nothing was done: " + checkpoint.orElseThrow());
            return Exit.WRONG_USE;
        }
        AuditVerification.Result result = maintenance.verifyAudit(earlier.get());
        LOGGER.log(result.intact() ? Level.INFO : Level.ERROR, result.sentence());
        if (result.intact()) {
            checkpoint.ifPresent(file -> CheckpointFiles.write(file, result.checkpoint()));
        }
        return result.intact() ? Exit.DONE : Exit.AUDIT_BROKEN;
    }

    private static Exit renewKeys(Maintenance maintenance) {
        LOGGER.log(Level.INFO, "Renewed: " + maintenance.renewKeys() + " rows; nothing needs older keys now");
        return Exit.DONE;
    }

    private static Exit retireKeys(Maintenance maintenance, Path file) {
        if (!maintenance.retireKeys(file)) {
            LOGGER.log(Level.ERROR, "Something still needs older keys: run renew-keys first. Nothing was changed.");
            return Exit.FAILED;
        }
        LOGGER.log(Level.INFO, "The older keys are gone from " + file + "; backups made with them open no more");
        return Exit.DONE;
    }

    /** Ends the process itself: a stop that was asked for and went well is a success, whatever signal asked. */
    private static void stop(Application application, Logging log) {
        LOGGER.log(Level.INFO, "Stopping: running requests are finished first");
        application.close();
        LOGGER.log(Level.INFO, "Stopped");
        log.close();
        Runtime.getRuntime().halt(Exit.DONE.code());
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
              A demo is for trying things out, not for real people's data: those need CUS_PROFILE=production.
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
