package org.opencus.imports;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.opencus.database.Transactions;
import org.opencus.database.Tx;
import org.opencus.imports.RecordEditor.Outcome;
import org.opencus.records.CatalogueRecord;
import org.opencus.records.KeptRecord;
import org.opencus.records.RecordKind;
import org.opencus.records.RecordListRepository;
import org.opencus.records.RecordRepository;
import org.opencus.testing.DatabaseExtension;

/** What is shown of a record leads back to the same record: so a change by the API loses nothing that it does not name. */
@ExtendWith(DatabaseExtension.class)
class RecordEditorIT {
    private static final Prepared PREPARED = Preparation.of(CatalogueSource.shipped(), List.of());

    private final RecordEditor editor = new RecordEditor();
    private final RecordRepository records = new RecordRepository();
    private final RecordListRepository lists = new RecordListRepository();

    @BeforeAll
    static void load(Transactions transactions) {
        assertThat(new CatalogueImport(transactions, new NoIndex(), List.of())
                        .run(CatalogueSource.shipped(), false)
                        .outcome())
                .isEqualTo(ImportReport.Outcome.COMPLETE);
    }

    @ParameterizedTest
    @EnumSource(
            value = RecordKind.class,
            names = {"SERVICE_DOMAIN", "COMMISSIONING_MODE", "LEGAL_BASIS"},
            mode = EnumSource.Mode.EXCLUDE)
    void eachShippedRecordIsMadeAgainFromWhatIsShownOfIt(RecordKind kind, Transactions transactions) {
        List<String> different = new ArrayList<>();
        int[] same = {0};
        for (Prepared.Centre centre : PREPARED.centres()) {
            for (CatalogueRecord shipped : centre.records().getOrDefault(kind, List.of())) {
                transactions.read(tx -> {
                    CatalogueRecord again = remade(tx, shipped);
                    if (records.compare(tx, kind, List.of(again)).equals(Map.of())) {
                        same[0]++;
                    } else {
                        different.add(shipped + "\n" + again);
                    }
                    return tx;
                });
            }
        }
        assertThat(different).isEmpty();
        assertThat(same[0]).isGreaterThan(2);
    }

    private CatalogueRecord remade(Tx tx, CatalogueRecord shipped) {
        KeptRecord kept = shipped.kind() == RecordKind.CENTRE
                ? lists.findCentre(tx, shipped.code()).orElseThrow()
                : lists.there(tx, shipped.centre(), shipped.kind(), List.of(shipped.code()))
                        .getFirst();
        Outcome outcome = editor.make(tx, shipped.centre(), shipped.kind(), shipped.code(), kept.shown());
        return switch (outcome) {
            case Outcome.Made(var record) -> record;
            // Four of them name no domain, which an import only warns of.
            case Outcome.Refused(var violations)
            when violations.stream().allMatch(each -> each.code().equals("domain-missing")) ->
                editor.remake(tx, shipped.centre(), shipped.kind(), shipped.code(), kept.shown());
            case Outcome.Refused(var violations) -> throw new AssertionError(shipped.code() + " " + violations);
        };
    }
}
