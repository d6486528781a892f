package org.opencus.residents;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Collectors;
import org.opencus.crypto.Keyring;
import org.opencus.model.ResidentAddress;
import org.opencus.model.ResidentContact;
import org.opencus.model.ResidentDetails;
import org.opencus.model.ResidentRegistration;
import org.opencus.residents.domain.Pesel;
import org.opencus.work.Act;
import org.postgresql.PGConnection;
import org.postgresql.copy.PGCopyOutputStream;

/** Invented people, as many as wanted, with names as unevenly spread as real ones; written as the server writes them. */
public final class GeneratedResidents {
    private static final List<String> STEMS = List.of(
            "Now",
            "Kowal",
            "Wiśniew",
            "Wójc",
            "Kamiń",
            "Lewandow",
            "Zieliń",
            "Szymań",
            "Dąbrow",
            "Kozłow",
            "Jankow",
            "Mazur",
            "Krawczy",
            "Piotrow",
            "Grabow",
            "Pawłow",
            "Michal",
            "Zając",
            "Król",
            "Wieczor",
            "Jabłoń",
            "Wróbel",
            "Majew",
            "Olszew",
            "Stępi",
            "Malinow",
            "Jawor",
            "Adamczy",
            "Dudz",
            "Niczypor",
            "Pawlak",
            "Sikor",
            "Walcza",
            "Baran",
            "Rutkow",
            "Szewczy",
            "Ostrow",
            "Tomasz",
            "Pietrz",
            "Wróblew",
            "Marcin",
            "Chmiel",
            "Brzeziń",
            "Głow");
    private static final List<String> ENDINGS = List.of(
            "ak", "ski", "ska", "ik", "icz", "owicz", "ewski", "owska", "czyk", "ński", "ek", "owiec", "uk", "arz",
            "ka");
    private static final List<String> GIVEN = List.of(
            "Anna",
            "Piotr",
            "Katarzyna",
            "Krzysztof",
            "Małgorzata",
            "Andrzej",
            "Agnieszka",
            "Tomasz",
            "Barbara",
            "Jan",
            "Ewa",
            "Paweł",
            "Krystyna",
            "Michał",
            "Elżbieta",
            "Marcin",
            "Maria",
            "Stanisław",
            "Zofia",
            "Jakub",
            "Janina",
            "Adam",
            "Teresa",
            "Marek",
            "Joanna",
            "Łukasz",
            "Danuta",
            "Grzegorz",
            "Monika",
            "Mateusz",
            "Halina",
            "Wojciech",
            "Jadwiga",
            "Mariusz",
            "Irena",
            "Dariusz",
            "Dorota",
            "Zbigniew",
            "Helena",
            "Jerzy",
            "Żaneta",
            "Ksawery");

    private final Random random;
    private final Keyring keyring;
    private final ResidentSeal seal;
    private final ResidentHashes hashes;

    /** The same people for the same seed. */
    public GeneratedResidents(long seed, Keyring keyring) {
        this.random = new Random(seed);
        this.keyring = keyring;
        this.seal = new ResidentSeal(keyring);
        this.hashes = new ResidentHashes(keyring);
    }

    /** One invented person. */
    public ResidentDetails next() {
        LocalDate birth = LocalDate.of(1925, 1, 1).plusDays(random.nextInt(35_000));
        return ResidentDetails.builder()
                .registration(ResidentRegistration.REGISTERED)
                .givenNames(GIVEN.get(skewed(GIVEN.size())))
                .familyName(familyName())
                .pesel(Pesel.made(birth, random.nextInt(10_000)).digits())
                .birthDate(birth)
                .contact(ResidentContact.builder()
                        .phone("+4860" + (1_000_000 + random.nextInt(9_000_000)))
                        .build())
                .address(ResidentAddress.builder()
                        .locality("Radlin")
                        .houseNumber(Integer.toString(1 + random.nextInt(99)))
                        .build())
                .livesInMunicipality(true)
                .build();
    }

    private String familyName() {
        String name = STEMS.get(skewed(STEMS.size())) + ENDINGS.get(skewed(ENDINGS.size()));
        // Rare names: a third of all people share theirs with few others.
        return random.nextInt(3) == 0 ? name + "-" + STEMS.get(random.nextInt(STEMS.size())) + "e" + letters() : name;
    }

    private String letters() {
        return random.ints(3, 'a', 'z').mapToObj(c -> String.valueOf((char) c)).collect(Collectors.joining());
    }

    private int skewed(int size) {
        return (int) (size * Math.pow(random.nextDouble(), 1.3));
    }

    /** What is done to keep one person: a key, the seal, the hashes. */
    public int keep(ResidentDetails details) {
        UUID id = Act.newId();
        Keyring.NewKey key = keyring.create(id);
        return seal.seal(key.key(), id, ResidentFile.of(details)).length
                + hashes.of("gorno", details).size();
    }

    /** What is done to show one person. */
    public static String show(Keyring keyring, UUID id, byte[] wrapped, byte[] sealed) {
        byte[] json = keyring.open(id, wrapped).open("resident.sealed", id, sealed);
        return ResidentFile.read(json).details().familyName();
    }

    /** A key and what was sealed with it. */
    public record Kept(UUID id, byte[] wrapped, byte[] sealed) {}

    /** One person as kept. */
    public Kept kept(ResidentDetails details) {
        UUID id = Act.newId();
        Keyring.NewKey key = keyring.create(id);
        return new Kept(id, key.wrapped().bytes(), seal.seal(key.key(), id, ResidentFile.of(details)));
    }

    /** Writes people of a centre in bulk; their index is made afterwards. */
    public void fill(Connection connection, String centre, int count) throws SQLException, IOException {
        try (var statement = connection.createStatement()) {
            statement.execute("drop index resident_tokens");
            statement.execute("set maintenance_work_mem = '1GB'");
        }
        int wrappedBy = keyring.wrappingId();
        var pg = connection.unwrap(PGConnection.class);
        var keys = new StringBuilder();
        try (var residents = new PGCopyOutputStream(
                pg,
                "copy resident (id, centre, created_at, modified_at, sealed,"
                        + " tokens, hashed_by, registration, birth_year) from stdin")) {
            for (int i = 0; i < count; i++) {
                ResidentDetails details = next();
                Kept kept = kept(details);
                write(residents, row(centre, details, kept));
                keys.append(kept.id())
                        .append("\t\\\\x")
                        .append(hex(kept.wrapped()))
                        .append('\t')
                        .append(wrappedBy)
                        .append('\n');
            }
        }
        try (var out = new PGCopyOutputStream(pg, "copy resident_key from stdin")) {
            write(out, keys.toString());
        }
        try (var statement = connection.createStatement()) {
            statement.execute("create index resident_tokens on resident using gin (tokens) with (fastupdate = off)");
            statement.execute("vacuum analyze resident");
            statement.execute("vacuum analyze resident_key");
        }
    }

    private String row(String centre, ResidentDetails details, Kept kept) {
        String tokens =
                hashes.of(centre, details).stream().map(String::valueOf).collect(Collectors.joining(",", "{", "}"));
        return String.join(
                        "\t",
                        kept.id().toString(),
                        centre,
                        "now",
                        "now",
                        "\\\\x" + hex(kept.sealed()),
                        tokens,
                        Integer.toString(hashes.hashedBy()),
                        "registered",
                        Integer.toString(details.birthDate().orElseThrow().getYear()))
                + "\n";
    }

    private static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }

    private static void write(OutputStream out, String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.UTF_8));
    }
}
