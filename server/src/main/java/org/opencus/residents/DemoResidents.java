package org.opencus.residents;

import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.opencus.contract.Call;
import org.opencus.contract.Caller;
import org.opencus.contract.Contract;
import org.opencus.contract.Reply;
import org.opencus.contract.Values;
import org.opencus.contract.Wire;
import org.opencus.database.Tx;
import org.opencus.model.ResidentCreate;
import org.opencus.work.Work;

/** Invented people, born in the 19th century, so that a demo has somebody to show. */
public final class DemoResidents {
    private static final String CENTRE = "gorno";
    /** Number of the lock by which instances take turns. */
    private static final long TURN = 4862034;

    private final Contract contract;
    private final ResidentRepository residents;
    private final ResidentRegistry registry;

    /** Registers by the registry, as a desk does. */
    public DemoResidents(Contract contract, ResidentRepository residents, ResidentRegistry registry) {
        this.contract = contract;
        this.residents = residents;
        this.registry = registry;
    }

    /** Whether nobody is registered at the centre. */
    public boolean missing(Tx tx) {
        var anybody = new ResidentRepository.Slice(Optional.empty(), Optional.empty(), true, Optional.empty(), 1);
        return residents.page(tx, CENTRE, anybody).isEmpty();
    }

    /** Registers all of them in one act, unless another instance that starts at the same time did. */
    public void register(Work work) {
        var _ = work.change(call(), act -> {
            new ResidentSearchRepository().queue(act.tx(), List.of(TURN));
            if (missing(act.tx())) {
                people().forEach(person -> {
                    var _ = registry.register(act, CENTRE, Wire.read(person, ResidentCreate.class));
                });
            }
            return Reply.of(CENTRE);
        });
    }

    private Call call() {
        Call plain = Call.of(contract.operation("createResident"));
        var caller = new Caller(
                "open-cus-demo",
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Map.of(),
                java.util.Set.of(),
                java.util.Set.of());
        return new Call(
                plain.operation(),
                caller,
                "demo",
                plain.language(),
                plain.mediaType(),
                plain.target(),
                Map.of("centre", CENTRE),
                plain.authority(),
                Optional.empty(),
                Optional.empty(),
                Optional.of("registration"),
                new byte[0]);
    }

    private static List<JsonObject> people() {
        try (InputStream in = DemoResidents.class.getResourceAsStream("/org/opencus/demo/residents.json");
                JsonReader reader = Values.JSON.createReader(in)) {
            return reader.readArray().getValuesAs(JsonObject.class);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
