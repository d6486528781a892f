package org.opencus.residents;

import jakarta.json.JsonObject;
import java.time.LocalDate;
import java.util.function.BiConsumer;
import org.opencus.api.HouseholdsServiceRouting;
import org.opencus.api.MergesServiceRouting;
import org.opencus.api.ParticipationServiceRouting;
import org.opencus.api.RepresentationsServiceRouting;
import org.opencus.api.ResidentImportsServiceRouting;
import org.opencus.api.ResidentsServiceRouting;
import org.opencus.contract.Contract;
import org.opencus.contract.Endpoints;
import org.opencus.crypto.Keyring;
import org.opencus.crypto.KeysetSource;
import org.opencus.database.DatabaseSettings;
import org.opencus.residents.domain.Pesel;
import org.opencus.testing.Answer;
import org.opencus.testing.Desk;
import org.opencus.testing.TestDatabase;
import org.opencus.testing.TestServer;
import org.opencus.work.Work;

/** A desk with everything about residents, in a database of its own with the shipped catalogues. */
final class ResidentsDesk implements AutoCloseable {
    static final String RESIDENTS = "/v1/centres/gorno/residents";
    static final Desk.Person CLERK =
            Desk.staff("residents:read", "residents:write", "residents:special", "residents:merge", "residents:import");
    /** The same person's right at another centre. */
    static final Desk.Person STRANGER = new Desk.Person(
            "staff-2",
            "",
            "dobczyce",
            "residents:read",
            "residents:write",
            "residents:special",
            "residents:merge",
            "residents:import");

    private final DatabaseSettings database = TestDatabase.demo();
    private final Desk desk;

    ResidentsDesk() {
        desk = new Desk(database, parts(new Keyring(KeysetSource.of(TestServer.KEYSET))));
    }

    private static BiConsumer<Endpoints.Builder, Work> parts(Keyring keyring) {
        var residents = new ResidentRepository();
        var seal = new ResidentSeal(keyring);
        var hashes = new ResidentHashes(keyring);
        var finder = new ResidentFinder(residents, seal, hashes);
        var registry = new ResidentRegistry(residents, seal, hashes, finder, keyring);
        var open = new OpenResidents(residents, seal);
        return (endpoints, work) -> {
            ResidentsServiceRouting.register(endpoints, new ResidentsHandler(work, residents, seal, finder, registry));
            RepresentationsServiceRouting.register(
                    endpoints, new RepresentationsHandler(work, open, new Representations(residents, seal)));
            HouseholdsServiceRouting.register(endpoints, new HouseholdsHandler(work, open, residents));
            ParticipationServiceRouting.register(endpoints, new ParticipationHandler(work, open, residents));
            MergesServiceRouting.register(endpoints, new MergesHandler(work, open, new Merging(residents, registry)));
            ResidentImportsServiceRouting.register(
                    endpoints, new ResidentImportsHandler(work, new ClientImport(Contract.load(), open, registry)));
        };
    }

    Desk desk() {
        return desk;
    }

    /** The database of this desk alone. */
    DatabaseSettings database() {
        return database;
    }

    /** A registered person of the 19th century, with more properties of the body. */
    static String body(String givenNames, String familyName, LocalDate birth, int serial, String more) {
        return """
            {"registration": "registered", "givenNames": "%s", "familyName": "%s", "pesel": "%s", "source": "interview",
             "identityDocument": {"kind": "identity-card", "shownOn": "2026-11-01"}%s}
            """.formatted(givenNames, familyName, Pesel.made(birth, serial).digits(), more);
    }

    /** Registers somebody and tells the record. */
    JsonObject register(String givenNames, String familyName, LocalDate birth, int serial, String more) {
        Answer answer = desk.post(CLERK, RESIDENTS, body(givenNames, familyName, birth, serial, more));
        if (answer.status() != 201) {
            throw new AssertionError(answer.toString());
        }
        return answer.object();
    }

    static String at(JsonObject resident) {
        return RESIDENTS + "/" + resident.getString("id");
    }

    String etag(String target) {
        return desk.get(CLERK, target).header("ETag").orElseThrow();
    }

    @Override
    public void close() {
        desk.close();
        TestDatabase.drop(database);
    }
}
