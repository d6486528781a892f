package org.opencus;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.opencus.settings.SettingsRefused;

/** What the program is asked to do. */
sealed interface Command {
    /** How to ask. */
    String USAGE = """
        usage: open-cus [--reset]                      serve; --reset empties the embedded database first
               open-cus import DIRECTORY [--dry-run]   bring catalogues into line with the files of a directory
               open-cus verify-audit                   check the chains of the log of acts\
        """;

    /** Answer requests until told to stop. */
    record Serve(boolean reset) implements Command {}

    /** Load catalogue files, or only say what would come of it. */
    record Import(Path directory, boolean dryRun) implements Command {}

    /** Recompute every hash of the log of acts and name the first entry that does not fit. */
    record VerifyAudit() implements Command {}

    /** Reads the arguments; throws {@link SettingsRefused} when they make no command. */
    static Command parse(String... arguments) {
        List<String> words = new ArrayList<>(Arrays.asList(arguments));
        if (!words.isEmpty() && words.getFirst().equals("import")) {
            words.removeFirst();
            boolean dryRun = words.remove("--dry-run");
            if (words.size() == 1 && !words.getFirst().startsWith("-")) {
                return new Import(Path.of(words.getFirst()), dryRun);
            }
        } else if (words.equals(List.of("verify-audit"))) {
            return new VerifyAudit();
        } else {
            boolean reset = words.remove("--reset");
            if (words.isEmpty()) {
                return new Serve(reset);
            }
        }
        throw new SettingsRefused(List.of("the arguments make no command\n" + USAGE));
    }
}
