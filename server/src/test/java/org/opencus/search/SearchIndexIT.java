package org.opencus.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.opencus.search.SearchedCatalogue.codes;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.opencus.database.Rows;
import org.opencus.database.Transactions;
import org.opencus.imports.CatalogueSource;
import org.opencus.testing.DatabaseExtension;

@Tag("every-postgres")
@ExtendWith(DatabaseExtension.class)
class SearchIndexIT {
    private final Transactions transactions;
    private final SearchedCatalogue catalogue;
    private final SearchIndex index = new SearchIndex(SearchedCatalogue.LANGUAGE::words);

    SearchIndexIT(Transactions transactions) {
        this.transactions = transactions;
        this.catalogue = new SearchedCatalogue(transactions);
    }

    @BeforeEach
    void isInStep() {
        List.of("gorno", "dobczyce").forEach(this::done);
    }

    @Test
    void followsARename() {
        update("update service set name = 'Kynoterapia domowa', version = version + 1 where code ="
                + " 'gorno-praca-socjalna'");
        done("gorno");
        assertThat(codes(catalogue.find("kynoterapia").matches())).containsExactly("gorno-praca-socjalna");
        assertThat(suggestions("kyno")).containsExactly("Kynoterapia domowa");
    }

    @Test
    void followsTheNameOfSomethingThatOthersReferTo() {
        update("update organisation set name = 'Dom pod Kasztanem', version = version + 1 where code = 'sds-gorno'");
        done("gorno");
        assertThat(codes(catalogue.find("kasztan").matches()))
                .containsExactly("sds-gorno", "gorno-srodowiskowy-dom-samopomocy");
    }

    @Test
    void forgetsWhatIsGoneAndFindsWhatIsBack() {
        update("update service set gone_at = now(), version = version + 1 where code = 'gorno-opieka-wytchnieniowa'");
        done("gorno");
        assertThat(codes(catalogue.find("opieka wytchnieniowa").matches()))
                .doesNotContain("gorno-opieka-wytchnieniowa");
        assertThat(suggestions("wytchn")).doesNotContain("Opieka wytchnieniowa");
        update("update service set gone_at = null, version = version + 1 where code = 'gorno-opieka-wytchnieniowa'");
        done("gorno");
        assertThat(codes(catalogue.find("opieka wytchnieniowa").matches())).contains("gorno-opieka-wytchnieniowa");
    }

    @Test
    void countsTermsAsTheyStand() {
        update("update service set name = name || ' drugi raz', version = version + 1 where centre = 'dobczyce'");
        done("dobczyce");
        long wrong = count("""
            select count(*) as n from search_term as kept
            full join (select term, count(*) as entries from search_entry, unnest(tsvector_to_array(terms)) as term
                group by term) as real on real.term collate "C" = kept.term
            where coalesce(kept.entries, 0) <> coalesce(real.entries, 0)
            """);
        assertThat(wrong).isZero();
    }

    @Test
    void followsTheScopeThatTheCentreRuns() {
        update("update service set status = 'existing', version = version + 1 where code = 'dobczyce-cwao-ksiegowosc'");
        done("dobczyce");
        assertThat(codes(catalogue.find("księgowość", "dobczyce").matches())).isEmpty();
        update("update centre set active_scope = 'extended', version = version + 1 where code = 'dobczyce'");
        done("dobczyce");
        assertThat(codes(catalogue.find("księgowość", "dobczyce").matches())).contains("dobczyce-cwao-ksiegowosc");
    }

    @Test
    void understandsTheWordsThatACentreAdds() {
        assertThat(codes(catalogue.find("furtka przy kominie", "gorno").matches()))
                .isEmpty();
        JsonObject words = json("""
            {"needs": [{"name": "pogaduchy", "when": ["furtka komin"], "words": ["kawiarenka"]}]}
            """);
        SynonymsFile file = new SynonymsFile(SearchedCatalogue.LANGUAGE);
        assertThat(file.check(words)).isEmpty();
        assertThat(transactions.<Boolean>write(tx -> file.save(tx, "gorno", words)))
                .isTrue();
        assertThat(transactions.<Boolean>write(tx -> file.save(tx, "gorno", words)))
                .isFalse();
        assertThat(codes(catalogue.find("furtka przy kominie", "gorno").matches()))
                .contains("gorno-kawiarenka-mal");
        assertThat(codes(catalogue.find("furtka przy kominie", "kozienice").matches()))
                .isEmpty();
    }

