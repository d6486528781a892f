package org.opencus.catalogue;

import java.sql.SQLException;
import java.sql.Statement;
import org.opencus.database.Transactions;
import org.opencus.database.Tx;

/** A catalogue many times the size of a real one, made in the database. */
final class GeneratedCatalogue {
    static final String[] CENTRES = {"gorno", "dobczyce", "kozienice", "dolny-slask"};

    private static final String WORDS = """
        insert into centre (id, code, name, sort_key, record_type, active_scope, document, modified_at)
        select gen_random_uuid(), c, 'Centrum ' || c, c, 'centre', case c when 'dobczyce' then 'basic' end, '{}', now()
        from unnest(array['gorno', 'dobczyce', 'kozienice', 'dolny-slask']) c;
        insert into service_domain (id, code, name, sort_key, ordinal, document, modified_at)
        select gen_random_uuid(), 'domain-' || i, 'dziedzina ' || i, 'dziedzina ' || i, i, '{}', now()
        from generate_series(1, 14) i;
        insert into target_group (id, centre, code, name, sort_key, document, modified_at)
        select gen_random_uuid(), c.code, 'group-' || i, 'grupa ' || i, 'grupa', '{}', now()
        from centre c, generate_series(1, 30) i;
        insert into challenge (id, centre, code, name, sort_key, kind, document, modified_at)
        select gen_random_uuid(), c.code, 'challenge-' || i, 'wyzwanie ' || i, 'wyzwanie', 'unmet-need', '{}', now()
        from centre c, generate_series(1, 60) i;
        insert into place (id, centre, code, name, sort_key, kind, parent, document, modified_at)
        select gen_random_uuid(), c.code, 'place-' || i, 'miejsce ' || i, 'miejsce', 'building',
            case when i > 4 then 'place-' || (i / 5) end, '{}', now()
        from centre c, generate_series(1, 400) i;
        insert into organisation (id, centre, code, name, sort_key, kind, social_economy, document, modified_at)
        select gen_random_uuid(), c.code, 'organisation-' || i, 'organizacja ' || i, 'organizacja', 'association',
            false, '{}', now()
        from centre c, generate_series(1, 500) i;
        """;

    private static final String SERVICES = """
        insert into service (id, centre, code, name, sort_key, kind, status, parent, domains, target_groups,
            challenges, places, providers, payment, delivery, scopes, weekdays, age_ranges, document, modified_at)
        select gen_random_uuid(), (array['gorno', 'dobczyce', 'kozienice', 'dolny-slask'])[1 + i %% 4],
            'service-' || i, 'Usługa ' || md5(cast(i as text)), 'usluga ' || md5(cast(i as text)), 'service',
            case when i %% 10 < 7 then 'existing' else 'planned' end,
            case when i %% 3 = 0 then 'service-' || (i %% 100) end,
            array['domain-' || (1 + i %% 14)], array['group-' || (1 + i %% 30), 'group-' || (1 + i %% 23)],
            array['challenge-' || (1 + i %% 60)], array['place-' || (1 + i %% 400)],
            array['organisation-' || (1 + i %% 500)], case i %% 5 when 0 then 'free' when 1 then 'paid' end, 'place',
            case when i %% 7 = 0 then array['extended'] else '{}' end,
            case when i %% 60 = 0 then array['mon', 'sat'] else '{}' end,
            case when i %% 3 > 0 then int4multirange(int4range(i %% 60, i %% 60 + 5)) end,
            jsonb_build_object('nameEn', 'Service ' || i,
                'description', repeat('Opis usługi dla mieszkańców gminy. ', 8),
                'goals', jsonb_build_array(repeat('cel ', 50))),
            timestamptz '2026-01-01 00:00:00Z' + i * interval '1 second'
        from generate_series(1, %d) i;
        """;

    private GeneratedCatalogue() {}

    static void fill(Transactions transactions, int services) {
        transactions.write(tx -> run(tx, WORDS + SERVICES.formatted(services)));
        transactions.write(tx -> run(tx, "analyze"));
    }

    private static int run(Tx tx, String sql) {
        try (Statement statement = tx.connection().createStatement()) {
            statement.execute(sql);
            return 0;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
