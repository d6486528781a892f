package org.opencus;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.opencus.audit.AuditCheckpoint;
import org.opencus.audit.AuditVerification;
import org.opencus.crypto.Keyring;
import org.opencus.crypto.KeysetSource;
import org.opencus.database.Transactions;
import org.opencus.imports.CatalogueImport;
import org.opencus.imports.ImportCommand;
import org.opencus.imports.ImportReport;
import org.opencus.residents.KeyRenewal;
import org.opencus.search.Language;
import org.opencus.search.SearchIndex;
import org.opencus.search.SynonymsFile;

/** What is done with the database of the settings without serving it, also while a server runs on it. */
final class Maintenance implements AutoCloseable {
    /** What one statement may take here; a request must never wait that long. */
    private static final Duration STATEMENT = Duration.ofMinutes(10);

    private final Settings settings;
    private final Parts parts = new Parts();
    private final Transactions transactions;

    /** Opens the database; what was started is stopped again when that fails. */
    Maintenance(Settings settings) throws InterruptedException {
        this.settings = settings.patient(STATEMENT);
        try {
            transactions =
                    new Transactions(OpenDatabase.shared(this.settings, parts).database(), (_, _) -> {});
        } catch (RuntimeException | InterruptedException e) {
            parts.close();
            throw e;
        }
    }

    /** Imports a directory, or only tells what would come of it. */
    ImportReport.Outcome load(Path directory, boolean dryRun) {
        Language language = Language.load(
                task -> Thread.ofPlatform().daemon().name("language").start(task));
        var imports = new CatalogueImport(
                transactions, new SearchIndex(language::words), List.of(new SynonymsFile(language)));
        return new ImportCommand(imports).run(directory, dryRun);
    }

    /** Checks the log of acts. */
    AuditVerification.Result verifyAudit(AuditCheckpoint earlier) {
        return new AuditVerification(transactions).run(earlier);
    }

    /** Brings everything that was made with older keys to those of now, and counts it. */
    long renewKeys() {
        var renewal = new KeyRenewal(Keys.ring(transactions, Keys.source(settings)));
        long renewed = 0;
        for (int batch = transactions.write(renewal::renew); batch > 0; batch = transactions.write(renewal::renew)) {
            renewed += batch;
        }
        return renewed;
    }

    /** Drops the older keys of a file; false, and nothing is done, where something still needs them. */
    boolean retireKeys(Path file) {
        KeysetSource source = KeysetSource.of(file);
        var renewal = new KeyRenewal(new Keyring(source));
        if (transactions.write(renewal::isDue)) {
            return false;
        }
        KeysetSource.write(file, source.current().retired());
        return true;
    }

    @Override
    public void close() {
        parts.close();
    }
}
