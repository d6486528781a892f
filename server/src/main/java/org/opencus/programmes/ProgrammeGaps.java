package org.opencus.programmes;

import java.util.ArrayList;
import java.util.List;
import org.opencus.contract.Text;
import org.opencus.contract.Violation;
import org.opencus.model.PaymentKind;
import org.opencus.model.ProgrammeFees;
import org.opencus.model.ProgrammeGoal;
import org.opencus.model.ProgrammeInput;

/** What a programme lacks before it can be adopted; some of it the Act wants, so only of statutory centres. */
final class ProgrammeGaps {
    private static final String MISSING = "missing";
    private static final Text PERIOD = new Text("Brak okresu realizacji.", "The period is missing.");
    private static final Text DIAGNOSIS = new Text(
            "Program ustawowego centrum opiera się na diagnozie.",
            "A programme of a statutory centre rests on a diagnosis.");
    private static final Text NEEDS = new Text("Brak potrzeb.", "Needs are missing.");
    private static final Text GOALS = new Text("Brak celów.", "Goals are missing.");
    private static final Text RESULTS = new Text("Cel nie ma rezultatów.", "The goal has no results.");
    private static final Text INDICATORS = new Text("Rezultat nie ma wskaźnika.", "The result has no indicator.");
    private static final Text SERVICES = new Text("Brak usług.", "Services are missing.");
    private static final Text DOMAIN = new Text(
            "W ustawowym centrum usługa należy do jednego z 14 zakresów.",
            "At a statutory centre a service belongs to one of the 14 domains.");
    private static final Text QUALIFICATION =
            new Text("Brak warunków i trybu kwalifikowania.", "Conditions and mode of qualification are missing.");
    private static final Text FEES = new Text("Brak zasad odpłatności.", "Rules of payment are missing.");
    private static final Text REDUCTIONS = new Text(
            "Brak ulg albo wyjaśnienia, dlaczego ich nie ma.", "Reductions, or why there are none, are missing.");
    private static final Text DATA =
            new Text("Brak zakresu danych osobowych.", "The personal data needed are missing.");

    private final ProgrammeInput content;
    private final boolean statutory;
    private final List<Violation> gaps = new ArrayList<>();

    private ProgrammeGaps(ProgrammeInput content, boolean statutory) {
        this.content = content;
        this.statutory = statutory;
    }

    static List<Violation> of(ProgrammeInput content, boolean statutory) {
        var found = new ProgrammeGaps(content, statutory);
        found.basis();
        found.goals();
        found.services();
        found.rules();
        return found.gaps;
    }

    private void basis() {
        gap(content.period().isEmpty(), "/period", PERIOD);
        gap(statutory && content.diagnosis().isEmpty(), "/diagnosis", DIAGNOSIS);
        gap(content.needs().isEmpty(), "/needs", NEEDS);
    }

    private void goals() {
        gap(content.goals().isEmpty(), "/goals", GOALS);
        for (int i = 0; i < content.goals().size(); i++) {
            ProgrammeGoal goal = content.goals().get(i);
            gap(goal.results().isEmpty(), "/goals/" + i + "/results", RESULTS);
            for (int j = 0; j < goal.results().size(); j++) {
                gap(
                        goal.results().get(j).indicators().isEmpty(),
                        "/goals/" + i + "/results/" + j + "/indicators",
                        INDICATORS);
            }
        }
    }

    private void services() {
        gap(content.services().isEmpty(), "/services", SERVICES);
        for (int i = 0; i < content.services().size(); i++) {
            gap(statutory && content.services().get(i).domains().isEmpty(), "/services/" + i + "/domains", DOMAIN);
        }
    }

    private void rules() {
        gap(content.qualification().isEmpty(), "/qualification", QUALIFICATION);
        gap(content.fees().isEmpty(), "/fees", FEES);
        gap(content.fees().filter(ProgrammeGaps::unexplained).isPresent(), "/fees/reductions", REDUCTIONS);
        gap(content.personalData().isEmpty(), "/personalData", DATA);
    }

    private static boolean unexplained(ProgrammeFees fees) {
        boolean paid = fees.kind() == PaymentKind.PAID || fees.kind() == PaymentKind.PARTLY_PAID;
        return paid && fees.reductions().isEmpty() && fees.noReductions().isEmpty();
    }

    private void gap(boolean open, String pointer, Text message) {
        if (open) {
            gaps.add(new Violation(pointer, MISSING, message));
        }
    }
}