    @Test
    void theReportOfAnImportTellsWhatChangedOfACentresWords() throws IOException {
        Path files = copyOfTheExample();
        assertThat(reported(files)).contains("synonyms.json: 10 entries added, 0 changed, 0 removed");
        assertThat(reported(files)).doesNotContain("synonyms.json");
        Files.writeString(files.resolve("synonyms.json"), """
            {"fillers": ["klawo"], "needs": [{"name": "pogaduchy", "when": ["furtka komin"], "words": ["klub"]}]}
            """);
        assertThat(reported(files)).contains("synonyms.json: 2 entries added, 0 changed, 10 removed");
        Files.writeString(files.resolve("synonyms.json"), """
            {"fillers": ["klawo"], "needs": [{"name": "pogaduchy", "when": ["furtka"], "words": ["klub"]}]}
            """);
        assertThat(reported(files)).contains("synonyms.json: 0 entries added, 1 changed, 0 removed");
    }

    private String reported(Path files) {
        return String.join(
                "\n",
                catalogue.imports.run(CatalogueSource.directory(files), false).lines());
    }

    private static Path copyOfTheExample() throws IOException {
        Path copy = Files.createTempDirectory("new-centre");
        try (var example = Files.newDirectoryStream(Path.of("..", "examples", "new-centre"), "*.json")) {
            for (Path file : example) {
                Files.copy(file, copy.resolve(file.getFileName()));
            }
        }
        return copy;
    }

    @Test
    void saysWhatIsWrongWithACentresWords() {
        SynonymsFile file = new SynonymsFile(SearchedCatalogue.LANGUAGE);
        assertThat(file.check(json("{\"needs\": [{\"when\": [5]}]}")))
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.file()).isEqualTo("synonyms.json");
                    assertThat(finding.pointer()).isEqualTo("/needs/0/when/0");
                });
    }

    @Test
    void findsTheOneThatIsMeantAmongThousandsOfItsKind() {
        update("""
            insert into search_entry
            select gen_random_uuid(), kind, centre, code || i, name, description, status, available, domains,
                target_groups, challenges, places, providers, payment, areas, everywhere, terms, passages, refers, version,
                format
            from search_entry, generate_series(1, 5000) as i
            where code = 'dobczyce-klub-seniora'
            """);
        update("update service set name = 'Klub Seniora Pod Lipą', version = version + 1 where code ="
                + " 'gorno-klub-seniora'");
        done("gorno");
        assertThat(codes(catalogue.findAnyStatus("klub seniora pod lipą").matches()))
                .first()
                .isEqualTo("gorno-klub-seniora");
        assertThat(codes(catalogue.findAnyStatus("klub seniora w Radlinie").matches()))
                .first()
                .isEqualTo("gorno-klub-seniora");
        update("delete from search_entry where code ~ '^dobczyce-klub-seniora[0-9]+$'");
    }

    @Test
    void looksEveryQueryUpInAnIndex() {
        String plan = transactions.write(tx -> {
            tx.execute()
                    .createNamedDmlStatement("test.indexes", "set local enable_seqscan = off")
                    .execute();
            return String.join(
                    "\n",
                    tx.execute()
                            .createNamedQuery("test.plan", """
                                explain select id from search_entry
                                where terms @@ cast('(''senior'' | ''tg:seniors'') & ''in:gorno''' as tsquery)
                                """)
                            .execute()
                            .map(row -> Rows.text(row, "QUERY PLAN"))
                            .toList());
        });
        assertThat(plan).contains("search_entry_by_term");
    }

    private List<String> suggestions(String typed) {
        return transactions.read(tx -> catalogue.suggestions.of(tx, "gorno", typed, 8)).stream()
                .map(suggestion -> suggestion.text())
                .toList();
    }

    private void done(String centre) {
        transactions.write(tx -> {
            index.centreDone(tx, centre);
            return true;
        });
    }

    private void update(String sql) {
        transactions.write(
                tx -> tx.execute().createNamedUpdate("test.update", sql).execute());
    }

    private long count(String sql) {
        return transactions.read(tx -> tx.execute()
                .createNamedQuery("test.count", sql)
                .execute()
                .map(row -> Rows.number(row, "n"))
                .findFirst()
                .orElseThrow());
    }

    private static JsonObject json(String text) {
        try (JsonReader reader = Json.createReader(new StringReader(text))) {
            return reader.readObject();
        }
    }
}
