package org.opencus.privacy;

import static org.opencus.database.Rows.instant;
import static org.opencus.database.Rows.integer;
import static org.opencus.database.Rows.optionalText;
import static org.opencus.database.Rows.text;
import static org.opencus.database.Rows.uuid;

import io.helidon.dbclient.DbRow;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.opencus.database.Parameters;
import org.opencus.database.Tx;
import org.opencus.model.ConsentPurpose;
import org.opencus.model.ConsentWording;
import org.opencus.model.ConsentWordingCreate;
import org.opencus.model.WireForm;

/** The table of wordings. */
public final class WordingRepository {
    /** All of a centre, the newest of each purpose first. */
    public List<ConsentWording> of(Tx tx, String centre) {
        try (Stream<DbRow> rows = tx.execute()
                .createNamedQuery(
                        "consent-wording.of",
                        "select * from consent_wording where centre = :centre order by purpose, version desc")
                .addParam("centre", centre)
                .execute()) {
            return rows.map(WordingRepository::wording).toList();
        }
    }

    /** Those with these ids, the newest of each purpose first. */
    public List<ConsentWording> all(Tx tx, Collection<UUID> ids) {
        try (Stream<DbRow> rows = tx.execute()
                .createNamedQuery("consent-wording.all", """
                    select * from consent_wording where id = any(cast(:ids as uuid[])) order by purpose, version desc
                    """)
                .addParam("ids", Persons.texts(ids))
                .execute()) {
            return rows.map(WordingRepository::wording).toList();
        }
    }

    /** One of a centre. */
    public Optional<ConsentWording> find(Tx tx, String centre, UUID id) {
        try (Stream<DbRow> rows = tx.execute()
                .createNamedQuery(
                        "consent-wording.find", "select * from consent_wording where id = :id and centre = :centre")
                .addParam("id", id)
                .addParam("centre", centre)
                .execute()) {
            return rows.findFirst().map(WordingRepository::wording);
        }
    }

    /** Adds the next version of its purpose; two at once follow each other. */
    public void insert(Tx tx, UUID id, String centre, ConsentWordingCreate asked, Instant at) {
        tx.execute()
                .createNamedQuery("consent-wording.queue", "select from centre where code = :centre for no key update")
                .addParam("centre", centre)
                .execute()
                .close();
        tx.execute()
                .createNamedInsert("consent-wording.insert", """
                    insert into consent_wording (id, centre, purpose, version, text, text_en, created_at)
                    select cast(:id as uuid), cast(:centre as text), cast(:purpose as text),
                        coalesce(max(version), 0) + 1, cast(:text as text), cast(:textEn as text),
                        cast(:at as timestamptz)
                    from consent_wording where centre = :centre and purpose = :purpose
                    """)
                .addParam("id", id)
                .addParam("centre", centre)
                .addParam("purpose", asked.purpose().value())
                .addParam("text", asked.text())
                .addParam("textEn", asked.textEn().orElse(null))
                .addParam("at", Parameters.moment(at))
                .execute();
    }

    private static ConsentWording wording(DbRow row) {
        return ConsentWording.builder()
                .id(uuid(row, "id"))
                .purpose(WireForm.constant(ConsentPurpose.class, text(row, "purpose")))
                .version(integer(row, "version"))
                .text(text(row, "text"))
                .textEn(optionalText(row, "text_en"))
                .createdAt(instant(row, "created_at"))
                .build();
    }
}
