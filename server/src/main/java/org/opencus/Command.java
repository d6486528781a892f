package org.opencus;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.opencus.settings.SettingsRefused;

/** What the program is asked to do. */
sealed interface Command {
    /** How to ask. */
    String USAGE = """
        usage: open-cus [--reset]                      serve; --reset empties the embedded database first
               open-cus import DIRECTORY [--dry-run]   bring catalogues into line with the files of a directory
               open-cus verify-audit [CHECKPOINT]      check the chains of the log of acts, and that all is still there
                                                       which the file says was; it is made or brought up to date
               open-cus keyset create FILE             make the keys that residents' data are sealed with
               open-cus keyset rotate FILE             add new keys, used from then on; running servers notice
               open-cus renew-keys                     wrap and hash anew what was made with older keys
               open-cus keyset retire FILE             drop the older keys, once nothing needs them
               open-cus --version                      tell which version this is
               open-cus --help                         tell this\
        """;

    /** Done with the database, also while a server runs on it. */
    sealed interface Upkeep extends Command {}

    /** Answer requests until told to stop. */
    record Serve(boolean reset) implements Command {}

    /** Load catalogue files, or only say what would come of it. */
    record Import(Path directory, boolean dryRun) implements Upkeep {}

    /** Recompute every hash of the log of acts and name the first entry that does not fit. */
    record VerifyAudit(Optional<Path> checkpoint) implements Upkeep {}

    /** Make, extend or reduce a file of keys. */
    record Keys(KeysetChange change, Path file) implements Upkeep {}

    /** What becomes of a file of keys. */
    enum KeysetChange {
        CREATE,
        ROTATE,
        RETIRE
    }

    /** Bring everything that was made with older keys to those of now. */
    record RenewKeys() implements Upkeep {}

    /** Only tell something. */
    record Tell(String text) implements Command {}

    /** Reads the arguments; throws {@link SettingsRefused} when they make no command. */
    static Command parse(String... arguments) {
        List<String> words = new ArrayList<>(Arrays.asList(arguments));
        if (!words.isEmpty() && words.getFirst().equals("import")) {
            words.removeFirst();
            boolean dryRun = words.remove("--dry-run");
            if (words.size() == 1 && !words.getFirst().startsWith("-")) {
                return new Import(Path.of(words.getFirst()), dryRun);
            }
        } else if (words.equals(List.of("--help"))) {
            return new Tell(USAGE);
        } else if (words.equals(List.of("--version"))) {
            return new Tell("open-cus " + version());
        } else if (!words.isEmpty() && words.getFirst().equals("verify-audit")) {
            if (words.size() <= 2 && !words.getLast().startsWith("-")) {
                return new VerifyAudit(words.stream().skip(1).findFirst().map(Path::of));
            }
        } else if (words.equals(List.of("renew-keys"))) {
            return new RenewKeys();
        } else if (words.size() == 3 && words.getFirst().equals("keyset")) {
            for (KeysetChange change : KeysetChange.values()) {
                if (change.name().toLowerCase(Locale.ROOT).equals(words.get(1))) {
                    return new Keys(change, Path.of(words.get(2)));
                }
            }
        } else {
            boolean reset = words.remove("--reset");
            if (words.isEmpty()) {
                return new Serve(reset);
            }
        }
        throw new SettingsRefused(List.of("the arguments make no command\n" + USAGE));
    }

    /** The manifest's, so that it is told without reading the contract. */
    private static String version() {
        return Optional.ofNullable(Command.class.getPackage().getImplementationVersion())
                .orElse("(not from a jar)");
    }
}
