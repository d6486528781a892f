package org.opencus.privacy;

import java.util.List;
import java.util.Optional;
import org.opencus.model.ExportedAccount;
import org.opencus.model.ResidentExport;
import org.opencus.privacy.Persons.Person;
import org.opencus.residents.Contributions;
import org.opencus.residents.Households;
import org.opencus.residents.KnownResident;
import org.opencus.residents.Merges;
import org.opencus.residents.Representations;
import org.opencus.residents.ResidentViews;
import org.opencus.residents.SpecialCategory;
import org.opencus.work.Act;

/** Everything that a centre keeps on one person, in one document (GDPR art. 15 and 20). */
public final class Export {
    private final Persons persons;
    private final ResidentViews views;
    private final Consents consents;
    private final PrivacyRequests requests;
    private final Representations representations;
    private final Contributions contributions;
    private final Households households = new Households();
    private final Merges merges = new Merges();
    private final SpecialCategory special = new SpecialCategory();
    private final RestrictionRepository restrictions = new RestrictionRepository();
    private final RetentionRepository retentions = new RetentionRepository();
    private final AccountRepository accounts = new AccountRepository();
    private final AccessLog log = new AccessLog();

    /** Of these persons. */
    public Export(
            Persons persons,
            ResidentViews views,
            Consents consents,
            PrivacyRequests requests,
            Representations representations,
            Contributions contributions) {
        this.persons = persons;
        this.views = views;
        this.consents = consents;
        this.requests = requests;
        this.representations = representations;
        this.contributions = contributions;
    }

    ResidentExport of(Act act, Person person) {
        List<KnownResident> records =
                person.ids().stream().map(id -> persons.owner(act, person, id)).toList();
        return ResidentExport.builder()
                .generatedAt(act.now())
                .records(
                        records.stream().map(record -> views.whole(act, record)).toList())
                .specialCategoryData(records.stream()
                        .flatMap(record -> special.of(act, record).stream())
                        .toList())
                .representations(representations.of(act, person.resident()))
                .represents(representations.by(act, person.resident()))
                .household(households.of(act, person.ids()))
                .contributions(contributions.of(act, person.resident()))
                .merges(merges.of(act, person.resident()))
                .consents(consents.of(act, person))
                .wordings(consents.wordings(act, person))
                .requests(requests.of(act, person, Optional.empty()))
                .restrictions(restrictions.of(act.tx(), person.ids()))
                .retentions(retentions.of(act.tx(), person.ids()))
                .accounts(accounts.of(act.tx(), person.ids()).stream()
                        .map(account -> new ExportedAccount(account.subject(), account.linkedAt()))
                        .toList())
                .accessLog(log.page(act, person, Optional.empty(), Integer.MAX_VALUE))
                .build();
    }
}
