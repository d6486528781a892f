package org.opencus.imports;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.ExtendWith;
import org.opencus.database.Transactions;
import org.opencus.imports.ImportReport.Changes;
import org.opencus.imports.ImportReport.Outcome;
import org.opencus.records.RecordChange;
import org.opencus.records.RecordKind;
import org.opencus.testing.DatabaseExtension;

@Tag("every-postgres")
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@ExtendWith(DatabaseExtension.class)
class ShippedCatalogueIT {
    private final Transactions transactions;
    private final CatalogueImport imports;
    private final ShippedCatalogue shipped;

    ShippedCatalogueIT(Transactions transactions) {
        this.transactions = transactions;
        this.imports = new CatalogueImport(transactions, new NoIndex(), List.of());
        this.shipped = new ShippedCatalogue(transactions, imports);
    }

    @BeforeEach
    void isLoaded() {
        shipped.loadIfNeeded();
    }

    @Test
    @Order(1)
    void holdsAllServicesOfAllCentres() {
        Map<String, Long> services = transactions.read(tx -> tx.execute()
                .createNamedQuery("test.services", "select centre from service where gone_at is null")
                .execute()
                .collect(Collectors.groupingBy(row -> row.column("centre").get(String.class), Collectors.counting())));
        assertThat(services).isEqualTo(Map.of("gorno", 27L, "dobczyce", 61L, "kozienice", 18L, "dolny-slask", 13L));
    }

    @Test
    @Order(2)
    void changesNothingWhenImportedAgain() {
        ImportReport again = imports.run(CatalogueSource.shipped(), false);
        assertThat(again.changes()).hasSize(5).allMatch(Changes::none);
        assertThat(again.outcome()).isEqualTo(Outcome.COMPLETE);
    }

    @Test
    @Order(3)
    void isNotReadAgainWhenThisEditionWasLoaded() {
        assertThat(shipped.loadIfNeeded()).isEmpty();
    }

    @Test
    @Order(4)
    void isLoadedAgainWhenTheDataChanged() {
        transactions.write(tx -> tx.execute()
                .createNamedUpdate("test.older", "update shipped_data set fingerprint = 'older'")
                .execute());
        transactions.write(tx -> tx.execute()
                .createNamedUpdate("test.change", "update service set name = 'Inna' where code = 'gorno-klub-seniora'")
                .execute());
        List<Changes> changes = shipped.loadIfNeeded().orElseThrow().changes();
        assertThat(changes.stream()
                        .mapToInt(change -> change.count(RecordKind.SERVICE, RecordChange.CHANGED))
                        .sum())
                .isEqualTo(1);
        assertThat(shipped.loadIfNeeded()).isEmpty();
    }
}
