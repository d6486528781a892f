package org.opencus.records;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.opencus.database.Parameters;
import org.opencus.paging.Listing;
import org.opencus.paging.Page;

/**
 * A list of records of one kind, put together filter by filter. Conditions are constants and values are parameters, so
 * the same filters make the same statement, which the database has planned already.
 */
public final class RecordList {
    private final RecordKind kind;
    private final int limit;
    private final List<String> conditions = new ArrayList<>();
    private final Map<String, Object> parameters = new LinkedHashMap<>();
    private RecordOrder order = RecordOrder.NAME;
    private boolean gone;
    private Listing listing;

    /** All records of a kind, by name. */
    public RecordList(RecordKind kind, int limit) {
        this.kind = kind;
        this.limit = limit;
        this.listing = Listing.of(kind.word());
    }

    /** In another order. */
    public RecordList by(RecordOrder other) {
        order = other;
        return this;
    }

    /** Only those of a centre. */
    RecordList of(String centre) {
        listing = listing.with("centre", Optional.of(centre));
        parameters.put("centre", centre);
        return this;
    }

    /** The change feed: what changed at or after the instant, also what is gone, in the order of the changes. */
    public RecordList modifiedAfter(Optional<Instant> since) {
        since.ifPresent(instant -> {
            gone = true;
            filter(
                    "modifiedAfter",
                    List.of(instant.toString()),
                    "r.modified_at >= :since",
                    "since",
                    Parameters.moment(instant));
            order = RecordOrder.CHANGE;
        });
        return this;
    }

    /** Only those whose column has one of the values; no values narrow nothing. */
    public RecordList anyOf(String name, String column, Collection<String> values) {
        String condition = "r." + column + " = any (cast(:" + name + " as text[]))";
        return values.isEmpty() ? this : filter(name, values, condition, name, Parameters.texts(values));
    }

    /** Only those whose array column shares a value; no values narrow nothing. */
    public RecordList sharing(String name, String column, Collection<String> values) {
        String condition = "r." + column + " && cast(:" + name + " as text[])";
        return values.isEmpty() ? this : filter(name, values, condition, name, Parameters.texts(values));
    }

    /** Only those in one of these places of the centre or inside them. */
    public RecordList inside(String column, Collection<String> places) {
        String condition = "r." + column + " && " + PLACES_INSIDE;
        return places.isEmpty() ? this : filter("place", places, condition, "place", Parameters.texts(places));
    }

    /** Only those whose column is the value, if there is one. */
    public RecordList is(String name, String column, Optional<?> value) {
        value.ifPresent(given -> filter(name, List.of(given.toString()), "r." + column + " = :" + name, name, given));
        return this;
    }

    /** The codes of the places asked for and of all that lies in them; one of the centre's records asks. */
    public static final String PLACES_INSIDE = """
        (with recursive inside (code) as (
            select unnest(cast(:place as text[]))
            union
            select place.code from place join inside on place.parent = inside.code where place.centre = :centre
        ) select array_agg(code) from inside)\
        """;

    private RecordList filter(
            String name, Collection<String> values, String condition, String parameter, Object value) {
        listing = listing.with(name, values);
        conditions.add(condition);
        parameters.put(parameter, value);
        return this;
    }

    RecordKind kind() {
        return kind;
    }

    RecordOrder order() {
        return order;
    }

    Map<String, Object> parameters() {
        return parameters;
    }

    /** One more than the page takes, to see whether more follow. */
    int size() {
        return limit + 1;
    }

    String where() {
        StringBuilder where = new StringBuilder(gone ? "true" : "r.gone_at is null");
        if (kind == RecordKind.CENTRE) {
            // Sandboxes have their address, but do not exist.
            where.append(" and r.sandbox_of is null");
        }
        conditions.forEach(condition -> where.append("\n  and ").append(condition));
        return where.toString();
    }

    Page<KeptRecord> page(List<KeptRecord> rows) {
        Listing list = listing();
        return Page.of(
                rows, limit, row -> list.cursor(List.of(row.position(), row.id().toString())));
    }

    Listing listing() {
        return listing.with("order", Optional.of(order));
    }
}
