package org.opencus.programmes;

import static org.opencus.database.Rows.instant;
import static org.opencus.database.Rows.integer;
import static org.opencus.database.Rows.number;
import static org.opencus.database.Rows.optionalDay;
import static org.opencus.database.Rows.optionalInstant;
import static org.opencus.database.Rows.optionalText;
import static org.opencus.database.Rows.text;
import static org.opencus.database.Rows.texts;
import static org.opencus.database.Rows.uuid;

import io.helidon.dbclient.DbRow;
import io.helidon.dbclient.DbStatementQuery;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.opencus.contract.Wire;
import org.opencus.database.Rows;
import org.opencus.database.Tx;
import org.opencus.model.ProgrammeEnding;
import org.opencus.model.ProgrammeInput;
import org.opencus.model.ProgrammeState;
import org.opencus.programmes.ProgrammeVersionRow.Adopted;
import org.opencus.programmes.domain.ProgrammeTerm;

/** Reads versions of programmes. */
final class ProgrammeRepository {
    /** Which adopted programmes a list shows. */
    record Slice(Optional<ProgrammeState> state, LocalDate today, Optional<String> before, int size) {}

    /** The latest version that was adopted. */
    Optional<ProgrammeVersionRow> current(Tx tx, String centre, UUID programme) {
        return one(tx, "programme.current", "current", centre, programme);
    }

    /** The same, for a change. */
    Optional<ProgrammeVersionRow> lockCurrent(Tx tx, String centre, UUID programme) {
        return one(tx, "programme.lock-current", "current for update", centre, programme);
    }

    /** The version that is being prepared. */
    Optional<ProgrammeVersionRow> draft(Tx tx, String centre, UUID programme) {
        return one(tx, "programme.draft", "adopted_at is null", centre, programme);
    }

    /** The same, for a change. */
    Optional<ProgrammeVersionRow> lockDraft(Tx tx, String centre, UUID programme) {
        return one(tx, "programme.lock-draft", "adopted_at is null for update", centre, programme);
    }

    private static Optional<ProgrammeVersionRow> one(
            Tx tx, String name, String condition, String centre, UUID programme) {
        return version(tx.execute()
                .createNamedQuery(
                        name,
                        "select * from programme_version where programme = :programme and centre = :centre and "
                                + condition)
                .addParam("programme", programme)
                .addParam("centre", centre));
    }

    /** The version with this number. */
    Optional<ProgrammeVersionRow> version(Tx tx, String centre, UUID programme, int number) {
        return version(tx.execute()
                .createNamedQuery("programme.version", """
                    select * from programme_version
                    where programme = :programme and number = :number and centre = :centre
                    """)
                .addParam("programme", programme)
                .addParam("number", number)
                .addParam("centre", centre));
    }

    private static Optional<ProgrammeVersionRow> version(DbStatementQuery statement) {
        try (Stream<DbRow> rows = statement.execute()) {
            return rows.findFirst().map(ProgrammeRepository::row);
        }
    }

    /** Whether the centre has the programme, adopted or not. */
    boolean exists(Tx tx, String centre, UUID programme) {
        try (Stream<DbRow> rows = tx.execute()
                .createNamedQuery(
                        "programme.exists", "select id from programme where id = :programme and centre = :centre")
                .addParam("programme", programme)
                .addParam("centre", centre)
                .execute()) {
            return rows.findFirst().isPresent();
        }
    }

    /** A page of adopted programmes, the newest first. */
    List<ProgrammeVersionRow> page(Tx tx, String centre, Slice slice) {
        DbStatementQuery statement = tx.execute()
                .createNamedQuery("programme.page", """
                    select * from programme_version where centre = :centre and current %s %s
                    order by programme desc limit :size
                    """.formatted(
                        slice.state().map(ProgrammeRepository::condition).orElse(""), after(slice.before())))
                .addParam("centre", centre)
                .addParam("size", slice.size());
        slice.state().ifPresent(_ -> statement.addParam("today", slice.today()));
        return page(statement, slice.before());
    }

    private static String condition(ProgrammeState state) {
        String last = "coalesce(ended_on, ends_on)";
        return switch (state) {
            case ADOPTED -> "and starts_on > cast(:today as date) and ended_on is null";
            case IN_FORCE -> "and cast(:today as date) between starts_on and " + last;
            case ENDED -> "and " + last + " < cast(:today as date)";
        };
    }

    /** A page of drafts, the newest programme first. */
    List<ProgrammeVersionRow> drafts(Tx tx, String centre, Optional<String> before, int size) {
        return page(
                tx.execute()
                        .createNamedQuery("programme.drafts", """
                            select * from programme_version where centre = :centre and adopted_at is null %s
                            order by programme desc limit :size
                            """.formatted(after(before)))
                        .addParam("centre", centre)
                        .addParam("size", size),
                before);
    }

    private static String after(Optional<String> before) {
        return before.map(_ -> "and programme < cast(:before as uuid)").orElse("");
    }

    private static List<ProgrammeVersionRow> page(DbStatementQuery statement, Optional<String> before) {
        before.ifPresent(id -> statement.addParam("before", id));
        try (Stream<DbRow> rows = statement.execute()) {
            return rows.map(ProgrammeRepository::row).toList();
        }
    }

    private static ProgrammeVersionRow row(DbRow row) {
        return new ProgrammeVersionRow(
                uuid(row, "programme"),
                integer(row, "number"),
                text(row, "centre"),
                number(row, "version"),
                Wire.read(text(row, "document"), ProgrammeInput.class),
                texts(row, "authors"),
                instant(row, "modified_at"),
                optionalInstant(row, "adopted_at")
                        .map(at -> new Adopted(
                                at,
                                day(row, "adopted_on"),
                                text(row, "adopted_by"),
                                optionalText(row, "resolution"),
                                text(row, "adopted"),
                                new ProgrammeTerm(
                                        day(row, "starts_on"), day(row, "ends_on"), optionalDay(row, "ended_on")),
                                optionalText(row, "ending").map(json -> Wire.read(json, ProgrammeEnding.class)))));
    }

    private static LocalDate day(DbRow row, String column) {
        return Rows.optionalDay(row, column).orElseThrow();
    }
}
