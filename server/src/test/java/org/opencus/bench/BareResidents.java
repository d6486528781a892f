package org.opencus.bench;

import io.helidon.http.HeaderNames;
import io.helidon.http.Status;
import io.helidon.webserver.WebServer;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.opencus.contract.Call;
import org.opencus.contract.Contract;
import org.opencus.contract.Wire;
import org.opencus.crypto.Keyring;
import org.opencus.crypto.Keyset;
import org.opencus.crypto.KeysetSource;
import org.opencus.database.Database;
import org.opencus.database.DatabaseSettings;
import org.opencus.database.Parameters;
import org.opencus.database.Transactions;
import org.opencus.database.Tx;
import org.opencus.model.ContributionCreate;
import org.opencus.residents.KnownResident;
import org.opencus.residents.OpenResidents;
import org.opencus.residents.ResidentRepository;
import org.opencus.residents.ResidentSeal;
import org.opencus.residents.ResidentViews;
import org.opencus.work.Act;
import org.opencus.work.BareAct;

/** The same read and the same write of a resident behind Helidon alone: no caller, no contract, no log. */
final class BareResidents {
    private static final String CENTRE = "gorno";

    private final Transactions transactions;
    private final OpenResidents residents;
    private final ResidentViews views;
    private final Call call = Call.of(Contract.load().operation("getResident"));

    private BareResidents(Database database, Keyring keyring) {
        transactions = new Transactions(database, (statement, nanos) -> {});
        var repository = new ResidentRepository();
        residents = new OpenResidents(repository, new ResidentSeal(keyring));
        views = new ResidentViews(repository);
    }

    /** Arguments: the port, the database's URL, and the keyset. */
    public static void main(String[] args) {
        var settings = new DatabaseSettings(
                args[1], "postgres", "", 10, Duration.ofSeconds(5), Duration.ofSeconds(10), Duration.ofSeconds(60));
        var bare = new BareResidents(new Database(settings), new Keyring(KeysetSource.of(Keyset.parse(args[2]))));
        WebServer.builder()
                .port(Integer.parseInt(args[0]))
                .connectionOptions(options -> options.tcpNoDelay(true))
                .routing(routing -> routing.get("/", (request, response) -> response.send("up"))
                        .get("/{id}", (request, response) -> {
                            response.header(HeaderNames.CONTENT_TYPE, "application/json");
                            response.send(
                                    bare.read(id(request.path().pathParameters().get("id"))));
                        })
                        .post("/{id}", (request, response) -> {
                            response.header(HeaderNames.CONTENT_TYPE, "application/json");
                            response.status(Status.CREATED_201);
                            response.send(bare.add(
                                    id(request.path().pathParameters().get("id")),
                                    request.content().as(byte[].class)));
                        }))
                .build()
                .start();
    }

    private static UUID id(String text) {
        return UUID.fromString(text);
    }

    private byte[] read(UUID id) {
        return Wire.bytes(transactions.read(tx -> {
            Act act = BareAct.of(call, Instant.now(), tx);
            return views.whole(act, residents.read(act, CENTRE, id));
        }));
    }

    private byte[] add(UUID id, byte[] body) {
        ContributionCreate asked = Wire.read(body, ContributionCreate.class);
        return Wire.bytes(transactions.write(tx -> {
            Act act = BareAct.of(call, Instant.now(), tx);
            KnownResident resident = residents.lockStanding(act, CENTRE, id);
            insert(tx, resident.id(), asked, act.now());
            return asked;
        }));
    }

    private static void insert(Tx tx, UUID resident, ContributionCreate asked, Instant at) {
        tx.execute()
                .createNamedInsert("contribution.insert", """
                    insert into resident_contribution values (:id, :resident, :kind, cast(:day as date),
                        cast(:minutes as smallint), cast(:at as timestamptz), null)
                    """)
                .addParam("id", Act.newId())
                .addParam("resident", resident)
                .addParam("kind", asked.kind().value())
                .addParam("day", asked.on().toString())
                .addParam("minutes", asked.minutes().orElse(null))
                .addParam("at", Parameters.moment(at))
                .execute();
    }
}
