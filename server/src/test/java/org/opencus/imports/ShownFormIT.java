package org.opencus.imports;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.opencus.contract.Wire;
import org.opencus.database.Rows;
import org.opencus.database.Transactions;
import org.opencus.model.Centre;
import org.opencus.model.Challenge;
import org.opencus.model.Community;
import org.opencus.model.Organisation;
import org.opencus.model.Place;
import org.opencus.model.Service;
import org.opencus.model.TargetGroup;
import org.opencus.records.RecordKind;
import org.opencus.records.RecordListRepository;
import org.opencus.records.RecordViews;
import org.opencus.records.ReferenceRepository;
import org.opencus.testing.DatabaseExtension;

/** Whatever is kept of a record has a place in the contract's form of it. */
@ExtendWith(DatabaseExtension.class)
class ShownFormIT {
    private static final Map<RecordKind, Class<?>> FORMS = Map.of(
            RecordKind.SERVICE, Service.class,
            RecordKind.PLACE, Place.class,
            RecordKind.ORGANISATION, Organisation.class,
            RecordKind.COMMUNITY, Community.class,
            RecordKind.TARGET_GROUP, TargetGroup.class,
            RecordKind.CHALLENGE, Challenge.class);

    private final Transactions transactions;
    private final RecordViews views = new RecordViews(new RecordListRepository(), new ReferenceRepository());

    ShownFormIT(Transactions transactions) {
        this.transactions = transactions;
    }

    @BeforeEach
    void isLoaded() {
        new ShippedCatalogue(transactions, new CatalogueImport(transactions, new NoIndex(), List.of())).loadIfNeeded();
    }

    /** What forms without them tell by their address, or as the slug. */
    private static final Set<String> IN_THE_ADDRESS = Set.of("centre", "code", "available");

    private record Key(String centre, UUID id) {}

    @ParameterizedTest
    @EnumSource(
            value = RecordKind.class,
            names = {"SERVICE", "PLACE", "ORGANISATION", "COMMUNITY", "TARGET_GROUP", "CHALLENGE"})
    void ofEachRecordIsWhatTheContractSays(RecordKind kind) {
        List<Key> keys = keys(kind);
        assertThat(keys).isNotEmpty();
        for (Key key : keys) {
            JsonObject kept = transactions.read(tx -> views.one(tx, key.centre(), kind, key.id()));
            assertShown(kept, FORMS.get(kind));
        }
    }

    @Test
    void ofEachCentreIsWhatTheContractSays() {
        for (String centre : List.of("gorno", "dobczyce", "kozienice", "dolny-slask")) {
            JsonObject kept = transactions.read(tx -> views.centre(tx, centre));
            assertShown(kept, Centre.class);
        }
    }

    private static void assertShown(JsonObject kept, Class<?> form) {
        // Only the handler of services knows whether one can be had today.
        JsonObject complete =
                Json.createObjectBuilder(kept).add("available", true).build();
        JsonObject shown = Wire.tree(Wire.read(complete, form)).asJsonObject();
        JsonObjectBuilder dropped = Json.createObjectBuilder();
        complete.forEach((property, value) -> {
            if (!value.equals(shown.get(property))
                    && !(IN_THE_ADDRESS.contains(property) && !shown.containsKey(property))) {
                dropped.add(property, value);
            }
        });
        assertThat(dropped.build()).as(kept.getString("code")).isEmpty();
    }

    private List<Key> keys(RecordKind kind) {
        return transactions.read(tx -> tx.execute()
                .createNamedQuery(
                        "test.keys", "select centre, id from " + kind.word().replace('-', '_'))
                .execute()
                .map(row -> new Key(Rows.text(row, "centre"), Rows.uuid(row, "id")))
                .toList());
    }
}
