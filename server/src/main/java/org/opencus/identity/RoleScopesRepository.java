package org.opencus.identity;

import io.helidon.dbclient.DbRow;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.opencus.database.Parameters;
import org.opencus.database.Rows;
import org.opencus.database.Tx;

/** What centres let their roles do, where it is not what is shipped. */
final class RoleScopesRepository {
    /** What one centre lets one role do. */
    record Row(List<String> scopes, long version, Instant changedAt) {}

    /** The centre whose roles count: itself, or the one that made it as a sandbox. */
    public String home(Tx tx, String centre) {
        try (Stream<DbRow> rows = tx.execute()
                .createNamedQuery("role-scopes.home", "select sandbox_of from centre where code = :centre")
                .addParam("centre", centre)
                .execute()) {
            return rows.findFirst()
                    .flatMap(row -> Rows.optionalText(row, "sandbox_of"))
                    .orElse(centre);
        }
    }

    /** All that a centre has set, by role. */
    public Map<String, Row> all(Tx tx, String centre) {
        Map<String, Row> all = new HashMap<>();
        try (Stream<DbRow> rows = tx.execute()
                .createNamedQuery("role-scopes.all", "select * from role_scopes where centre = :centre")
                .addParam("centre", centre)
                .execute()) {
            rows.forEach(row -> all.put(Rows.text(row, "role"), row(row)));
        }
        return all;
    }

    /** What a centre has set for a role. */
    public Optional<Row> find(Tx tx, String centre, String role) {
        try (Stream<DbRow> rows = tx.execute()
                .createNamedQuery(
                        "role-scopes.find", "select * from role_scopes where centre = :centre and role = :role")
                .addParam("centre", centre)
                .addParam("role", role)
                .execute()) {
            return rows.findFirst().map(RoleScopesRepository::row);
        }
    }

    /** Sets it, where nobody else has in the meantime; {@code version} is the one that was seen, 0 for none. */
    public boolean set(
            Tx tx, String centre, String role, Collection<String> scopes, long version, Instant at, String by) {
        return tx.execute()
                        .createNamedUpdate("role-scopes.set", """
                            insert into role_scopes values (:centre, :role, cast(:scopes as text[]), :version + 1,
                                cast(:at as timestamptz), :by)
                            on conflict (centre, role) do update set scopes = excluded.scopes,
                                version = excluded.version, changed_at = excluded.changed_at,
                                changed_by = excluded.changed_by
                            where role_scopes.version = :version
                            """)
                        .addParam("centre", centre)
                        .addParam("role", role)
                        .addParam("scopes", Parameters.texts(scopes))
                        .addParam("version", version)
                        .addParam("at", Parameters.moment(at))
                        .addParam("by", by)
                        .execute()
                == 1;
    }

    private static Row row(DbRow row) {
        return new Row(Rows.texts(row, "scopes"), Rows.number(row, "version"), Rows.instant(row, "changed_at"));
    }
}
