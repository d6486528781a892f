package org.opencus.residents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.opencus.crypto.CryptoRefused;
import org.opencus.crypto.Keyring;
import org.opencus.crypto.Keyset;
import org.opencus.crypto.KeysetSource;
import org.opencus.crypto.PersonKeyRepository;
import org.opencus.database.Database;
import org.opencus.database.DatabaseSettings;
import org.opencus.database.Transactions;
import org.opencus.model.ResidentSearch;
import org.opencus.testing.TestDatabase;
import org.opencus.testing.TestServer;

class KeyRenewalIT {
    @TempDir
    private Path directory;

    private static HandlerDesk desk(Transactions transactions, KeysetSource keys) {
        return new HandlerDesk(transactions, keys, "residents:read", "residents:write");
    }

    @Test
    void keysRotateWhilePeopleAreRegisteredAndFound() {
        DatabaseSettings settings = TestDatabase.demo();
        try (var database = new Database(settings)) {
            var transactions = new Transactions(database, (statement, nanos) -> {});
            Path file = directory.resolve("keyset.json");
            KeysetSource.write(file, TestServer.KEYSET);
            HandlerDesk before = desk(transactions, KeysetSource.of(file));
            var old = before.create(HandlerDesk.person("Dawna", "Znajoma", LocalDate.of(1884, 1, 2), 2)
                    .build());

            Keyset rotated = TestServer.KEYSET.rotated();
            KeysetSource.write(file, rotated);
            HandlerDesk during = desk(transactions, KeysetSource.of(file));
            var young = during.create(HandlerDesk.person("Nowa", "Znajoma", LocalDate.of(1884, 1, 3), 2)
                    .build());
            assertThat(during.find(pesel(old.pesel().orElseThrow()))).containsExactly(old.id());
            assertThat(during.find("Znajoma Dawna")).contains(old.id());
            assertThat(during.find("Znajoma Nowa")).contains(young.id());
            // The other instance has not seen the new file yet, and still reads what was made with it.
            assertThat(before.get(young.id()).familyName()).isEqualTo("Znajoma");
            assertThatThrownBy(() -> during.create(HandlerDesk.person("Kto", "Inny", LocalDate.of(1884, 1, 2), 2)
                            .build()))
                    .as("known by the older hash")
                    .hasMessageContaining("conflict");

            var renewal = new KeyRenewal(new Keyring(KeysetSource.of(rotated)));
            assertThat(transactions.write(renewal::isDue)).isTrue();
            while (transactions.write(renewal::renew) > 0) {}
            assertThat(transactions.write(renewal::isDue)).isFalse();

            HandlerDesk after = desk(transactions, KeysetSource.of(rotated.retired()));
            assertThat(after.find(pesel(old.pesel().orElseThrow()))).containsExactly(old.id());
            assertThat(after.find("Dawna Znajoma")).contains(old.id());
            assertThat(after.get(old.id())).isEqualTo(old);
            HandlerDesk backup = desk(transactions, KeysetSource.of(TestServer.KEYSET));
            assertThatThrownBy(() -> backup.get(old.id())).isInstanceOf(CryptoRefused.class);
        } finally {
            TestDatabase.drop(settings);
        }
    }

    private static ResidentSearch pesel(String digits) {
        return ResidentSearch.builder().pesel(digits).build();
    }

    @Test
    void withoutTheKeyOfAPersonNothingOfThemOpens() {
        DatabaseSettings settings = TestDatabase.demo();
        try (var database = new Database(settings)) {
            var transactions = new Transactions(database, (statement, nanos) -> {});
            HandlerDesk desk = desk(transactions, KeysetSource.of(TestServer.KEYSET));
            UUID gone = desk.create(HandlerDesk.person("Do", "Zapomnienia", LocalDate.of(1884, 2, 2), 2)
                            .build())
                    .id();
            UUID stays = desk.create(HandlerDesk.person("Do", "Pamiętania", LocalDate.of(1884, 2, 3), 2)
                            .build())
                    .id();
            transactions.write(tx -> {
                new PersonKeyRepository().destroy(tx, java.util.List.of(gone));
                return gone;
            });
            assertThatThrownBy(() -> desk.get(gone)).hasMessageContaining("not-found");
            assertThat(desk.get(stays).givenNames()).isEqualTo("Do");
            assertThat(desk.find("Do Zapomnienia")).doesNotContain(gone);
        } finally {
            TestDatabase.drop(settings);
        }
    }
}
