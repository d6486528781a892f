package org.opencus.sandboxes;

import io.helidon.dbclient.DbRow;
import java.util.List;
import java.util.stream.Stream;
import org.opencus.database.Rows;
import org.opencus.database.Tx;
import org.opencus.model.Sandbox;

/** Keeps which centre is a sandbox, of whom and for whom. */
final class SandboxRepository {
    /** Makes a centre a sandbox. */
    public void mark(Tx tx, String sandbox, String centre, String organisation) {
        tx.execute()
                .createNamedUpdate(
                        "sandbox.mark",
                        "update centre set sandbox_of = :centre, sandbox_for = :organisation where code = :sandbox")
                .addParam("centre", centre)
                .addParam("organisation", organisation)
                .addParam("sandbox", sandbox)
                .execute();
    }

    /** The sandboxes of a centre by partner: one for each at most. */
    public List<Sandbox> all(Tx tx, String centre) {
        try (Stream<DbRow> rows = tx.execute()
                .createNamedQuery("sandbox.all", """
                    select code, sandbox_for from centre
                    where sandbox_of = :centre and gone_at is null order by sandbox_for
                    """)
                .addParam("centre", centre)
                .execute()) {
            return rows.map(row -> Sandbox.builder()
                            .centre(Rows.text(row, "code"))
                            .organisation(Rows.text(row, "sandbox_for"))
                            .build())
                    .toList();
        }
    }

    /** Whether the centre knows the organisation. */
    public boolean knows(Tx tx, String centre, String organisation) {
        try (Stream<DbRow> rows = tx.execute()
                .createNamedQuery("sandbox.organisation", """
                    select 1 as one from organisation
                    where centre = :centre and code = :organisation and gone_at is null
                    """)
                .addParam("centre", centre)
                .addParam("organisation", organisation)
                .execute()) {
            return rows.findAny().isPresent();
        }
    }
}
