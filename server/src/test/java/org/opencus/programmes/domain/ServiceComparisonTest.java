package org.opencus.programmes.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.opencus.model.CodeName;
import org.opencus.model.ProgrammeKind;
import org.opencus.model.ProgrammeService;
import org.opencus.model.ProgrammeServiceChange;
import org.opencus.model.ServiceChange;

class ServiceComparisonTest {
    private static ProgrammeService entry(String service, String group, ProgrammeKind kind, String... domains) {
        return new ProgrammeService(
                new CodeName(service, "Usługa " + service),
                new CodeName(group, group),
                kind,
                List.of(domains).stream().map(code -> new CodeName(code, code)).toList());
    }

    private static List<String> told(List<ProgrammeService> before, List<ProgrammeService> after) {
        return ServiceComparison.of(before, after).stream()
                .map(change -> change.service().code() + " " + change.change().value())
                .toList();
    }

    @Test
    void tellsWhatIsNewOtherAndGone() {
        var before = List.of(
                entry("a", "seniors", ProgrammeKind.NEW, "x"),
                entry("b", "seniors", ProgrammeKind.NEW),
                entry("c", "seniors", ProgrammeKind.NEW));
        var after = List.of(
                entry("d", "seniors", ProgrammeKind.NEW),
                entry("c", "families", ProgrammeKind.NEW),
                entry("a", "seniors", ProgrammeKind.NEW, "x"));
        assertThat(told(before, after)).containsExactly("d added", "c changed", "b vanished");
    }

    @Test
    void aNameOrAnOrderIsNoChange() {
        var before =
                List.of(entry("a", "seniors", ProgrammeKind.NEW, "x", "y"), entry("a", "families", ProgrammeKind.NEW));
        var renamed = new ProgrammeService(
                new CodeName("a", "Inna nazwa"),
                new CodeName("seniors", "seniorzy"),
                ProgrammeKind.NEW,
                List.of(new CodeName("y", "Y"), new CodeName("x", "X")));
        assertThat(told(before, List.of(entry("a", "families", ProgrammeKind.NEW), renamed)))
                .isEmpty();
    }

    @RepeatedTest(50)
    void everyServiceIsEitherTheSameOrTold(RepetitionInfo run) {
        var random = new Random(run.getCurrentRepetition());
        List<ProgrammeService> before = some(random);
        List<ProgrammeService> after = some(random);
        List<ProgrammeServiceChange> changes = ServiceComparison.of(before, after);
        assertThat(codes(changes, ServiceChange.ADDED)).isEqualTo(without(after, before));
        assertThat(codes(changes, ServiceChange.VANISHED)).isEqualTo(without(before, after));
        Collections.shuffle(after, random);
        assertThat(ServiceComparison.of(after, new ArrayList<>(after))).isEmpty();
        assertThat(codes(ServiceComparison.of(after, before), ServiceChange.CHANGED))
                .isEqualTo(codes(changes, ServiceChange.CHANGED));
    }

    private static List<ProgrammeService> some(Random random) {
        List<ProgrammeService> some = new ArrayList<>();
        for (int i = random.nextInt(12); i > 0; i--) {
            some.add(entry(
                    "s" + random.nextInt(6),
                    "g" + random.nextInt(2),
                    ProgrammeKind.values()[random.nextInt(2)],
                    "d" + random.nextInt(2)));
        }
        return some;
    }

    private static Set<String> codes(List<ProgrammeServiceChange> changes, ServiceChange kind) {
        return changes.stream()
                .filter(change -> change.change() == kind)
                .map(change -> change.service().code())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> without(List<ProgrammeService> these, List<ProgrammeService> those) {
        Set<String> codes =
                these.stream().map(entry -> entry.service().code()).collect(Collectors.toCollection(TreeSet::new));
        those.forEach(entry -> codes.remove(entry.service().code()));
        return codes;
    }
}
