package org.opencus.privacy;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.opencus.contract.Refusal;
import org.opencus.contract.Text;
import org.opencus.contract.Violation;
import org.opencus.model.PrivacyRequest;
import org.opencus.model.PrivacyRequestDecision;
import org.opencus.model.PrivacyRequestFiler;
import org.opencus.model.PrivacyRequestKind;
import org.opencus.model.PrivacyRequestOutcome;
import org.opencus.model.PrivacyRequestStatus;
import org.opencus.model.WireForm;
import org.opencus.privacy.Persons.Person;
import org.opencus.residents.KnownResident;
import org.opencus.work.Act;

/** Requests of residents to correct or erase what is kept on them, and the answers. */
public final class PrivacyRequests {
    private static final String TEXT = "privacy_request.sealed";
    private static final String ANSWER = "privacy_request.answer";
    private static final Text DECIDED =
            new Text("O tym wniosku już zdecydowano.", "This request has been decided already.");
    private static final Text OWN = new Text(
            "Nikt nie decyduje o własnym wniosku; zrobi to inna osoba.",
            "Nobody decides on a request of their own; somebody else has to.");
    private static final Text NOT_LATER = new Text(
            "Odłożyć można tylko usunięcie danych, które trzeba przechować.",
            "Only the erasure of data that must be kept can be postponed.");

    private final Persons persons;
    private final Erasure erasure;
    private final RequestRepository requests = new RequestRepository();
    private final RetentionRepository retentions = new RetentionRepository();
    private final AccountRepository accounts = new AccountRepository();

    /** Of these persons, whom this erasure erases. */
    public PrivacyRequests(Persons persons, Erasure erasure) {
        this.persons = persons;
        this.erasure = erasure;
    }

    List<PrivacyRequest> of(Act act, Person person, Optional<PrivacyRequestKind> kind) {
        return requests.of(act.tx(), person.ids()).stream()
                .filter(row -> kind.isEmpty() || row.kind().equals(kind.get().value()))
                .map(row -> view(act, Optional.of(persons.owner(act, person, row.resident())), row))
                .toList();
    }

