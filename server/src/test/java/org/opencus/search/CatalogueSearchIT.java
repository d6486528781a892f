package org.opencus.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.opencus.search.SearchedCatalogue.codes;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.opencus.database.Transactions;
import org.opencus.model.SearchAdvice;
import org.opencus.model.Suggestion;
import org.opencus.testing.DatabaseExtension;

@Tag("every-postgres")
@ExtendWith(DatabaseExtension.class)
class CatalogueSearchIT {
    private final SearchedCatalogue catalogue;

    CatalogueSearchIT(Transactions transactions) {
        this.catalogue = new SearchedCatalogue(transactions);
    }

    @Test
    void keepsWhatCanBeHadApartFromWhatCannotYet() {
        CatalogueSearch.Answer answer = catalogue.find("mąż pije", "gorno");
        assertThat(codes(answer.matches())).first().isEqualTo("gorno-grupa-wsparcia-alkohol");
        assertThat(answer.matches()).allMatch(match -> match.record().available());
        assertThat(codes(answer.notYet())).contains("gorno-grupa-wsparcia-rodziny");
        assertThat(answer.notYet()).noneMatch(match -> match.record().available());
    }

    @Test
    void leavesOutWhatIsDeliveredAtAnotherPlace() {
        CatalogueSearch.Answer answer = catalogue.find(
                new SearchQuestion("klub seniora w Bęczkowie", List.of(), List.of("service"), SearchQuestion.STATUSES));
        assertThat(codes(answer.matches()))
                .startsWith("gorno-klub-seniora-beczkow")
                .doesNotContain(
                        "gorno-klub-seniora", "gorno-klub-seniora-skorzeszyce", "kozienice-klub-seniora-swierze-gorne");
    }

    @Test
    void keepsWhatComesToEveryHomeOfThePlace() {
        assertThat(codes(catalogue.find("opiekunka do babci w Radlinie").matches()))
                .contains("gorno-uslugi-opiekuncze");
    }

    @Test
    void tellsWhyARecordWasFound() {
        Match first = catalogue
                .findAnyStatus("kto posprząta u starszej osoby")
                .matches()
                .getFirst();
        assertThat(first.reasons())
                .extracting(passage -> passage.field().code() + ": " + passage.text())
                .contains("package-contents: sprzątanie", "target-groups: seniorzy");
    }

    @Test
    void leavesOutWhatIsForPeopleOfAnotherAge() {
        assertThat(codes(catalogue
                        .findAnyStatus("syn ma 25 lat i autyzm, jakie zajęcia")
                        .matches()))
                .contains("gorno-asystent-osoby-z-niepelnosprawnosciami")
                .noneMatch(code -> code.contains("swietlica"));
        assertThat(codes(catalogue.findAnyStatus("klub dla 10 latka").matches()))
                .isNotEmpty()
                .noneMatch(code -> code.matches("(gorno|dobczyce|kozienice)-klub-seniora.*"));
    }

