package org.opencus.staff;

import java.util.Map;
import org.opencus.contract.Refusal;
import org.opencus.contract.Text;
import org.opencus.database.Transactions;

/** Tells callers which rule of the database they met. */
final class StaffConflicts {
    private static final Map<String, Text> TEXTS = Map.of(
            "staff_unit_centre_name_key",
                    new Text("Jednostka o tej nazwie już jest.", "There is a unit of this name already."),
            "staff_unit_parent_id_fkey", new Text("Należą do niej inne jednostki.", "Other units belong to it."),
            "staff_position_unit_id_fkey", new Text("Należą do niej stanowiska.", "Positions belong to it."),
            "staff_holder_once_at_a_time",
                    new Text(
                            "Ta osoba zajmuje już to stanowisko w tym czasie.",
                            "This person holds the position already in that time."));

    private StaffConflicts() {}

    static void told(Runnable change) {
        try {
            change.run();
        } catch (RuntimeException e) {
            throw Transactions.brokenConstraint(e)
                    .map(TEXTS::get)
                    .<RuntimeException>map(text -> Refusal.of(Refusal.Kind.CONFLICT, text))
                    .orElse(e);
        }
    }
}
