package org.opencus.residents;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.opencus.contract.Text;
import org.opencus.contract.Violation;
import org.opencus.model.DataSource;
import org.opencus.model.IdentityDocument;
import org.opencus.model.IdentityDocumentKind;
import org.opencus.model.ResidentDetails;
import org.opencus.model.ResidentRegistration;
import org.opencus.model.Sex;
import org.opencus.model.TerytCodes;
import org.opencus.residents.domain.DocumentNumbers;
import org.opencus.residents.domain.Pesel;

/** What the contract cannot say about a resident; collects every fault of one record. */
final class ResidentRules {
    private static final Text CHECK_DIGIT = new Text(
            "Cyfra kontrolna PESEL nie pasuje do pozostałych.",
            "The check digit of the PESEL does not fit the others.");
    private static final Text NO_SUCH_DAY =
            new Text("W PESEL jest data, której nie ma.", "The PESEL holds a date that does not exist.");
    private static final Text OTHER_THAN_PESEL =
            new Text("Niezgodne z numerem PESEL.", "Differs from what the PESEL says.");
    private static final Text FUTURE = new Text("Ta data dopiero nadejdzie.", "This date is still to come.");
    private static final Text NOT_SHOWN = new Text(
            "Osoba spoza systemu Pomost musi okazać dokument tożsamości.",
            "Somebody unknown to Pomost must show an identity document.");
    private static final Text NO_SUCH_DOCUMENT = new Text(
            "Polski dokument nie może mieć takiego numeru; przy dokumencie innego państwa podaj „country”.",
            "No Polish document can have this number; for one of another country give 'country'.");
    private static final Text NO_NUMBER = new Text(
            "Bez numeru PESEL potrzebny jest numer dokumentu.", "Without a PESEL the document's number is needed.");
    private static final Text NO_BIRTH_DATE =
            new Text("Bez numeru PESEL potrzebna jest data urodzenia.", "Without a PESEL the birth date is needed.");
    private static final Text NO_PHONE = new Text("To nie jest numer telefonu.", "This is no telephone number.");
    private static final Text NO_TERYT =
            new Text("Nie ma takiego kodu w rejestrze TERYT.", "The TERYT register has no such code.");
    private static final Text SPECIAL = new Text(
            "Tę grupę zapisuje się w danych szczególnych kategorii.",
            "This group is recorded in the special-category data.");
    private static final int HIGHEST_VOIVODESHIP = 32;
    private static final String POLAND = "PL";

    private final ResidentDetails details;
    private final LocalDate today;
    private final List<Violation> faults = new ArrayList<>();

    private ResidentRules(ResidentDetails details, LocalDate today) {
        this.details = details;
        this.today = today;
    }

    /** Every fault; {@code source} tells whether the person is taken from Pomost, where nothing has to be shown. */
    static List<Violation> faults(ResidentDetails details, DataSource source, LocalDate today) {
        var rules = new ResidentRules(details, today);
        rules.pesel();
        rules.dates();
        rules.identification(source);
        rules.document();
        rules.phones();
        rules.teryt();
        rules.groups();
        return List.copyOf(rules.faults);
    }

    /** The details with telephone numbers in their one form, and with birth date and sex from the PESEL where absent. */
    static ResidentDetails completed(ResidentDetails details) {
        ResidentDetails.Builder completed = details.toBuilder();
        details.pesel().flatMap(Pesel::of).ifPresent(pesel -> {
            completed.birthDate(details.birthDate().or(() -> Optional.of(pesel.birthDate())));
            completed.sex(details.sex().or(() -> Optional.of(pesel.female() ? Sex.FEMALE : Sex.MALE)));
        });
        completed.contact(details.contact()
                .map(contact -> contact.toBuilder()
                        .phone(contact.phone().map(ResidentRules::normal))
                        .person(contact.person()
                                .map(person -> person.toBuilder()
                                        .phone(normal(person.phone()))
                                        .build()))
                        .build()));
        return completed.build();
    }

    private static String normal(String phone) {
        return Phones.normal(phone).orElse(phone);
    }