    @Test
    void tellsWhatAMisspeltWordWasTakenFor() {
        CatalogueSearch.Answer answer = catalogue.find("swietlca");
        assertThat(codes(answer.notYet())).contains("gorno-swietlica-socjoterapeutyczna-beczkow");
        assertThat(answer.reading().corrections())
                .containsExactly(new QueryReading.Correction("swietlca", "świetlica"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"i", "dla kogo", "' | 'x", "a & b | !c", "\\", "żżż", "🙂", "', 'x'::tsquery", "%", "123", "שלום"
            })
    void takesAnythingThatCanBeTyped(String text) {
        assertThat(catalogue.find(text).matches()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "swiet, Świetlica Socjoterapeutyczna w Bęczkowie",
        "klub s, Klub Seniora w Bęczkowie",
        "Bęcz, Bęczków",
        "taks, dowóz i transport",
        "rehab, Pakiet Rehabilitacja Plus",
        "uzależ, uzależnienia",
        "kult, Uczestnictwo w kulturze",
        "swietlcia, Świetlica Socjoterapeutyczna w Bęczkowie"
    })
    void suggestsHowAWordMayGoOn(String typed, String expected) {
        List<Suggestion> suggestions =
                catalogue.transactions.read(tx -> catalogue.suggestions.of(tx, "gorno", typed, 8));
        assertThat(suggestions).extracting(Suggestion::text).contains(expected);
    }

    @Test
    void suggestsNothingForWhatNothingBeginsWith() {
        assertThat(catalogue.transactions.<List<Suggestion>>read(
                        tx -> catalogue.suggestions.of(tx, "gorno", "xyzzyx", 8)))
                .isEmpty();
    }

    @Test
    void advisesWhenNothingIsFound() {
        SearchAdvice elsewhere = advice("usługi opiekuńcze", "dobczyce");
        assertThat(elsewhere.otherCentres()).extracting(count -> count.centre()).containsExactly("gorno");
        SearchAdvice misspelt = advice("klup radlin", "gorno");
        assertThat(misspelt.didYouMean())
                .anyMatch(text -> text.toLowerCase(Locale.ROOT).contains("klub"));
    }

    @ParameterizedTest
    @CsvSource({
        "gimnastyka dla senioróww, kozienice",
        "rozwodze sie potrzebuje prawnika za darmo, kozienice",
        "młodzież przesiaduje pod sklepem i pije piwo, dobczyce",
        "jak wyciagnac meza z hazardu, kozienice"
    })
    void doesNotAdviseToAskTheSameAgain(String text, String centre) {
        assertThat(advice(text, centre).didYouMean()).isEmpty();
    }

    @Test
    void advisesToLeaveOutWhatNothingHereKnows() {
        assertThat(advice("kampania dla lemurów i dinozaurów w galaktyce", "kozienice")
                        .didYouMean())
                .containsExactly("kampania");
    }

    @Test
    void answersTheNeedWhateverElseIsSaid() {
        assertThat(codes(catalogue
                        .find("świetlica z dinozaurami i lemurami dla mutantów", "kozienice")
                        .notYet()))
                .contains("kozienice-swietlica-podworkowa");
    }

    @Test
    void takesAskingWhereToGoForANeedOnlyWhenNothingElseIsSaid() {
        assertThat(catalogue
                        .find("gdzie pójść z niemowlakiem", "dobczyce")
                        .reading()
                        .topics())
                .containsExactly("małe dzieci i ich rodzice");
        assertThat(catalogue.find("nie wiem gdzie pójść", "gorno").reading().topics())
                .containsExactly("informacja, gdzie się zwrócić");
    }

    @Test
    void takesNoFigureOfSpeechAtItsWord() {
        assertThat(codes(catalogue
                        .find("nie daję już rady przy chorej matce", "gorno")
                        .matches()))
                .startsWith("gorno-opieka-wytchnieniowa")
                .doesNotContain("rada-programowa", "rada-gminy-gorno");
    }

    @Test
    void hearsNoBeginningInASmallWordThatIsAFormOfANoun() {
        assertThat(catalogue
                        .find("jak napisać wniosek o grant", "dobczyce")
                        .reading()
                        .topics())
                .doesNotContain("psycholog dla dziecka");
    }

    @ParameterizedTest
    @CsvSource({
        "nie pełnosprawny brat, niepełnosprawny",
        "mikro dotacje, mikrodotacje",
        "klubseniora, klub seniora",
        "help for mum, pomoc",
        "психолог, psycholog"
    })
    void tellsHowItMendedWhatWasTyped(String text, String read) {
        assertThat(catalogue.find(text).reading().corrections())
                .extracting(QueryReading.Correction::read)
                .contains(read);
    }

    @Test
    void saysThatATownIsElsewhereInsteadOfAnsweringForAnother() {
        CatalogueSearch.Answer answer = catalogue.find("psycholog w Warszawie", "gorno");
        assertThat(answer.matches()).isEmpty();
        assertThat(answer.reading().elsewhere()).containsExactly("Warszawie");
        assertThat(advice("psycholog w Warszawie", "gorno").didYouMean()).containsExactly("psycholog");
        assertThat(catalogue
                        .find("mieszkam w Warszawie a mama w Radlinie potrzebuje opiekunki")
                        .matches())
                .isNotEmpty();
    }

    @Test
    void findsAPlaceByAMisspeltName() {
        assertThat(catalogue.find("klub seniora w Skorzeszcach").reading().places())
                .extracting(PlaceName::code)
                .containsExactly("skorzeszyce");
    }

    @Test
    void hearsTheNeedInALongStory() {
        assertThat(codes(catalogue
                        .find(
                                "dzień dobry, mieszkam pod lasem, pogoda dopisuje, ogórki zakisiłam, ale mąż po udarze"
                                        + " leży i nie wiem kto go przewinie",
                                "gorno")
                        .matches()))
                .contains("gorno-uslugi-opiekuncze");
    }

    @Test
    void advisesSomethingWhateverWasTyped() {
        SearchAdvice advice = advice("asdfghjkl", "dobczyce");
        assertThat(advice.related()).hasSizeBetween(1, 6);
        assertThat(advice("dowód osobisty", "gorno").didYouMean()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"alk", "bez", "mie", "pro", "dom", "kul", "ang"})
    void suggestsOnlyWhatFindsSomething(String typed) {
        for (String centre : List.of("gorno", "dobczyce", "kozienice", "dolny-slask")) {
            List<Suggestion> suggestions =
                    catalogue.transactions.read(tx -> catalogue.suggestions.of(tx, centre, typed, 8));
            assertThat(suggestions)
                    .allSatisfy(suggestion -> assertThat(
                                    catalogue.find(suggestion.text(), centre).isEmpty())
                            .isFalse());
        }
    }

    @Test
    void leavesOutOrganisationsThatWorkNoLonger() {
        assertThat(codes(catalogue.find("klub bokserski", "gorno").matches())).doesNotContain("klub-bokserski");
        assertThat(codes(catalogue
                        .findAnyStatus("gminny ośrodek pomocy społecznej")
                        .matches()))
                .doesNotContain("gops-gorno");
    }

    @Test
    void findsAnOrganisationByItsInitials() {
        assertThat(codes(catalogue.find("GOK", "gorno").matches())).first().isEqualTo("gok-gorno");
    }

    @Test
    void leavesOutWhatCostsMoneyWhenItShallCostNothing() {
        assertThat(codes(catalogue.find("wynajem sali", "dobczyce").notYet())).contains("dobczyce-wynajem-przestrzeni");
        assertThat(codes(catalogue.find("darmowy wynajem sali", "dobczyce").notYet()))
                .doesNotContain("dobczyce-wynajem-przestrzeni");
    }

    @Test
    void findsNothingForMattersThatNoCentreDealsWith() {
        assertThat(catalogue.find("leasing samochodu dla seniora").matches()).isEmpty();
        assertThat(catalogue.find("paszport dla dziecka").isEmpty()).isTrue();
        assertThat(codes(catalogue.find("dowóz taty do dentysty").matches())).contains("gorno-transport-door-to-door");
    }

    @Test
    void offersNoOrganisationAsSomethingThatCannotBeHadYet() {
        assertThat(catalogue.find("gminny ośrodek pomocy społecznej", "gorno").notYet())
                .allMatch(match -> match.record().kind().equals("service"));
    }

    @Test
    void keepsTheTextToItself() {
        SearchQuestion question = new SearchQuestion("tajne", List.of(), List.of("service"), List.of());
        assertThat(question.toString()).doesNotContain("tajne");
    }

    @Test
    void countsWhatWasFoundByWhatItCanBeNarrowedBy() {
        List<Match> matches = catalogue.findAnyStatus("klub seniora").matches();
        var facets = catalogue.transactions.read(tx -> new FacetRepository().facets(tx, matches));
        assertThat(facets.total()).isEqualTo(matches.size());
        assertThat(facets.targetGroups())
                .filteredOn(value -> value.code().equals("seniors"))
                .singleElement()
                .satisfies(seniors -> {
                    assertThat(seniors.name()).isEqualTo("seniorzy");
                    assertThat(seniors.count())
                            .isEqualTo(matches.stream()
                                    .filter(match -> match.record()
                                            .labels()
                                            .targetGroups()
                                            .contains("seniors"))
                                    .collect(Collectors.counting()));
                });
    }

    private SearchAdvice advice(String text, String centre) {
        return catalogue.transactions.read(tx ->
                catalogue.advice.on(tx, new SearchQuestion(text, List.of(centre), SearchQuestion.KINDS, List.of())));
    }
}
