package org.opencus.providers.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.opencus.model.Currency;
import org.opencus.model.MoneyInput;
import org.opencus.model.YearlyBudgetInput;

class YearlyBudgetsTest {
    private static MoneyInput money(String amount, Currency currency) {
        return MoneyInput.builder().amount(amount).currency(currency).build();
    }

    /** Written as {@code 2026=10.00 2027=5}. */
    private static YearlyBudgets budgets(String from, String until, String total, String written) {
        List<YearlyBudgetInput> budgets = written == null
                ? List.of()
                : Arrays.stream(written.split(" "))
                        .map(each -> each.split("="))
                        .map(each -> YearlyBudgetInput.builder()
                                .year(Integer.parseInt(each[0]))
                                .amount(money(each[1], Currency.PLN))
                                .build())
                        .toList();
        var period = new ContractPeriod(LocalDate.parse(from), LocalDate.parse(until));
        return new YearlyBudgets(period, money(total, Currency.PLN), budgets);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-01-01, 2026-12-31,, false",
        "2026-12-31, 2027-01-01,, true",
        "2026-12-31, 2027-01-01, 2026=1 2027=1, false",
        "2026-12-31, 2027-01-01, 2026=1, true",
        "2026-01-01, 2028-12-31, 2026=1 2028=1, true",
        "2026-01-01, 2028-12-31, 2026=1 2027=1 2028=1, false",
        "2026-01-01, 2026-12-31, 2025=1, true",
        "2026-01-01, 2026-12-31, 2026=1, false",
        "2027-01-01, 2026-12-31,, false"
    })
    void eachYearOfSeveralHasOne(String from, String until, String written, boolean misses) {
        assertThat(budgets(from, until, "1", written).misses()).isEqualTo(misses);
    }

    @ParameterizedTest
    @CsvSource({
        "100.00,, true",
        "100.00, 2026=40.00 2027=60.00, true",
        "100, 2026=40.00 2027=60, true",
        "100.00, 2026=40.00 2027=60.01, false",
        "100.00, 2026=40.00 2027=59.99, false",
        "0.30, 2026=0.10 2027=0.20, true",
        "999999999999.99, 2026=999999999999.98 2027=0.01, true"
    })
    void theyAreTheWholeAmountToTheGrosz(String total, String written, boolean addUp) {
        assertThat(budgets("2026-06-01", "2027-05-31", total, written).addUp()).isEqualTo(addUp);
    }

    @Test
    void foreignAndRepeatedYearsAreFound() {
        var budgets = budgets("2026-06-01", "2027-05-31", "4", "2025=1 2026=1 2027=1 2026=1");
        assertThat(budgets.outside()).containsExactly(0);
        assertThat(budgets.repeated()).containsExactly(3);
        assertThat(budgets.otherCurrency()).isEmpty();
    }

    @Test
    void anotherCurrencyIsFound() {
        var inZloty = budgets("2026-06-01", "2027-05-31", "2", "2026=1 2027=1");
        var inEuro = new YearlyBudgets(inZloty.period(), money("2", Currency.EUR), inZloty.budgets());
        assertThat(inEuro.otherCurrency()).containsExactly(0, 1);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-01-01, 2026-01-01, 1",
        "2026-01-01, 2026-03-31, 90",
        "2026-01-01, 2026-04-01, 91",
        "2028-01-01, 2028-03-30, 90",
        "2026-12-31, 2027-01-01, 2",
        "2026-01-02, 2026-01-01, 0"
    })
    void bothDaysOfThePeriodCount(String from, String until, long days) {
        assertThat(new ContractPeriod(LocalDate.parse(from), LocalDate.parse(until)).days())
                .isEqualTo(days);
    }
}
