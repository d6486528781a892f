package org.opencus.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import org.opencus.crypto.Keyring;
import org.opencus.crypto.Keyset;
import org.opencus.crypto.KeysetSource;
import org.opencus.database.Database;
import org.opencus.database.DatabaseSettings;
import org.opencus.database.Migrations;
import org.opencus.database.Transactions;
import org.opencus.model.ResidentDetails;
import org.opencus.residents.GeneratedResidents;
import org.opencus.residents.ResidentFinder;
import org.opencus.residents.ResidentFinder.Sought;
import org.opencus.residents.ResidentHashes;
import org.opencus.residents.ResidentRepository;
import org.opencus.residents.ResidentSeal;

/** What it costs to keep people sealed, and to find them by misheard names among few and among many. */
final class ResidentSearch {
    private static final List<Integer> SIZES = List.of(10_000, 1_000_000);
    private static final int SEALED = 20_000;
    private static final int SEARCHES = 400;
    private static final long SEED = 7;

    private ResidentSearch() {}

    static void run(Report report) {
        Keyring keyring = new Keyring(KeysetSource.of(Keyset.generate()));
        sealing(report, keyring);
        double[] p99 = new double[SIZES.size()];
        for (int i = 0; i < SIZES.size(); i++) {
            p99[i] = searching(report, keyring, SIZES.get(i));
        }
        report.line(
                "growth of the p99 of finding people",
                String.format(Locale.ROOT, "%.1f times", p99[1] / p99[0]),
                "from " + SIZES.get(0) + " to " + SIZES.get(1) + " residents");
    }

    private static void sealing(Report report, Keyring keyring) {
        var people = new GeneratedResidents(SEED, keyring);
        List<ResidentDetails> details = new ArrayList<>();
        for (int i = 0; i < SEALED; i++) {
            details.add(people.next());
        }
        details.forEach(people::keep);
        long begun = System.nanoTime();
        details.forEach(people::keep);
        report.line("key, seal and hashes of a person", micros(begun), "one thread, " + SEALED + " people");
        List<GeneratedResidents.Kept> kept = details.stream().map(people::kept).toList();
        begun = System.nanoTime();
        kept.forEach(each -> GeneratedResidents.show(keyring, each.id(), each.wrapped(), each.sealed()));
        report.line("opening the record of a person", micros(begun), "key, seal and JSON");
    }

    private static String micros(long begun) {
        return String.format(Locale.ROOT, "%.0f µs", (System.nanoTime() - begun) / 1e3 / SEALED);
    }

    private static double searching(Report report, Keyring keyring, int size) {
        try (var postgres = new BenchDatabase()) {
            var settings = new DatabaseSettings(
                    "jdbc:postgresql://localhost:" + postgres.port() + "/bench",
                    "postgres",
                    "",
                    2,
                    Duration.ofSeconds(5),
                    Duration.ofMinutes(10),
                    Duration.ofSeconds(10));
            Migrations.migrate(new org.opencus.database.DatabaseAccess(settings, settings));
            fill(settings, keyring, size);
            try (var database = new Database(settings)) {
                return search(report, new Transactions(database, (statement, nanos) -> {}), keyring, size);
            }
        }
    }

    private static void fill(DatabaseSettings settings, Keyring keyring, int size) {
        try (var connection = DriverManager.getConnection(settings.url(), settings.user(), settings.password());
                var statement = connection.createStatement()) {
            statement.execute("insert into centre (id, code, name, sort_key, record_type, document, modified_at)"
                    + " values (gen_random_uuid(), 'gorno', 'Górno', 'gorno', 'centre', '{}', now())");
            new GeneratedResidents(SEED, keyring).fill(connection, "gorno", size);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static double search(Report report, Transactions transactions, Keyring keyring, int size) {
        var residents = new ResidentRepository();
        var finder = new ResidentFinder(residents, new ResidentSeal(keyring), new ResidentHashes(keyring));
        var people = new GeneratedResidents(SEED, keyring);
        var random = new Random(SEED);
        double[] millis = new double[SEARCHES];
        int found = 0;
        for (int i = -SEARCHES / 4; i < SEARCHES; i++) {
            ResidentDetails one = people.next();
            Sought sought = sought(one, random, Math.floorMod(i, 4));
            long begun = System.nanoTime();
            boolean there = transactions.read(tx -> finder.byName(tx, "gorno", sought).stream()
                    .anyMatch(match -> match.resident().details().pesel().equals(one.pesel())));
            if (i >= 0) {
                millis[i] = (System.nanoTime() - begun) / 1e6;
                found += there ? 1 : 0;
            }
        }
        Arrays.sort(millis);
        double p99 = millis[SEARCHES * 99 / 100];
        report.line(
                "finding people among " + size,
                String.format(Locale.ROOT, "p50 %.1f ms, p99 %.1f ms", millis[SEARCHES / 2], p99),
                String.format(
                        Locale.ROOT,
                        "misspelt names, with and without birth date; %d %% found",
                        100 * found / SEARCHES));
        return p99;
    }

    /** In turn: name and birth date, name and a wrong day, family name and birth year, the name alone. */
    private static Sought sought(ResidentDetails one, Random random, int kind) {
        String family = slipped(one.familyName(), random);
        LocalDate birth = one.birthDate().orElseThrow();
        return switch (kind) {
            case 0 -> new Sought(family + " " + one.givenNames(), Optional.of(birth), Optional.empty());
            case 1 -> new Sought(one.givenNames() + " " + family, Optional.of(birth.plusDays(1)), Optional.empty());
            case 2 -> new Sought(family, Optional.empty(), Optional.of(birth.getYear()));
            default -> new Sought(one.givenNames() + " " + one.familyName(), Optional.empty(), Optional.empty());
        };
    }

    private static String slipped(String name, Random random) {
        int at = 1 + random.nextInt(name.length() - 2);
        return name.substring(0, at) + name.charAt(at + 1) + name.charAt(at) + name.substring(at + 2);
    }
}
