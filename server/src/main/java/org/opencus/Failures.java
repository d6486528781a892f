package org.opencus;

import java.lang.System.Logger.Level;
import org.opencus.crypto.CryptoRefused;
import org.opencus.database.DataDirectoryRefused;
import org.opencus.database.DatabaseUnavailable;
import org.opencus.http.CannotListen;
import org.opencus.imports.ImportFailed;

/** Says why a command failed: in one sentence where the operator can do something about it. */
final class Failures {
    private static final System.Logger LOGGER = System.getLogger(Application.class.getName());

    private Failures() {}

    static Exit explain(Exception failure, Command command) {
        return switch (failure) {
            case DataDirectoryRefused refused ->
                say(
                        refused.getMessage(),
                        refused.reason() == DataDirectoryRefused.Reason.IN_USE
                                ? Exit.DATA_DIRECTORY_IN_USE
                                : Exit.DATA_DIRECTORY_REFUSED);
            case CryptoRefused refused ->
                say(refused.getMessage() + " See CUS_KEYSET_FILE and CUS_KEYSET.", Exit.WRONG_USE);
            case DatabaseUnavailable unavailable ->
                say(
                        unavailable.getMessage() + " The settings CUS_DB_… tell where it is and who logs in.",
                        Exit.NO_DATABASE);
            case CannotListen nowhere -> say(nowhere.getMessage(), Exit.PORT_TAKEN);
            case ImportFailed failed -> say(failed.getMessage(), failed.partly() ? Exit.PARTLY_IMPORTED : Exit.FAILED);
            default -> unexpected(failure, command);
        };
    }

    private static Exit say(String sentence, Exit exit) {
        LOGGER.log(Level.ERROR, sentence);
        return exit;
    }

    private static Exit unexpected(Exception failure, Command command) {
        String what = command instanceof Command.Serve ? "The server could not start" : "The command failed";
        LOGGER.log(Level.ERROR, what, failure);
        return Exit.FAILED;
    }
}