    private void pesel() {
        if (details.pesel().isEmpty()) {
            return;
        }
        switch (Pesel.read(details.pesel().get())) {
            case Pesel.Reading.Invalid(Pesel.Fault fault) ->
                fault(
                        "/pesel",
                        fault == Pesel.Fault.DATE ? "no-such-day" : "checksum",
                        fault == Pesel.Fault.DATE ? NO_SUCH_DAY : CHECK_DIGIT);
            case Pesel.Reading.Valid(Pesel pesel) -> agreement(pesel);
        }
    }

    private void agreement(Pesel pesel) {
        if (details.birthDate().filter(date -> !date.equals(pesel.birthDate())).isPresent()) {
            fault("/birthDate", "differs-from-pesel", OTHER_THAN_PESEL);
        }
        if (details.sex().filter(sex -> (sex == Sex.FEMALE) != pesel.female()).isPresent()) {
            fault("/sex", "differs-from-pesel", OTHER_THAN_PESEL);
        }
        if (pesel.birthDate().isAfter(today)) {
            fault("/pesel", "in-future", FUTURE);
        }
    }

    private void dates() {
        if (details.birthDate().filter(date -> date.isAfter(today)).isPresent()) {
            fault("/birthDate", "in-future", FUTURE);
        }
        if (details.identityDocument()
                .map(IdentityDocument::shownOn)
                .filter(date -> date.isAfter(today))
                .isPresent()) {
            fault("/identityDocument/shownOn", "in-future", FUTURE);
        }
    }

    private void identification(DataSource source) {
        if (details.registration() == ResidentRegistration.DROP_IN) {
            return;
        }
        if (source != DataSource.POMOST && details.identityDocument().isEmpty()) {
            fault("/identityDocument", "document-not-shown", NOT_SHOWN);
        }
        if (details.pesel().isEmpty()) {
            if (details.identityDocument().flatMap(IdentityDocument::number).isEmpty()) {
                fault("/identityDocument/number", "required-without-pesel", NO_NUMBER);
            }
            if (details.birthDate().isEmpty()) {
                fault("/birthDate", "required-without-pesel", NO_BIRTH_DATE);
            }
        }
    }

    private void document() {
        details.identityDocument()
                .filter(document -> document.country().orElse(POLAND).equals(POLAND))
                .filter(document -> document.number()
                        .filter(number -> !possible(document.kind(), number))
                        .isPresent())
                .ifPresent(_ -> fault("/identityDocument/number", "checksum", NO_SUCH_DOCUMENT));
    }

    private static boolean possible(IdentityDocumentKind kind, String number) {
        return switch (kind) {
            case IDENTITY_CARD -> DocumentNumbers.isIdentityCard(number);
            case PASSPORT -> DocumentNumbers.isPassport(number);
            default -> true;
        };
    }

    private void phones() {
        details.contact().ifPresent(contact -> {
            contact.phone().ifPresent(phone -> phone("/contact/phone", phone));
            contact.person().ifPresent(person -> phone("/contact/person/phone", person.phone()));
        });
    }

    private void phone(String pointer, String phone) {
        if (Phones.normal(phone).isEmpty()) {
            fault(pointer, "phone", NO_PHONE);
        }
    }

    private void teryt() {
        details.address()
                .flatMap(address -> address.teryt())
                .flatMap(TerytCodes::municipality)
                .filter(code -> !municipality(code))
                .ifPresent(code -> fault("/address/teryt/municipality", "teryt", NO_TERYT));
    }

    /** Voivodeships have the even numbers 02 to 32; the last digit tells the kind of municipality. */
    private static boolean municipality(String code) {
        int voivodeship = Integer.parseInt(code.substring(0, 2));
        boolean kind = "1234589".indexOf(code.charAt(6)) >= 0;
        return voivodeship >= 2 && voivodeship <= HIGHEST_VOIVODESHIP && voivodeship % 2 == 0 && kind;
    }

    private void groups() {
        for (int i = 0; i < details.declaredGroups().size(); i++) {
            if (SpecialGroups.contains(details.declaredGroups().get(i))) {
                fault("/declaredGroups/" + i, "special-category", SPECIAL);
            }
        }
    }

    private void fault(String pointer, String code, Text message) {
        faults.add(new Violation(pointer, code, message));
    }
}
