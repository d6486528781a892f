package org.opencus.residents.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.opencus.residents.domain.Pesel.Fault;

class PeselTest {
    /** Numbers of no living person: examples that the ministry prints, and births of other centuries. */
    @ParameterizedTest
    @CsvSource({
        "44051401359, 1944-05-14, false",
        "02070803628, 1902-07-08, true",
        "71840512381, 1871-04-05, true",
        "00810100001, 1800-01-01, true",
        "99923199992, 1899-12-31, false",
        "00210100008, 2000-01-01, true",
        "00222900006, 2000-02-29, true",
        "00410100005, 2100-01-01, true",
        "99723199996, 2299-12-31, false"
    })
    void readsBirthDateAndSex(String digits, LocalDate birthDate, boolean female) {
        String valid = withCheckDigit(digits);
        assertThat(Pesel.of(valid)).contains(new Pesel(valid, birthDate, female));
    }

    private static String withCheckDigit(String digits) {
        int[] weights = {1, 3, 7, 9, 1, 3, 7, 9, 1, 3};
        int sum = 0;
        for (int i = 0; i < weights.length; i++) {
            sum += weights[i] * Character.digit(digits.charAt(i), 10);
        }
        return digits.substring(0, 10) + (10 - sum % 10) % 10;
    }

    @Test
    void knowsThePrintedExamples() {
        assertThat(Pesel.of("44051401359")).map(Pesel::birthDate).contains(LocalDate.of(1944, 5, 14));
        assertThat(Pesel.of("02070803628")).map(Pesel::female).contains(true);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "4405140135", "440514013599", "4405140135a", "44 51401359", "٤٤٠٥١٤٠١٣٥٩", "-4051401359"})
    void takesElevenDigitsOnly(String text) {
        assertThat(Pesel.read(text)).isEqualTo(new Pesel.Reading.Invalid(Fault.FORM));
    }

    @ParameterizedTest
    @ValueSource(strings = {"44051401358", "44051401350", "12345678901"})
    void refusesAWrongCheckDigit(String text) {
        assertThat(Pesel.read(text)).isEqualTo(new Pesel.Reading.Invalid(Fault.CHECKSUM));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"0000000000", "0013010000", "0002300000", "0022300000", "0102290000", "0122290000", "0053010000"
            })
    void refusesDaysThatDoNotExist(String ten) {
        assertThat(Pesel.read(withCheckDigit(ten + "0"))).isEqualTo(new Pesel.Reading.Invalid(Fault.DATE));
    }

    @RepeatedTest(500)
    void whatIsMadeIsReadAndNoSlipOfOneDigitPasses(RepetitionInfo repetition) {
        Random random = new Random(repetition.getCurrentRepetition());
        LocalDate birth = LocalDate.of(1800, 1, 1).plusDays(random.nextInt(182_000));
        Pesel made = Pesel.made(birth, random.nextInt(10_000));
        assertThat(Pesel.of(made.digits())).contains(made);
        int at = random.nextInt(11);
        char other = (char) ('0' + (made.digits().charAt(at) - '0' + 1 + random.nextInt(9)) % 10);
        String slipped = made.digits().substring(0, at) + other + made.digits().substring(at + 1);
        assertThat(Pesel.of(slipped)).isEmpty();
    }

    @Test
    void isNotPrinted() {
        assertThat(Pesel.of("44051401359").orElseThrow().toString()).doesNotContain("44051401359", "1944");
    }
}
