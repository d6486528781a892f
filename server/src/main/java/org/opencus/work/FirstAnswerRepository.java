package org.opencus.work;

import io.helidon.dbclient.DbRow;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.stream.Stream;
import org.opencus.database.Parameters;
import org.opencus.database.Rows;
import org.opencus.database.Tx;

/** Keeps first answers. */
final class FirstAnswerRepository {
    /** Whether nobody else is doing the request at this moment; held until the transaction ends. */
    public boolean reserve(Tx tx, byte[] keyDigest) {
        try (Stream<DbRow> rows = tx.execute()
                .createNamedQuery("first-answer.reserve", "select pg_try_advisory_xact_lock(:lock) as reserved")
                .addParam("lock", ByteBuffer.wrap(keyDigest).getLong())
                .execute()) {
            return rows.findFirst().map(row -> Rows.flag(row, "reserved")).orElse(false);
        }
    }

    /** The answer that the key got within the last 24 hours. */
    public Optional<FirstAnswer> find(Tx tx, byte[] keyDigest) {
        try (Stream<DbRow> rows = tx.execute()
                .createNamedQuery("first-answer.find", """
                    select * from first_answer
                    where key_digest = :digest and answered_at > now() - interval '24 hours'
                    """)
                .addParam("digest", keyDigest)
                .execute()) {
            return rows.findFirst().map(row -> answer(row, keyDigest));
        }
    }

    /** Keeps an answer, in place of one that is too old, and takes out a few others that are. */
    public void keep(Tx tx, FirstAnswer answer) {
        tx.execute()
                .createNamedInsert("first-answer.keep", """
                    with outdated as (
                        select key_digest from first_answer
                        where answered_at < now() - interval '24 hours' and key_digest <> :keyDigest
                        order by answered_at limit 4 for update skip locked
                    ), taken_out as (
                        delete from first_answer where key_digest in (select key_digest from outdated)
                    )
                    insert into first_answer values (:keyDigest, :requestDigest, cast(:status as integer),
                        cast(:mediaType as text), cast(:version as bigint), cast(:headers as jsonb), :body,
                        cast(:residents as uuid[]), cast(:answeredAt as timestamptz))
                    on conflict (key_digest) do update set
                        request_digest = excluded.request_digest, status = excluded.status,
                        media_type = excluded.media_type, version = excluded.version, headers = excluded.headers,
                        body = excluded.body, residents = excluded.residents, answered_at = excluded.answered_at
                    """)
                .addParam("keyDigest", answer.keyDigest())
                .addParam("requestDigest", answer.requestDigest())
                .addParam(
                        "status", answer.status().isPresent() ? answer.status().getAsInt() : null)
                .addParam("mediaType", answer.mediaType().orElse(null))
                .addParam(
                        "version",
                        answer.version().isPresent() ? answer.version().getAsLong() : null)
                .addParam("headers", answer.headers())
                .addParam("body", answer.body())
                .addParam(
                        "residents",
                        Parameters.texts(
                                answer.residents().stream().map(UUID::toString).toList()))
                .addParam("answeredAt", Parameters.moment(answer.answeredAt()))
                .execute();
    }

    private static FirstAnswer answer(DbRow row, byte[] keyDigest) {
        Optional<Integer> status = Rows.optionalInteger(row, "status");
        Optional<Long> version = Rows.optionalNumber(row, "version");
        return new FirstAnswer(
                keyDigest,
                Rows.bytes(row, "request_digest"),
                status.map(OptionalInt::of).orElseGet(OptionalInt::empty),
                Rows.optionalText(row, "media_type"),
                version.map(OptionalLong::of).orElseGet(OptionalLong::empty),
                Rows.text(row, "headers"),
                Rows.bytes(row, "body"),
                Rows.uuids(row, "residents"),
                Rows.instant(row, "answered_at"));
    }
}
