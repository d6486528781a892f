package org.opencus;

import org.opencus.api.AccountsServiceRouting;
import org.opencus.api.BreachesServiceRouting;
import org.opencus.api.ConsentsServiceRouting;
import org.opencus.api.HouseholdsServiceRouting;
import org.opencus.api.MergesServiceRouting;
import org.opencus.api.MyDataServiceRouting;
import org.opencus.api.ParticipationServiceRouting;
import org.opencus.api.PrivacyRequestsServiceRouting;
import org.opencus.api.RepresentationsServiceRouting;
import org.opencus.api.ResidentImportsServiceRouting;
import org.opencus.api.ResidentsServiceRouting;
import org.opencus.api.SharedResidentsServiceRouting;
import org.opencus.contract.Contract;
import org.opencus.contract.Endpoints;
import org.opencus.crypto.Keyring;
import org.opencus.limits.CodeGuesses;
import org.opencus.privacy.AccountsHandler;
import org.opencus.privacy.BreachesHandler;
import org.opencus.privacy.Consents;
import org.opencus.privacy.ConsentsHandler;
import org.opencus.privacy.Erasure;
import org.opencus.privacy.Export;
import org.opencus.privacy.MyDataHandler;
import org.opencus.privacy.Persons;
import org.opencus.privacy.PrivacyRequests;
import org.opencus.privacy.PrivacyRequestsHandler;
import org.opencus.privacy.SharedResidentsHandler;
import org.opencus.residents.ClientImport;
import org.opencus.residents.Contributions;
import org.opencus.residents.HouseholdsHandler;
import org.opencus.residents.MergesHandler;
import org.opencus.residents.Merging;
import org.opencus.residents.OpenResidents;
import org.opencus.residents.ParticipationHandler;
import org.opencus.residents.Representations;
import org.opencus.residents.RepresentationsHandler;
import org.opencus.residents.ResidentFinder;
import org.opencus.residents.ResidentHashes;
import org.opencus.residents.ResidentImportsHandler;
import org.opencus.residents.ResidentRegistry;
import org.opencus.residents.ResidentRepository;
import org.opencus.residents.ResidentSeal;
import org.opencus.residents.ResidentViews;
import org.opencus.residents.ResidentsHandler;
import org.opencus.work.Work;

/** The operations on people, put together: their records, their rights, and what is kept of them. */
final class ResidentRoutes {
    private final Work work;
    private final Keyring keyring;
    private final CodeGuesses guesses;

    ResidentRoutes(Work work, Keyring keyring, CodeGuesses guesses) {
        this.work = work;
        this.keyring = keyring;
        this.guesses = guesses;
    }

    /** Adds them; sandboxes and the demo register people by the same registry. */
    ResidentRegistry register(Endpoints.Builder endpoints) {
        var residents = new ResidentRepository();
        var seal = new ResidentSeal(keyring);
        var hashes = new ResidentHashes(keyring);
        var finder = new ResidentFinder(residents, seal, hashes);
        var registry = new ResidentRegistry(residents, seal, hashes, finder, keyring);
        var open = new OpenResidents(residents, seal);
        ResidentsServiceRouting.register(endpoints, new ResidentsHandler(work, residents, seal, finder, registry));
        RepresentationsServiceRouting.register(
                endpoints, new RepresentationsHandler(work, open, new Representations(residents, seal)));
        HouseholdsServiceRouting.register(endpoints, new HouseholdsHandler(work, open, residents));
        ParticipationServiceRouting.register(endpoints, new ParticipationHandler(work, open, residents));
        MergesServiceRouting.register(endpoints, new MergesHandler(work, open, new Merging(residents, registry)));
        ResidentImportsServiceRouting.register(
                endpoints, new ResidentImportsHandler(work, new ClientImport(Contract.load(), open, registry)));
        addPrivacy(endpoints, residents, seal);
        return registry;
    }

    private void addPrivacy(Endpoints.Builder endpoints, ResidentRepository residents, ResidentSeal seal) {
        var persons = new Persons(residents, new OpenResidents(residents, seal));
        var requests = new PrivacyRequests(persons, new Erasure());
        var views = new ResidentViews(residents);
        var representations = new Representations(residents, seal);
        var consents = new Consents(persons, representations);
        var contributions = new Contributions(new OpenResidents(residents, seal), residents);
        ConsentsServiceRouting.register(endpoints, new ConsentsHandler(work, persons, consents));
        SharedResidentsServiceRouting.register(endpoints, new SharedResidentsHandler(work, consents, residents, seal));
        AccountsServiceRouting.register(endpoints, new AccountsHandler(work, persons, keyring, guesses));
        MyDataServiceRouting.register(
                endpoints,
                new MyDataHandler(
                        work,
                        persons,
                        views,
                        representations,
                        consents,
                        requests,
                        new Export(persons, views, consents, requests, representations, contributions)));
        PrivacyRequestsServiceRouting.register(
                endpoints, new PrivacyRequestsHandler(work, persons, requests, residents, seal));
        BreachesServiceRouting.register(endpoints, new BreachesHandler(work, keyring));
    }
}
