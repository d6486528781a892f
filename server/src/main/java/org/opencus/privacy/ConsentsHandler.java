package org.opencus.privacy;

import org.opencus.api.ConsentsService;
import org.opencus.contract.Call;
import org.opencus.contract.Reply;
import org.opencus.model.Consent;
import org.opencus.model.ConsentList;
import org.opencus.model.ConsentWithdrawnBy;
import org.opencus.model.ConsentWording;
import org.opencus.model.ConsentWordingList;
import org.opencus.privacy.Persons.Person;
import org.opencus.work.Act;
import org.opencus.work.Work;

/** Consents in HTTP words. */
public final class ConsentsHandler implements ConsentsService {
    private final Work work;
    private final Persons persons;
    private final Consents consents;
    private final WordingRepository wordings = new WordingRepository();

    /** Consents of these persons. */
    public ConsentsHandler(Work work, Persons persons, Consents consents) {
        this.work = work;
        this.persons = persons;
        this.consents = consents;
    }

    @Override
    public Reply<ConsentWordingList> listConsentWordings(ListConsentWordings request, Call call) {
        return work.read(call, act -> Reply.of(new ConsentWordingList(wordings.of(act.tx(), request.centre()))));
    }

    @Override
    public Reply<ConsentWording> addConsentWording(AddConsentWording request, Call call) {
        return work.change(call, act -> {
            var id = Act.newId();
            wordings.insert(act.tx(), id, request.centre(), request.body(), act.now());
            return Reply.of(wordings.find(act.tx(), request.centre(), id).orElseThrow());
        });
    }

    @Override
    public Reply<ConsentList> listConsents(ListConsents request, Call call) {
        return work.read(
                call,
                act -> Reply.of(
                        new ConsentList(consents.of(act, persons.read(act, request.centre(), request.residentId())))));
    }

    @Override
    public Reply<Consent> recordConsent(RecordConsent request, Call call) {
        return work.change(call, act -> {
            Person person = persons.lock(act, request.centre(), request.residentId());
            return Reply.of(consents.record(act, person, request.body()))
                    .location("/v1/centres/" + request.centre() + "/residents/" + person.id() + "/consents");
        });
    }

    @Override
    public Reply<Consent> withdrawConsent(WithdrawConsent request, Call call) {
        return work.change(
                call,
                act -> Reply.of(consents.withdraw(
                        act,
                        persons.lock(act, request.centre(), request.residentId()),
                        request.consentId(),
                        ConsentWithdrawnBy.STAFF)));
    }
}
