package org.opencus.contract;

import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Set;

/** The contract at run time: read once, indexed by operation and by path. */
public final class Contract {
    private static final class Loaded {
        private static final Contract CONTRACT = Contract.of(Documents.contract());
    }

    private final JsonObject document;
    private final Map<String, Operation> operations;
    private final Paths paths;
    private final Schemas schemas;

    private Contract(JsonObject document, Map<String, Operation> operations, Schemas schemas) {
        this.document = document;
        this.operations = operations;
        this.paths = Paths.of(operations.values());
        this.schemas = schemas;
    }

    /** The contract on the class path. */
    public static Contract load() {
        return Loaded.CONTRACT;
    }

    /** The text of the contract on the class path, as it is published. */
    public static String yaml() {
        return Documents.resource("/openapi.yaml");
    }

    /** The contract that a YAML text holds. */
    public static Contract of(String yaml) {
        return of(Documents.yaml(yaml));
    }

    private static Contract of(JsonObject document) {
        Schemas.Collector schemas = new Schemas.Collector();
        Map<String, Operation> operations = new OperationReader(document, schemas).read();
        return new Contract(document, operations, schemas.build(document));
    }

    /** The document itself. */
    public JsonObject document() {
        return document;
    }

    /** Every operation, in the order of the document. */
    public Collection<Operation> operations() {
        return operations.values();
    }

    /** Every scope that there is. */
    public Set<String> scopes() {
        return Set.copyOf(Documents.member(Documents.member(document, "components"), "x-scopes")
                .keySet());
    }

    /** The operation with this id. */
    public Operation operation(String id) {
        Operation operation = operations.get(id);
        if (operation == null) {
            throw new NoSuchElementException("The contract has no operation " + id);
        }
        return operation;
    }

    /** What the contract has at a raw path: operations by method and raw values of the path's parameters. */
    Optional<Paths.Match> find(String rawPath) {
        return paths.find(rawPath);
    }

    List<Violation> violations(SchemaRef schema, JsonValue value, String prefix) {
        return schemas.check(schema, value, prefix);
    }

    /** How a JSON answer breaks what the contract promises: for tests of the server. */
    public List<Violation> violations(Operation operation, int status, String mediaType, JsonValue answer) {
        Map<String, SchemaRef> declared =
                operation.responses().getOrDefault(status, operation.responses().get(Operation.DEFAULT));
        SchemaRef schema = declared == null ? null : declared.get(mediaType);
        return schema == null ? List.of(Violations.undeclared(status, mediaType)) : schemas.check(schema, answer, "");
    }

    /** How a value breaks the schema that a generated type stands for. */
    public List<Violation> violations(Class<?> type, JsonValue value) {
        return violations(type.getSimpleName(), value);
    }

    /** How a value breaks the named schema. */
    public List<Violation> violations(String schema, JsonValue value) {
        return schemas.check(Schemas.named(schema), value, "");
    }
}
