package org.opencus.hsds;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.opencus.testing.RawHttp;
import org.opencus.testing.ServerExtension;
import org.opencus.testing.TestServer;

@ExtendWith(ServerExtension.class)
class LargeDirectoryIT {
    private static final int COPIES = 5000;

    private final TestServer server;

    LargeDirectoryIT(TestServer server) {
        this.server = server;
    }

    @BeforeEach
    void aCentreWithThousandsOfServices() {
        new CatalogueEdit(server).run("""
            insert into service (id, centre, code, name, sort_key, kind, status, domains, target_groups, challenges,
                places, providers, document, modified_at)
            select gen_random_uuid(), centre, 'copy-' || i, name || i, sort_key || i, kind, status, domains,
                target_groups, challenges, places, providers, document, clock_timestamp()
            from service, generate_series(1, %d) as i where centre = 'gorno' and code = 'gorno-swietlica-socjoterapeutyczna-beczkow'
            on conflict do nothing
            """.formatted(COPIES));
    }

    @Test
    void thePackageHoldsEachServiceOnce() throws IOException {
        byte[] bytes = server.get("/hsds/gorno/datapackage.zip").bytes();
        int services = new DirectoryClient(server, "gorno").get("/services").getInt("total_items");
        assertThat(services).isGreaterThan(COPIES);
        List<String> ids = lines(bytes, "services.csv");
        assertThat(ids).hasSize(services + 1).doesNotHaveDuplicates();
        assertThat(lines(bytes, "service_at_location.csv")).hasSizeGreaterThan(COPIES);
    }

    @Test
    void clientsThatGoAwayHoldNoConnection() {
        for (int i = 0; i < 2 * TestServer.POOL_SIZE; i++) {
            try (RawHttp http = RawHttp.connect(server)) {
                String head = "GET /hsds/gorno/datapackage.zip HTTP/1.1\r\nHost: localhost\r\n\r\n";
                http.send(head.getBytes(StandardCharsets.US_ASCII));
            }
        }
        assertThat(server.get("/hsds/gorno/datapackage.zip").status()).isEqualTo(200);
    }

    /** Lines that begin with the id of a record, and the header line. */
    private static List<String> lines(byte[] archive, String file) throws IOException {
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(archive))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                if (entry.getName().equals(file)) {
                    return new String(zip.readAllBytes(), StandardCharsets.UTF_8)
                            .lines()
                            .map(line -> line.split(",")[0])
                            .filter(first -> first.equals("id") || first.matches("[0-9a-f-]{36}"))
                            .toList();
                }
            }
        }
        throw new AssertionError(file);
    }
}
