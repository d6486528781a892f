package org.opencus.programmes;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.opencus.contract.Refusal;
import org.opencus.contract.Text;
import org.opencus.contract.Violation;
import org.opencus.model.ConsultationInput;
import org.opencus.model.ConsultationRemark;
import org.opencus.programmes.domain.PersonalTraces;

/** What the contract cannot say about a consultation. */
final class ConsultationRules {
    private static final Text ORDER = new Text("Koniec przed początkiem.", "It ends before it begins.");
    private static final Text PERSONAL = new Text(
            "Tu nie wpisuje się numerów ani adresów osób.", "Numbers and addresses of persons do not belong here.");
    private static final Text CAME = new Text("Uwagi jednak były.", "Remarks came after all.");
    private static final Text STILL_OPEN =
            new Text("Konsultacje jeszcze trwają.", "The consultation is still under way.");
    private static final Text NOTHING_SAID = new Text(
            "Po konsultacjach podaje się uwagi albo to, że ich nie było.",
            "Once it is over, either remarks or that none came.");

    private static final Text REMARK_REMOVED =
            new Text("Po konsultacjach uwag się nie usuwa.", "Once it is over, no remark is taken away.");

    private final ConsultationInput content;
    private final LocalDate today;
    private final List<Violation> faults = new ArrayList<>();

    private ConsultationRules(ConsultationInput content, LocalDate today) {
        this.content = content;
        this.today = today;
    }

    /** Refuses what breaks a rule, with every violation. */
    static void check(ConsultationInput content, LocalDate today) {
        refuse(faults(content, today));
    }

    /** The same for a change: once it was over, no remark goes away, though its words may be corrected. */
    static void check(ConsultationInput content, ConsultationInput before, LocalDate today) {
        List<Violation> faults = faults(content, today);
        if (before.until().isBefore(today)
                && content.remarks().size() < before.remarks().size()) {
            faults.add(new Violation("/remarks", "remark-removed", REMARK_REMOVED));
        }
        refuse(faults);
    }

    private static void refuse(List<Violation> faults) {
        if (!faults.isEmpty()) {
            throw Refusal.of(Refusal.Kind.RULE_BROKEN, faults);
        }
    }

    static List<Violation> faults(ConsultationInput content, LocalDate today) {
        var rules = new ConsultationRules(content, today);
        rules.outcome();
        rules.texts();
        return rules.faults;
    }

    private void outcome() {
        boolean over = content.until().isBefore(today);
        boolean none = content.noRemarks().orElse(false);
        boolean some = !content.remarks().isEmpty();
        fault(content.until().isBefore(content.from()), "/until", "period", ORDER);
        fault(none && some, "/noRemarks", "remarks", CAME);
        fault(none && content.until().isAfter(today), "/noRemarks", "still-open", STILL_OPEN);
        fault(over && !none && !some, "/remarks", "missing", NOTHING_SAID);
    }

    private void texts() {
        personal("/subject", content.subject());
        for (int i = 0; i < content.remarks().size(); i++) {
            ConsultationRemark remark = content.remarks().get(i);
            personal("/remarks/" + i + "/text", Optional.of(remark.text()));
            personal("/remarks/" + i + "/answer", remark.answer());
            personal("/remarks/" + i + "/organisation", remark.organisation());
        }
    }

    private void personal(String pointer, Optional<String> text) {
        fault(text.filter(PersonalTraces::in).isPresent(), pointer, "personal-data", PERSONAL);
    }

    private void fault(boolean broken, String pointer, String code, Text message) {
        if (broken) {
            faults.add(new Violation(pointer, code, message));
        }
    }
}
