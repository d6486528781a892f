package org.opencus.programmes;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.opencus.contract.Text;
import org.opencus.contract.Violation;
import org.opencus.model.PaymentKind;
import org.opencus.model.ProgrammeFees;
import org.opencus.model.ProgrammeGoal;
import org.opencus.model.ProgrammeInput;
import org.opencus.model.ProgrammeReduction;
import org.opencus.model.ProgrammeServiceInput;
import org.opencus.model.ResidentField;

/** What is wrong within the content of a programme, finished or not. */
final class ProgrammeFaults {
    private static final Text ORDER = new Text("Koniec przed początkiem.", "It ends before it begins.");
    private static final Text NO_INDICATOR = new Text("Nie ma takiego wskaźnika.", "There is no such indicator.");
    private static final Text ONE_OF =
            new Text("Podaj albo procent, albo kwotę.", "Give either a percentage or an amount.");
    private static final Text NOT_PAID =
            new Text("Ulga nie ma sensu, gdy nic nie kosztuje.", "A reduction makes no sense where nothing is paid.");
    private static final Text EITHER = new Text(
            "Są ulgi, więc nie podaje się, dlaczego ich nie ma.",
            "There are reductions, so there is no reason for there being none.");
    private static final Text REPEATED = new Text(
            "Ta usługa jest już przy tej grupie docelowej.", "This service is listed for this target group already.");
    private static final Text REPEATED_FIELD = new Text("To pole już podano.", "This property has been named already.");

    private final ProgrammeInput content;
    private final List<Violation> faults = new ArrayList<>();

    private ProgrammeFaults(ProgrammeInput content) {
        this.content = content;
    }

    static List<Violation> of(ProgrammeInput content) {
        var found = new ProgrammeFaults(content);
        found.period();
        found.indicators();
        found.services();
        content.fees().ifPresent(found::fees);
        found.personalData();
        return found.faults;
    }

    private void period() {
        content.period()
                .filter(period -> period.until().isBefore(period.from()))
                .ifPresent(_ -> fault("/period/until", "period", ORDER));
    }

    private void indicators() {
        for (int i = 0; i < content.goals().size(); i++) {
            ProgrammeGoal goal = content.goals().get(i);
            for (int j = 0; j < goal.results().size(); j++) {
                List<String> codes = goal.results().get(j).indicators();
                for (int k = 0; k < codes.size(); k++) {
                    if (!Indicators.contains(codes.get(k))) {
                        fault("/goals/" + i + "/results/" + j + "/indicators/" + k, "unknown-indicator", NO_INDICATOR);
                    }
                }
            }
        }
    }

    private void services() {
        Set<List<String>> seen = new HashSet<>();
        for (int i = 0; i < content.services().size(); i++) {
            ProgrammeServiceInput entry = content.services().get(i);
            if (!seen.add(List.of(entry.service().code(), entry.targetGroup().code()))) {
                fault("/services/" + i, "repeated", REPEATED);
            }
        }
    }

    private void fees(ProgrammeFees fees) {
        for (int i = 0; i < fees.reductions().size(); i++) {
            ProgrammeReduction reduction = fees.reductions().get(i);
            if (reduction.percent().isPresent() == reduction.amount().isPresent()) {
                fault("/fees/reductions/" + i, "one-of", ONE_OF);
            }
        }
        boolean reduced = !fees.reductions().isEmpty();
        if (reduced && fees.kind() == PaymentKind.FREE) {
            fault("/fees/reductions", "not-paid", NOT_PAID);
        }
        if (reduced && fees.noReductions().isPresent()) {
            fault("/fees/noReductions", "reductions", EITHER);
        }
    }

    private void personalData() {
        Set<ResidentField> seen = new HashSet<>();
        for (int i = 0; i < content.personalData().size(); i++) {
            if (!seen.add(content.personalData().get(i).field())) {
                fault("/personalData/" + i, "repeated", REPEATED_FIELD);
            }
        }
    }

    private void fault(String pointer, String code, Text message) {
        faults.add(new Violation(pointer, code, message));
    }
}
