package org.opencus.imports;

import java.util.List;
import java.util.stream.Collectors;
import org.opencus.imports.ImportReport.Changes;
import org.opencus.records.CatalogueRecord;

/** The database failed in the middle of an import; the message says where, why, and what had been done before. */
public final class ImportFailed extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final boolean partly;

    private ImportFailed(String message, boolean partly, Throwable cause) {
        super(message, cause);
        this.partly = partly;
    }

    static ImportFailed at(String centre, String said, List<Changes> before, boolean dryRun, Throwable cause) {
        boolean partly = !dryRun && before.stream().anyMatch(changes -> !changes.none());
        String done = before.stream().map(changes -> name(changes.centre())).collect(Collectors.joining(", "));
        return new ImportFailed(
                "The database failed at the import of %s, of which nothing was written: %s.%s"
                        .formatted(name(centre), said, partly ? " Imported before: " + done + "." : ""),
                partly,
                cause);
    }

    private static String name(String centre) {
        return centre.equals(CatalogueRecord.EVERY_CENTRE) ? "what all centres share" : centre;
    }

    /** Whether something was written before. */
    public boolean partly() {
        return partly;
    }
}
