package org.opencus.imports;

import java.lang.System.Logger.Level;
import java.nio.file.Path;
import org.opencus.imports.ImportReport.Outcome;

/** The command that imports a directory and reports to whoever started it. */
public final class ImportCommand {
    private static final System.Logger LOGGER = System.getLogger(ImportCommand.class.getName());

    private final CatalogueImport imports;

    /** Runs this import. */
    public ImportCommand(CatalogueImport imports) {
        this.imports = imports;
    }

    /** Imports the directory; throws {@link IllegalArgumentException} when there is none. */
    public Outcome run(Path directory, boolean dryRun) {
        ImportReport report = imports.run(CatalogueSource.directory(directory), dryRun);
        LOGGER.log(
                report.outcome() == Outcome.COMPLETE ? Level.INFO : Level.WARNING,
                "Import of " + directory + "\n" + String.join("\n", report.lines()));
        return report.outcome();
    }
}
