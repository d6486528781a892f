package org.opencus.search;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Forms that the name of a place takes in a sentence, by its ending; no dictionary lists villages. Too many forms do no
 * harm, as they are only compared with what was typed.
 */
final class Declension {
    private static final List<Rule> RULES = List.of(
            new Rule("ow", "ow owa owowi owu owem owie"),
            new Rule("iec", "iec ca cu cem cowi"),
            new Rule("ec", "ec ca cu cem cowi"),
            new Rule("ek", "ek ka ku kiem kowi"),
            new Rule("sk", "sk ska sku skiem skowi"),
            new Rule("no", "no na nu nem nie"),
            new Rule("to", "to ta tu tem cie"),
            new Rule("do", "do da du dem dzie"),
            new Rule("ro", "ro ra ru rem rze"),
            new Rule("ko", "ko ka ku kiem"),
            new Rule("go", "go ga gu giem"),
            new Rule("o", "o a u em ie"),
            new Rule("ka", "ka ki ce ke"),
            new Rule("ga", "ga gi dze ge"),
            new Rule("ta", "ta ty cie te tej"),
            new Rule("da", "da dy dzie de dej"),
            new Rule("ra", "ra ry rze re rej"),
            new Rule("wa", "wa wy wie we wej"),
            new Rule("na", "na ny nie ne nej"),
            new Rule("la", "la li le lej"),
            new Rule("ia", "ia i ie iej"),
            new Rule("a", "a y i ie e ej"),
            new Rule("ie", "ie iego iemu im ich imi"),
            new Rule("ce", "ce c com cami cach cego cemu"),
            new Rule("e", "e a u em om ami ach y i ego emu ym ych ymi im ich"),
            new Rule("ki", "ki ek kow kom kami kach kiego kiemu kim kich kimi"),
            new Rule("gi", "gi g gow gom gami gach"),
            new Rule("y", "y ow om ami ach ego emu ym ych ymi"),
            new Rule("i", "i om ami ach ego iego iemu im ich"),
            new Rule("", "a u owi em iem ie y"));

    private Declension() {}

    /** Folded forms of a folded word, itself among them. */
    static Set<String> forms(String folded) {
        Set<String> forms = new LinkedHashSet<>();
        forms.add(folded);
        for (Rule rule : RULES) {
            if (folded.endsWith(rule.ending())
                    && folded.length() > rule.ending().length() + 1) {
                String stem =
                        folded.substring(0, folded.length() - rule.ending().length());
                for (String ending : rule.endings().split(" ")) {
                    forms.add(stem + ending);
                }
                if (rule.ending().equals("y")) {
                    forms.add(stem);
                }
                return forms;
            }
        }
        return forms;
    }

    private record Rule(String ending, String endings) {}
}
