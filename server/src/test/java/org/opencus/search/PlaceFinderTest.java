package org.opencus.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.BitSet;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlaceFinderTest {
    private static final WordReader WORDS = new WordReader(PolishDictionary.load());
    private static final PlaceFinder PLACES = new PlaceFinder(List.of(
            place("gmina-gorno", "Gmina Górno", "municipality"),
            place("gorno", "Górno", "locality", "gmina-gorno"),
            place("krajno", "Krajno (cztery sołectwa)", "area", "gmina-gorno"),
            place("krajno-pierwsze", "Krajno Pierwsze", "solectwo", "krajno", "gmina-gorno"),
            place("krajno-parcele", "Krajno-Parcele", "solectwo", "krajno", "gmina-gorno"),
            place("beczkow", "Bęczków", "solectwo", "gmina-gorno"),
            place("wola-jachowa", "Wola Jachowa", "solectwo", "gmina-gorno"),
            place("skorzeszyce", "Skorzeszyce", "locality", "gmina-gorno"),
            place("radlin", "Radlin", "locality", "gmina-gorno"),
            place("cedzyna", "Cedzyna", "locality", "gmina-gorno"),
            place("leszczyny", "Leszczyny", "locality", "gmina-gorno"),
            place("swierze-gorne", "Świerże Górne", "solectwo", "gmina-kozienice"),
            place("gmina-kozienice", "Gmina Kozienice", "municipality"),
            place("gmina-dobczyce", "Gmina i Miasto Dobczyce", "municipality"),
            place("dobczyce", "Dobczyce", "town", "gmina-dobczyce"),
            place("os-pokoju", "os. Pokoju", "housing-estate", "gmina-kozienice"),
            place("os-centrum", "os. Centrum", "housing-estate", "gmina-kozienice"),
            place("dolny-slask", "Dolny Śląsk", "voivodeship")));

    @ParameterizedTest
    @CsvSource({
        "swietlica dla dzieci beczkow, beczkow",
        "klub w Bęczkowie, beczkow",
        "dojazd z Bęczkowa, beczkow",
        "zajęcia dla emerytów z Krajna, krajno",
        "krajno-parcele kawa, krajno-parcele",
        "szkoła w Krajnie Pierwszym, krajno-pierwsze",
        "klub w woli jachowej, wola-jachowa",
        "seniorzy w Skorzeszycach, skorzeszyce",
        "ze Skorzeszyc do lekarza, skorzeszyce",
        "pod Cedzyną, cedzyna",
        "w Radlinie, radlin",
        "w Górnie, gmina-gorno",
        "gmina gorno, gmina-gorno",
        "klub seniora leszczyny, leszczyny",
        "w Świerżach Górnych, swierze-gorne",
        "w dobczycach, gmina-dobczyce",
        "z Kozienic, gmina-kozienice",
        "na osiedlu Pokoju, os-pokoju",
        "na Dolnym Śląsku, dolny-slask"
    })
    void knowsAPlaceInAnyCase(String text, String code) {
        assertThat(found(text)).containsExactly(code);
    }

    @ParameterizedTest
    @CsvSource({"pokój dla matki", "centrum wolontariatu", "górna granica wieku", "górne piętro", "wola pomocy"})
    void takesNoOrdinaryWordForAPlace(String text) {
        assertThat(found(text)).isEmpty();
    }

    private static List<String> found(String text) {
        return PLACES.find(WORDS.typed(text), new BitSet()).stream()
                .map(PlaceName::code)
                .toList();
    }

    private static PlaceName place(String code, String name, String kind, String... around) {
        return PlaceName.of("gorno", code, name, kind, List.of(around));
    }
}
