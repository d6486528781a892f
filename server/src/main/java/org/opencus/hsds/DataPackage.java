package org.opencus.hsds;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.opencus.contract.Wire;
import org.opencus.database.Transactions;
import org.opencus.database.Tx;

/** Directories as tabular data packages: a CSV file for each table and the descriptor, made while they are sent. */
final class DataPackage {
    private static final int CHUNK = 500;

    private final Transactions transactions;
    private final DirectoryRepository directories;
    private final ServiceEntryRepository services;
    private final Selections selections;

    DataPackage(
            Transactions transactions,
            DirectoryRepository directories,
            ServiceEntryRepository services,
            Selections selections) {
        this.transactions = transactions;
        this.directories = directories;
        this.services = services;
        this.selections = selections;
    }

    /** The ZIP file; everything is read before most of it is sent, so that a slow client holds no connection. */
    void write(OutputStream out, Directory announced) throws IOException {
        // Not closed but finished: a package that breaks off must not look complete.
        ZipOutputStream zip = new ZipOutputStream(out, StandardCharsets.UTF_8);
        try (TableFiles files = new TableFiles()) {
            begin(zip, PackageDescriptor.FILE, announced);
            zip.write(PackageDescriptor.of(announced.centre().name()).toString().getBytes(StandardCharsets.UTF_8));
            zip.flush();
            transactions.snapshot(tx -> read(tx, announced.centre().slug(), files));
            for (Table table : Table.ALL) {
                begin(zip, table.file(), announced);
                files.send(table, zip);
            }
        }
        zip.finish();
    }

    private static void begin(ZipOutputStream zip, String file, Directory announced) throws IOException {
        ZipEntry entry = new ZipEntry(file);
        entry.setTimeLocal(LocalDateTime.ofInstant(announced.changedAt(), ZoneOffset.UTC));
        zip.putNextEntry(entry);
    }

    private TableFiles read(Tx tx, String centre, TableFiles files) {
        Directory directory = directories.find(tx, centre).orElseThrow();
        ServiceRecords records = selections.records(directory);
        List<UUID> ids = services.ids(tx, centre, ServiceFilter.NONE, Range.ALL).rows();
        Set<String> places = new HashSet<>();
        for (int start = 0; start < ids.size(); start += CHUNK) {
            TableRows rows = new TableRows();
            for (ServiceEntry service :
                    services.load(tx, centre, ids.subList(start, Math.min(ids.size(), start + CHUNK)))) {
                rows.add("service", Wire.tree(records.alone(service)).asJsonObject());
                places.addAll(service.places());
            }
            files.add(rows);
        }
        files.add(around(directory, places));
        return files;
    }

    /** What services and their places refer to. */
    private static TableRows around(Directory directory, Set<String> visited) {
        TableRows rows = new TableRows();
        OrganizationRecords organizations = new OrganizationRecords(directory);
        LocationRecords locations = new LocationRecords(directory);
        TermRecords terms = new TermRecords(directory);
        directory.organisations().values().forEach(entry -> add(rows, "organization", organizations.inside(entry)));
        directory.places().values().stream()
                .filter(place -> visited.contains(place.code()) && !Directory.area(place))
                .forEach(place -> add(rows, "location", locations.full(place)));
        List.of(Taxonomy.values()).forEach(taxonomy -> add(rows, "taxonomy", terms.taxonomy(taxonomy)));
        directory
                .terms()
                .values()
                .forEach(all -> all.values().forEach(term -> add(rows, "taxonomy_term", terms.term(term))));
        return rows;
    }

    private static void add(TableRows rows, String table, Object shown) {
        rows.add(table, Wire.tree(shown).asJsonObject());
    }
}
