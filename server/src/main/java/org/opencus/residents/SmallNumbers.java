package org.opencus.residents;

import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.util.Set;
import org.opencus.contract.Values;
import org.opencus.contract.Wire;
import org.opencus.model.ResidentCounts;

/** Leaves out numbers so small that they might tell of somebody, also where they are the difference of two others. */
final class SmallNumbers {
    private static final int LEAST_SHOWN = 5;
    private static final String ALL = "persons";
    private static final Set<String> PARTS = Set.of("registered", "dropIn", "centreUsers", "livingInMunicipality");

    private SmallNumbers() {}

    static ResidentCounts hidden(ResidentCounts counts) {
        JsonObject all = Wire.tree(counts).asJsonObject();
        JsonObjectBuilder shown = Values.JSON.createObjectBuilder(all);
        JsonArrayBuilder hidden = Values.JSON.createArrayBuilder();
        for (String name : all.keySet()) {
            int number = all.getInt(name);
            if (isSmall(number) || PARTS.contains(name) && isSmall(all.getInt(ALL) - number)) {
                shown.remove(name);
                hidden.add(name);
            }
        }
        return Wire.read(shown.add("hidden", hidden).build(), ResidentCounts.class);
    }

    private static boolean isSmall(int number) {
        return number > 0 && number < LEAST_SHOWN;
    }
}
