package org.opencus.providers;

import jakarta.json.JsonObject;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import org.opencus.contract.Text;
import org.opencus.model.ContractedServiceInput;
import org.opencus.model.MoneyInput;
import org.opencus.model.ProviderContractInput;
import org.opencus.providers.domain.ContractPeriod;
import org.opencus.providers.domain.YearlyBudgets;

/** Collects what is wrong with a contract in itself and in its mode. */
final class ContractFaults extends Faults {
    /** Art. 15a of the Act on social cooperatives. */
    private static final String ART_15A = "social-cooperative-art-15a";

    private static final String SOCIAL_COOPERATIVE = "social-cooperative";
    private static final String SOCIAL_CLAUSES = "public-procurement-social-clauses";

    private static final Text EARLY =
            new Text("Umowa jeszcze wtedy nie obowiązuje.", "The contract has not begun then.");
    private static final Text NO_BUDGET = new Text(
            "Umowa wieloletnia ma budżet każdego roku kalendarzowego.",
            "A contract over several years has a budget of each calendar year.");
    private static final Text OTHER_YEAR =
            new Text("Umowa nie obejmuje tego roku.", "The contract does not reach into this year.");
    private static final Text CURRENCY =
            new Text("Waluta inna niż w kwocie umowy.", "The currency is not that of the contract.");
    private static final Text SUM = new Text(
            "Budżety lat nie dają razem kwoty umowy.", "The budgets do not add up to the amount of the contract.");
    private static final Text TOO_MUCH =
            new Text("Usługi kosztują razem więcej niż umowa.", "The services cost more than the contract.");
    private static final Text UNITS = new Text("Ilość podaje się z jednostką.", "An amount of units has its unit.");
    private static final Text NO_MODE = new Text("To nie jest tryb zlecania.", "This is no mode of commissioning.");
    private static final Text OVER_LIMIT =
            new Text("Kwota przekracza limit tego trybu.", "The amount is above the limit of this mode.");
    private static final Text LIMIT_CURRENCY =
            new Text("Limit tego trybu jest w innej walucie.", "The limit of this mode is in another currency.");
    private static final Text TOO_LONG =
            new Text("Okres jest dłuższy niż dopuszcza ten tryb.", "The period is longer than this mode allows.");
    private static final Text NOT_COOPERATIVE = new Text(
            "Na podstawie art. 15a zleca się tylko spółdzielni socjalnej.",
            "Under art. 15a only social cooperatives are commissioned.");
    private static final Text NO_CLAUSES =
            new Text("Podaje się klauzule społeczne zamówienia.", "The social clauses of the procurement are named.");

    private final ProviderContractInput content;
    private final LocalDate today;
    private final ContractPeriod period;

    ContractFaults(ProviderContractInput content, LocalDate today) {
        this.content = content;
        this.today = today;
        this.period = new ContractPeriod(content.from(), content.until());
    }

    void terms() {
        order(Optional.of(content.from()), Optional.of(content.until()), "/until");
        content.signedOn().ifPresent(day -> past(day, today, "/signedOn"));
        for (int i = 0; i < content.reportsDueOn().size(); i++) {
            add(content.reportsDueOn().get(i).isBefore(content.from()), "/reportsDueOn/" + i, "before-start", EARLY);
        }
    }

    void money() {
        var budgets = new YearlyBudgets(period, content.amount(), content.yearlyBudgets());
        add(budgets.misses(), "/yearlyBudgets", "year-without-budget", NO_BUDGET);
        budgets.outside().forEach(i -> add(true, "/yearlyBudgets/" + i + "/year", "outside-period", OTHER_YEAR));
        budgets.repeated().forEach(i -> add(true, "/yearlyBudgets/" + i + "/year", "repeated", TWICE));
        budgets.otherCurrency().forEach(i -> otherCurrency("/yearlyBudgets/" + i));
        add(!budgets.addUp(), "/yearlyBudgets", "sum", SUM);
        services();
    }

    private void otherCurrency(String pointer) {
        add(true, pointer + "/amount/currency", "other-currency", CURRENCY);
    }

    private void services() {
        BigDecimal sum = BigDecimal.ZERO;
        for (int i = 0; i < content.services().size(); i++) {
            ContractedServiceInput each = content.services().get(i);
            String pointer = "/services/" + i;
            add(each.units().isPresent() != each.unit().isPresent(), pointer, "units-and-unit", UNITS);
            if (each.amount().filter(amount -> isOther(amount)).isPresent()) {
                otherCurrency(pointer);
            }
            sum = sum.add(each.amount().map(ContractFaults::value).orElse(BigDecimal.ZERO));
        }
        add(sum.compareTo(value(content.amount())) > 0, "/services", "more-than-amount", TOO_MUCH);
    }

    private boolean isOther(MoneyInput amount) {
        return amount.currency() != content.amount().currency();
    }

    private static BigDecimal value(MoneyInput amount) {
        return new BigDecimal(amount.amount());
    }

    /** What the mode demands; its limits come from the catalogue (004, Zlecanie zadań PES). */
    void mode(JsonObject mode, Map<String, String> kinds) {
        add(!mode.getString("kind").equals("mode"), "/mode/code", "no-mode", NO_MODE);
        limits(mode);
        String code = mode.getString("code");
        add(code.equals(SOCIAL_CLAUSES) && content.socialClauses().isEmpty(), "/socialClauses", "required", NO_CLAUSES);
        for (int i = 0; code.equals(ART_15A) && i < content.providers().size(); i++) {
            String kind =
                    kinds.getOrDefault(content.providers().get(i).organisation().code(), SOCIAL_COOPERATIVE);
            add(
                    !kind.equals(SOCIAL_COOPERATIVE),
                    "/providers/" + i + "/organisation/code",
                    "no-social-cooperative",
                    NOT_COOPERATIVE);
        }
    }

    private void limits(JsonObject mode) {
        JsonObject most = mode.getJsonObject("maxAmount");
        if (most != null) {
            boolean same = content.amount().currency().value().equals(most.getString("currency"));
            add(!same, "/amount/currency", "other-currency", LIMIT_CURRENCY);
            add(
                    same && value(content.amount()).compareTo(new BigDecimal(most.getString("amount"))) > 0,
                    "/amount/amount",
                    "over-limit",
                    OVER_LIMIT);
        }
        int longest = mode.getInt("maxDurationDays", Integer.MAX_VALUE);
        add(period.days() > longest, "/until", "too-long", TOO_LONG);
    }
}
