package org.opencus.imports;

import java.util.Map;
import org.opencus.contract.Text;

/** What a finding says to people who write records by the API. */
final class FindingTexts {
    private static final Map<String, Text> TEXTS = Map.ofEntries(
            entry("age-range", "Górna granica wieku jest niższa od dolnej.", "The upper age is below the lower one."),
            entry("group-size", "Największa liczba jest mniejsza od najmniejszej.", "The greatest is below the least."),
            entry("range", "Górna granica jest niższa od dolnej.", "The upper end is below the lower one."),
            entry("period", "Koniec okresu jest przed jego początkiem.", "The period ends before it begins."),
            entry(
                    "hours",
                    "Godziny są niepełne albo kończą się przed początkiem.",
                    "The hours are incomplete or end before they begin."),
            entry(
                    "free-with-fee",
                    "To, co bezpłatne, nie ma opłaty ani ulg.",
                    "What is free has no fee and no relief."),
            entry(
                    "relief-amount",
                    "Ulga ma albo procent, albo kwotę nie wyższą od opłaty.",
                    "A relief has either a percentage or an amount that is not above the fee."),
            entry("funding-shares", "Udziały nie sumują się do 100.", "The shares do not sum to 100."),
            entry(
                    "package-without-core",
                    "Pakiet ma co najmniej jedną usługę podstawową.",
                    "A package has at least one core component."),
            entry(
                    "cash-benefit",
                    "Świadczenia pieniężne nie są usługami społecznymi w rozumieniu ustawy.",
                    "Cash benefits are no social services in the sense of the Act."),
            entry(
                    "scope-not-offered",
                    "Centrum nie ma takiego wariantu zakresu.",
                    "The centre has no such scope variant."),
            entry(
                    "dangling-reference",
                    "W katalogu tego centrum nie ma takiego kodu.",
                    "The catalogue of this centre has no such code."),
            entry("parent-cycle", "Wpisy nadrzędne prowadzą z powrotem do tego wpisu.", "Its parents lead back to it."),
            entry(
                    "continues-cycle",
                    "Usługi, które kontynuuje, prowadzą z powrotem do tego wpisu.",
                    "The services that it continues lead back to it."),
            entry(
                    "domain-missing",
                    "Usługa centrum ustawowego ma co najmniej jedną dziedzinę z art. 2.",
                    "A service of a statutory centre has at least one domain of art. 2."),
            entry(
                    "confidential-place",
                    "Miejsce poufne: nie podaje się niczego, co do niego prowadzi.",
                    "A confidential place: nothing that leads there is published."),
            entry("check-digit", "Cyfra kontrolna się nie zgadza.", "The check digit does not fit."),
            entry("required", "Brakuje wymaganej części.", "A required part is missing."),
            entry("unknown-property", "Nie ma takiego pola.", "No such property."));
    private static final Text OTHER =
            new Text("Niezgodne z formatem katalogu.", "Does not fit the format of the catalogue.");

    private FindingTexts() {}

    private static Map.Entry<String, Text> entry(String code, String polish, String english) {
        return Map.entry(code, new Text(polish, english));
    }

    static Text of(Finding finding) {
        return TEXTS.getOrDefault(finding.code(), OTHER);
    }
}
