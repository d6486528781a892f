package org.opencus.search;

import java.util.ArrayList;
import java.util.List;

/**
 * Weighs the words of a query against each other: what is sought decides, for whom it is sought only adds; and a word that
 * belongs to an everyday phrase means less on its own than the phrase.
 */
final class Weighing {
    private static final double FOR_WHOM = 0.5;
    private static final double PART_OF_PHRASE = 0.7;
    /** A word that nothing here knows says little beside a need that was understood. */
    private static final double UNKNOWN_BESIDE_NEED = 0.35;

    private final List<Unit> units;
    private final List<Heard> heard;

    Weighing(List<Unit> units, List<Heard> heard) {
        this.units = units;
        this.heard = heard;
    }

    List<Unit> weighed() {
        boolean needIsSaid = heard.stream().anyMatch(need -> !need.who());
        boolean whatIsSaid = needIsSaid || strangeThingFirst();
        for (int i = 0; i < units.size(); i++) {
            whatIsSaid |= saysWhat(i);
        }
        List<Unit> weighed = new ArrayList<>();
        for (int i = 0; i < units.size(); i++) {
            weighed.add(weigh(i, whatIsSaid, needIsSaid));
        }
        return weighed;
    }

    private Unit weigh(int position, boolean whatIsSaid, boolean needIsSaid) {
        Unit unit = units.get(position);
        boolean aside = whatIsSaid && onlyWho(position);
        double importance =
                unit.importance() * (aside ? FOR_WHOM : 1) * (beside(position, needIsSaid) ? UNKNOWN_BESIDE_NEED : 1);
        boolean partOfPhrase = about(position).stream()
                .anyMatch(need -> !need.who() && need.units().size() > 1);
        List<Target> targets = partOfPhrase
                ? unit.targets().stream()
                        .map(target -> target.times(PART_OF_PHRASE))
                        .toList()
                : unit.targets();
        return unit.with(importance, targets, unit.decides() && !(aside && (needIsSaid || strangeThingFirst())));
    }

    /** "Paszport dla dziecka": what is sought is nothing that anybody here knows, so for whom it is sought does not help. */
    private boolean strangeThingFirst() {
        Unit first = units.isEmpty() ? null : units.getFirst();
        return first != null
                && about(0).isEmpty()
                && !first.general()
                && !first.known()
                && first.word().canBe(PartOfSpeech.NOUN);
    }

    private boolean beside(int position, boolean needIsSaid) {
        return needIsSaid && about(position).isEmpty() && !units.get(position).known();
    }

    private boolean saysWhat(int position) {
        Unit unit = units.get(position);
        return about(position).isEmpty() && !unit.general() && unit.known();
    }

    private boolean onlyWho(int position) {
        List<Heard> about = about(position);
        return !about.isEmpty() && about.stream().allMatch(Heard::who);
    }

    private List<Heard> about(int position) {
        return heard.stream().filter(need -> need.units().contains(position)).toList();
    }
}
