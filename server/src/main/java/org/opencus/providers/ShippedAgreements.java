package org.opencus.providers;

import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.opencus.contract.Values;
import org.opencus.database.Constraints;
import org.opencus.database.Transactions;
import org.opencus.database.Tx;
import org.opencus.providers.ProviderRecordRepository.Hold;
import org.opencus.providers.ProviderRow.Author;
import org.opencus.providers.ProviderRow.Keys;
import org.opencus.records.RecordListRepository;

/** The agreement for social development of Górno that ships with the server for the demo: loaded once. */
public final class ShippedAgreements {
    private static final String FILE = "/org/opencus/demo/agreements.json";

    private final Transactions transactions;
    private final ProviderRecordRepository records = new ProviderRecordRepository();

    /** Loads into the database of these transactions. */
    public ShippedAgreements(Transactions transactions) {
        this.transactions = transactions;
    }

    /** Loads it unless it is there, or its centre is not. */
    public void loadIfNeeded() {
        ProviderRow agreement = row(read());
        if (transactions.read(tx -> isMissing(tx, agreement))) {
            load(agreement);
        }
    }

    private boolean isMissing(Tx tx, ProviderRow row) {
        boolean open = new RecordListRepository()
                .findCentre(tx, row.centre())
                .filter(centre -> centre.goneAt().isEmpty())
                .isPresent();
        return open
                && records.find(tx, row.centre(), row.kind(), row.id(), Optional.empty(), Hold.NOT)
                        .isEmpty();
    }

    private void load(ProviderRow row) {
        try {
            transactions.write(tx -> {
                records.insert(tx, row);
                return row;
            });
        } catch (RuntimeException e) {
            // Of instances that start together one is first.
            if (Constraints.broken(e).filter("provider_record_pkey"::equals).isEmpty()) {
                throw e;
            }
        }
    }

    private static ProviderRow row(JsonObject shipped) {
        return new ProviderRow(
                UUID.fromString(shipped.getString("id")),
                shipped.getString("centre"),
                ProviderKind.AGREEMENT,
                Optional.empty(),
                1,
                shipped.getJsonObject("content"),
                new Keys(List.of(), List.of(), Optional.empty()),
                new Author(Optional.empty(), Optional.empty()),
                Instant.parse(shipped.getString("recordedAt")),
                Optional.empty());
    }

    private static JsonObject read() {
        try (InputStream in = ShippedAgreements.class.getResourceAsStream(FILE);
                JsonReader reader = Values.JSON.createReader(in)) {
            return reader.readObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