    PrivacyRequest file(Act act, Person person, PrivacyRequestKind kind, String text, PrivacyRequestFiler by) {
        UUID id = Act.newId();
        var row = new RequestRow(
                id,
                person.id(),
                person.centre(),
                kind.value(),
                PrivacyRequestStatus.OPEN.value(),
                Optional.of(person.resident().key().seal(TEXT, id, text.getBytes(StandardCharsets.UTF_8))),
                act.now(),
                by.value(),
                Optional.of(act.call().caller().subject()),
                Persons.day(act.now()).plusMonths(1),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
        requests.insert(act.tx(), row);
        return view(act, Optional.of(person.resident()), row);
    }

    /** Answers a request to correct data. */
    PrivacyRequest decideCorrection(Act act, Person person, UUID id, PrivacyRequestDecision decision) {
        RequestRow row = open(act, person, PrivacyRequestKind.CORRECTION, id);
        refuseOwn(act, person, Optional.empty());
        if (decision.outcome() == PrivacyRequestOutcome.POSTPONED) {
            throw notLater();
        }
        return decided(act, person, row, decision, Optional.empty());
    }

    /** Answers a request to erase data, and erases where it is granted. */
    PrivacyRequest decideErasure(Act act, Person person, UUID id, PrivacyRequestDecision decision) {
        RequestRow row = open(act, person, PrivacyRequestKind.ERASURE, id);
        refuseOwn(act, person, row.filedBySubject());
        Optional<LocalDate> kept =
                retentions.until(act.tx(), person.ids()).filter(until -> !until.isBefore(Persons.day(act.now())));
        return switch (decision.outcome()) {
            case REFUSED -> decided(act, person, row, decision, Optional.empty());
            case POSTPONED ->
                decided(
                        act,
                        person,
                        row,
                        decision,
                        Optional.of(kept.orElseThrow(PrivacyRequests::notLater).plusDays(1)));
            case GRANTED -> erased(act, person, row, kept);
        };
    }

    private PrivacyRequest erased(Act act, Person person, RequestRow row, Optional<LocalDate> kept) {
        if (kept.isPresent()) {
            throw mustBeKept(kept.get());
        }
        requests.decide(
                act.tx(),
                row.id(),
                new RequestRepository.Decision(
                        PrivacyRequestStatus.GRANTED.value(),
                        Optional.empty(),
                        Optional.empty(),
                        act.now(),
                        act.call().caller().subject()));
        PrivacyRequest decided = view(act, Optional.empty(), open(act, person, row.id()));
        erasure.erase(act, person);
        return decided;
    }

    private RequestRow open(Act act, Person person, UUID id) {
        return requests.lock(act.tx(), person.ids(), PrivacyRequestKind.ERASURE.value(), id)
                .orElseThrow();
    }

    private RequestRow open(Act act, Person person, PrivacyRequestKind kind, UUID id) {
        RequestRow row = requests.lock(act.tx(), person.ids(), kind.value(), id)
                .orElseThrow(() -> Refusal.of(Refusal.Kind.NOT_FOUND));
        if (!row.isOpen()) {
            throw Refusal.of(Refusal.Kind.CONFLICT, List.of(new Violation("", "already-decided", DECIDED)));
        }
        return row;
    }

    private void refuseOwn(Act act, Person person, Optional<String> filer) {
        String subject = act.call().caller().subject();
        List<String> own = new ArrayList<>(accounts.of(act.tx(), person.ids()).stream()
                .map(AccountRepository.Account::subject)
                .toList());
        own.addAll(accounts.representatives(act.tx(), person.ids()));
        filer.ifPresent(own::add);
        if (own.contains(subject)) {
            throw Refusal.of(Refusal.Kind.FORBIDDEN, OWN);
        }
    }

    private static Refusal notLater() {
        return Refusal.of(Refusal.Kind.RULE_BROKEN, List.of(new Violation("/outcome", "nothing-to-keep", NOT_LATER)));
    }

    private static Refusal mustBeKept(LocalDate until) {
        Text text = new Text(
                "Przepisy każą przechować te dane do " + until + "; usunąć je można później.",
                "The law wants these data kept until " + until + "; they can be erased after that.");
        return Refusal.of(Refusal.Kind.CONFLICT, List.of(new Violation("/outcome", "must-be-kept", text)));
    }

    private PrivacyRequest decided(
            Act act, Person person, RequestRow row, PrivacyRequestDecision decision, Optional<LocalDate> from) {
        KnownResident owner = persons.owner(act, person, row.resident());
        byte[] answer = owner.key().seal(ANSWER, row.id(), decision.answer().getBytes(StandardCharsets.UTF_8));
        requests.decide(
                act.tx(),
                row.id(),
                new RequestRepository.Decision(
                        decision.outcome().value(),
                        Optional.of(answer),
                        from,
                        act.now(),
                        act.call().caller().subject()));
        return view(
                act,
                Optional.of(owner),
                requests.lock(act.tx(), person.ids(), row.kind(), row.id()).orElseThrow());
    }

    /** Without the owner, whose key opens the words, there are no words. */
    PrivacyRequest view(Act act, Optional<KnownResident> owner, RequestRow row) {
        LocalDate today = Persons.day(act.now());
        return PrivacyRequest.builder()
                .id(row.id())
                .residentId(row.resident())
                .kind(WireForm.constant(PrivacyRequestKind.class, row.kind()))
                .status(WireForm.constant(PrivacyRequestStatus.class, row.status()))
                .text(words(owner, TEXT, row.id(), row.text()))
                .filedAt(row.filedAt())
                .filedBy(WireForm.constant(PrivacyRequestFiler.class, row.filedBy()))
                .dueOn(row.dueOn())
                .overdue(row.decidedAt().isEmpty() && row.dueOn().isBefore(today))
                .decidedAt(row.decidedAt())
                .answer(words(owner, ANSWER, row.id(), row.answer()))
                .erasableFrom(row.erasableFrom())
                .build();
    }

    private static Optional<String> words(
            Optional<KnownResident> owner, String place, UUID id, Optional<byte[]> sealed) {
        return owner.flatMap(known ->
                sealed.map(bytes -> new String(known.key().open(place, id, bytes), StandardCharsets.UTF_8)));
    }
}
