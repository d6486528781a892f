package org.opencus.providers.domain;

import java.math.BigDecimal;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.opencus.model.MoneyInput;
import org.opencus.model.YearlyBudgetInput;

/** The budgets of the calendar years of a contract: where it has more than one, each has one (000 §2). */
public record YearlyBudgets(ContractPeriod period, MoneyInput total, List<YearlyBudgetInput> budgets) {
    /** Whether a year of a contract over several years, or of one that has budgets, has none. */
    public boolean misses() {
        Set<Integer> there =
                new HashSet<>(budgets.stream().map(YearlyBudgetInput::year).toList());
        return (period.years().size() > 1 || !budgets.isEmpty()) && !there.containsAll(period.years());
    }

    /** Positions of budgets of years that the contract does not touch. */
    public List<Integer> outside() {
        return positions(i -> !period.years().contains(budgets.get(i).year()));
    }

    /** Positions of budgets of a year that has one already. */
    public List<Integer> repeated() {
        return positions(i -> budgets.subList(0, i).stream()
                .anyMatch(earlier -> earlier.year().equals(budgets.get(i).year())));
    }

    /** Positions of budgets in another currency than that of the contract. */
    public List<Integer> otherCurrency() {
        return positions(i -> budgets.get(i).amount().currency() != total.currency());
    }

    /** Whether they are the whole amount of the contract, to the grosz. */
    public boolean addUp() {
        return budgets.isEmpty()
                || budgets.stream()
                                .map(budget -> new BigDecimal(budget.amount().amount()))
                                .reduce(BigDecimal.ZERO, BigDecimal::add)
                                .compareTo(new BigDecimal(total.amount()))
                        == 0;
    }

    private List<Integer> positions(IntPredicate broken) {
        return IntStream.range(0, budgets.size()).filter(broken).boxed().toList();
    }
}
