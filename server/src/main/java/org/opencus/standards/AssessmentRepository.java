package org.opencus.standards;

import static org.opencus.database.Rows.flag;
import static org.opencus.database.Rows.instant;
import static org.opencus.database.Rows.optionalDay;
import static org.opencus.database.Rows.optionalNumber;
import static org.opencus.database.Rows.optionalText;
import static org.opencus.database.Rows.text;
import static org.opencus.database.Rows.uuid;

import io.helidon.dbclient.DbRow;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.opencus.database.Parameters;
import org.opencus.database.Tx;
import org.opencus.model.AssessmentOutcome;
import org.opencus.model.CodeName;
import org.opencus.model.StandardAssessment;
import org.opencus.model.StandardRef;

/** The table of assessments. */
final class AssessmentRepository {
    /** The page is cut before names are looked up, so that no plan reads the whole history for them. */
    private static final String SELECT = """
        select a.*, s.code as service_code, s.name as service_name, q.name as standard_name, o.name as provider_name
        from (select * from standard_assessment a where a.centre = :centre %s order by a.id desc limit :size) a
        join service s on s.id = a.service
        join quality_standard q on q.id = a.standard
        join organisation o on o.centre = a.centre and o.code = a.provider
        order by a.id desc
        """;

    /** Which assessments a list shows; service and standard come together. */
    record Slice(
            Optional<UUID> service,
            Optional<UUID> standard,
            Optional<String> provider,
            Optional<AssessmentOutcome> outcome,
            boolean current,
            Optional<String> before,
            int size) {}

    /** Adds an assessment, which is the current one unless a later day was assessed already. */
    void insert(Tx tx, AssessmentRow row) {
        tx.execute()
                .createNamedUpdate("assessment.supersede", """
                    update standard_assessment set current = false
                    where service = :service and standard = :standard and provider = :provider and current
                        and assessed_on <= cast(:assessedOn as date)
                    """)
                .addParam("service", row.service())
                .addParam("standard", row.standard())
                .addParam("provider", row.provider())
                .addParam("assessedOn", row.assessedOn())
                .execute();
        tx.execute()
                .createNamedInsert("assessment.insert", """
                    insert into standard_assessment (id, centre, service, standard, standard_version, provider, assessed_on, outcome,
                        remarks, assessor, assessed_by, current, recorded_at)
                    values (:id, :centre, :service, :standard, :standardVersion, :provider, cast(:assessedOn as date), :outcome,
                        cast(:remarks as text), :assessor, cast(:assessedBy as text),
                        not exists (select from standard_assessment where service = :sameService
                            and standard = :sameStandard and provider = :sameProvider and current),
                        cast(:recordedAt as timestamptz))
                    """)
                .addParam("id", row.id())
                .addParam("centre", row.centre())
                .addParam("service", row.service())
                .addParam("standard", row.standard())
                .addParam("provider", row.provider())
                .addParam("assessedOn", row.assessedOn())
                .addParam("outcome", row.outcome().value())
                .addParam("remarks", row.remarks().orElse(null))
                .addParam("assessor", row.assessor().subject())
                .addParam("assessedBy", row.assessor().name().orElse(null))
                .addParam("standardVersion", row.standardVersion())
                .addParam("sameService", row.service())
                .addParam("sameStandard", row.standard())
                .addParam("sameProvider", row.provider())
                .addParam("recordedAt", Parameters.moment(row.recordedAt()))
                .execute();
    }

    Optional<StandardAssessment> find(Tx tx, String centre, UUID id) {
        try (Stream<DbRow> rows = tx.execute()
                .createNamedQuery("assessment.find", SELECT.formatted("and a.id = :id"))
                .addParam("id", id)
                .addParam("centre", centre)
                .addParam("size", 1)
                .execute()) {
            return rows.findFirst().map(AssessmentRepository::row);
        }
    }

    /** A page of assessments, the newest first. */
    List<StandardAssessment> page(Tx tx, String centre, Slice slice) {
        var statement = tx.execute()
                .createNamedQuery("assessment.page", SELECT.formatted(conditions(slice)))
                .addParam("centre", centre)
                .addParam("size", slice.size());
        slice.service().ifPresent(id -> statement.addParam("service", id));
        slice.standard().ifPresent(id -> statement.addParam("standard", id));
        slice.provider().ifPresent(code -> statement.addParam("provider", code));
        slice.outcome().ifPresent(outcome -> statement.addParam("outcome", outcome.value()));
        slice.before().ifPresent(id -> statement.addParam("before", id));
        try (Stream<DbRow> rows = statement.execute()) {
            return rows.map(AssessmentRepository::row).toList();
        }
    }

    /** Spelt out, so that each filter has its index. */
    private static String conditions(Slice slice) {
        return slice.service().map(_ -> "and a.service = :service ").orElse("")
                + slice.standard().map(_ -> "and a.standard = :standard ").orElse("")
                + slice.provider().map(_ -> "and a.provider = :provider ").orElse("")
                + slice.outcome().map(_ -> "and a.outcome = :outcome ").orElse("")
                + (slice.current() ? "and a.current " : "")
                + slice.before().map(_ -> "and a.id < cast(:before as uuid)").orElse("");
    }

    private static StandardAssessment row(DbRow row) {
        return StandardAssessment.builder()
                .id(uuid(row, "id"))
                .service(new CodeName(text(row, "service_code"), text(row, "service_name")))
                .standard(new StandardRef(uuid(row, "standard"), text(row, "standard_name")))
                .standardVersion(optionalNumber(row, "standard_version"))
                .provider(new CodeName(text(row, "provider"), text(row, "provider_name")))
                .assessedOn(optionalDay(row, "assessed_on").orElseThrow())
                .outcome(outcome(text(row, "outcome")))
                .remarks(optionalText(row, "remarks"))
                .assessedBy(optionalText(row, "assessed_by"))
                .current(flag(row, "current"))
                .recordedAt(instant(row, "recorded_at"))
                .build();
    }

    private static AssessmentOutcome outcome(String value) {
        return Arrays.stream(AssessmentOutcome.values())
                .filter(outcome -> outcome.value().equals(value))
                .findFirst()
                .orElseThrow();
    }
}
