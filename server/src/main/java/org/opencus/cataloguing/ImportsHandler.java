package org.opencus.cataloguing;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.ByteArrayInputStream;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.opencus.api.ImportsService;
import org.opencus.contract.Call;
import org.opencus.contract.Refusal;
import org.opencus.contract.Reply;
import org.opencus.contract.Text;
import org.opencus.contract.Values;
import org.opencus.imports.CentreImport;
import org.opencus.imports.CentreImport.Mode;
import org.opencus.imports.CentreImport.Remark;
import org.opencus.imports.CentreImport.Row;
import org.opencus.model.CatalogueImportReport;
import org.opencus.model.ImportFinding;
import org.opencus.model.ImportResult;
import org.opencus.model.ImportRow;
import org.opencus.model.ImportSeverity;
import org.opencus.model.WireForm;
import org.opencus.records.RecordKind;
import org.opencus.work.Work;

/** Imports many records of a centre at once and answers each. */
public final class ImportsHandler implements ImportsService {
    private static final Map<String, RecordKind> KINDS = Map.of(
            "targetGroups", RecordKind.TARGET_GROUP,
            "challenges", RecordKind.CHALLENGE,
            "places", RecordKind.PLACE,
            "organisations", RecordKind.ORGANISATION,
            "communities", RecordKind.COMMUNITY,
            "services", RecordKind.SERVICE);

    private final Work work;
    private final RecordWriter writer;
    private final CentreImport imports;
    private final ShownRecords shown;
    private final DurabilityRule durability = new DurabilityRule();

    /** Acts that leave their entries in the log. */
    public ImportsHandler(Work work, RecordWriter writer, CentreImport imports, ShownRecords shown) {
        this.work = work;
        this.writer = writer;
        this.imports = imports;
        this.shown = shown;
    }

    @Override
    public Reply<CatalogueImportReport> importCatalogue(ImportCatalogue request, Call call) {
        Map<RecordKind, JsonArray> given = given(call);
        return work.change(call, act -> {
            writer.begin(act.tx(), call.caller());
            boolean gone = shown.kept(act.tx(), request.centre(), RecordKind.CENTRE, new UUID(0, 0))
                    .goneAt()
                    .isPresent();
            if (gone) {
                throw Refusal.of(Refusal.Kind.NOT_FOUND);
            }
            Mode mode = new Mode(request.dryRun(), request.overwrite());
            List<Row> rows = imports.run(
                    act.tx(),
                    request.centre(),
                    given,
                    mode,
                    (tx, centre, services) -> durability.objections(tx, centre, services, act.now()));
            return Reply.of(new CatalogueImportReport(
                    request.dryRun(), rows.stream().map(row -> view(row, call)).toList()));
        });
    }

    private static Map<RecordKind, JsonArray> given(Call call) {
        Map<RecordKind, JsonArray> given = new EnumMap<>(RecordKind.class);
        try (JsonReader reader = Values.JSON.createReader(new ByteArrayInputStream(call.body()))) {
            JsonObject body = reader.readObject();
            KINDS.forEach((property, kind) -> {
                if (body.containsKey(property)) {
                    given.put(kind, body.getJsonArray(property));
                }
            });
        }
        return given;
    }

    private static ImportRow view(Row row, Call call) {
        return ImportRow.builder()
                .fileName(row.file())
                .index(row.index())
                .code(row.code())
                .result(WireForm.constant(ImportResult.class, row.result()))
                .findings(
                        row.remarks().stream().map(remark -> view(remark, call)).toList())
                .build();
    }

    private static ImportFinding view(Remark remark, Call call) {
        Text message = remark.message();
        return new ImportFinding(
                remark.error() ? ImportSeverity.ERROR : ImportSeverity.WARNING,
                remark.pointer(),
                remark.code(),
                call.language().getLanguage().equals("en") ? message.english() : message.polish());
    }
}
