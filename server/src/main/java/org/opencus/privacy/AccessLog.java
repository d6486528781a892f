package org.opencus.privacy;

import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.opencus.api.AccountsService;
import org.opencus.api.MyDataService;
import org.opencus.contract.Refusal;
import org.opencus.model.AccessLogActor;
import org.opencus.model.AccessLogEntry;
import org.opencus.model.AuditAct;
import org.opencus.model.AuditOutcome;
import org.opencus.model.Purpose;
import org.opencus.model.WireForm;
import org.opencus.privacy.AccessLogRepository.Row;
import org.opencus.privacy.Persons.Person;
import org.opencus.work.Act;

/** The log of acts as the person whom they concerned reads it. */
final class AccessLog {
    private static final Set<String> OWN_SIDE = Stream.of(
                    MyDataService.class.getMethods(), AccountsService.class.getMethods())
            .flatMap(Arrays::stream)
            .map(Method::getName)
            .filter(operation -> !operation.equals("createAccountCode"))
            .collect(Collectors.toUnmodifiableSet());

    private static final Set<String> NO_RIGHT = Set.of(Refusal.Kind.NOT_FOUND.code(), Refusal.Kind.FORBIDDEN.code());

    private final AccessLogRepository entries = new AccessLogRepository();
    private final AccountRepository accounts = new AccountRepository();
    private final AccessSentences sentences = AccessSentences.load();

    List<AccessLogEntry> page(Act act, Person person, Optional<String> before, int size) {
        Set<String> own = accounts.of(act.tx(), person.ids()).stream()
                .map(AccountRepository.Account::subject)
                .collect(Collectors.toSet());
        Set<String> representatives = accounts.representatives(act.tx(), person.ids());
        return entries.page(act.tx(), person.ids(), before, size).stream()
                .map(row -> entry(act, row, actor(row, own, representatives)))
                .toList();
    }

    /**
     * What is not asked by staff or a partner was asked by somebody for themselves. Who was turned away had no right to it,
     * whether or not they represented the person once.
     */
    private static AccessLogActor actor(Row row, Set<String> own, Set<String> representatives) {
        if (own.contains(row.subject())) {
            return AccessLogActor.SELF;
        }
        if (row.centre().isEmpty() || OWN_SIDE.contains(row.operation())) {
            boolean turnedAway = row.reason().filter(NO_RIGHT::contains).isPresent();
            return representatives.contains(row.subject()) && !turnedAway
                    ? AccessLogActor.REPRESENTATIVE
                    : AccessLogActor.STRANGER;
        }
        return row.organisation().isPresent() ? AccessLogActor.PARTNER : AccessLogActor.STAFF;
    }

    private AccessLogEntry entry(Act act, Row row, AccessLogActor actor) {
        boolean named = actor == AccessLogActor.STAFF || actor == AccessLogActor.PARTNER;
        return AccessLogEntry.builder()
                .id(row.id())
                .at(row.at())
                .sentence(sentences.sentence(act.call().language(), row, actor))
                .who(actor)
                .name(row.name().filter(_ -> named))
                .roles(row.roles())
                .organisation(row.organisation())
                .centre(row.centre())
                .operation(row.operation())
                .act(WireForm.constant(AuditAct.class, row.act()))
                .purpose(WireForm.constant(Purpose.class, row.purpose()))
                .outcome(WireForm.constant(AuditOutcome.class, row.outcome()))
                .reason(row.reason())
                .build();
    }
}
