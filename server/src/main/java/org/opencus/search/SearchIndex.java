package org.opencus.search;

import jakarta.json.JsonObject;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.opencus.database.Transactions;
import org.opencus.database.Tx;
import org.opencus.records.CatalogueIndex;
import org.opencus.records.CatalogueRecord;
import org.opencus.records.CatalogueTurnRepository;
import org.opencus.records.RecordKind;

/**
 * Keeps the search index in step with the catalogue. What is out of step is found by comparing versions, so it also mends
 * itself: an entry made by an older server is made anew with the next change of its centre.
 */
public final class SearchIndex implements CatalogueIndex {
    private static final int CHUNK = 500;
    /** Records that others are described by come before those others. */
    private static final List<RecordKind> KINDS = List.of(
            RecordKind.SERVICE_DOMAIN,
            RecordKind.CENTRE,
            RecordKind.TARGET_GROUP,
            RecordKind.CHALLENGE,
            RecordKind.PLACE,
            RecordKind.ORGANISATION,
            RecordKind.COMMUNITY,
            RecordKind.SERVICE);

    private static final List<RecordKind> DESCRIBED =
            List.of(RecordKind.ORGANISATION, RecordKind.COMMUNITY, RecordKind.SERVICE);

    private final Supplier<WordReader> words;
    private final SearchEntryRepository entries = new SearchEntryRepository();
    private final SearchSourceRepository sources = new SearchSourceRepository();
    private final CatalogueTurnRepository turn = new CatalogueTurnRepository();

    /** The dictionary is asked for when the first text is read. */
    public SearchIndex(Supplier<WordReader> words) {
        this.words = words;
    }

    @Override
    public void recordSaved(Tx tx, CatalogueRecord saved) {
        // Done for all of the centre at its end, when the names it refers to are known.
    }

    @Override
    public void recordGone(Tx tx, RecordKind kind, String centre, String code) {
        // Done for all of the centre at its end.
    }

    @Override
    public void centreDone(Tx tx, String centre) {
        Map<RecordKind, Set<UUID>> stale = new EnumMap<>(RecordKind.class);
        for (RecordKind kind : KINDS) {
            Set<UUID> gone = sources.gone(tx, kind, centre);
            if (!gone.isEmpty()) {
                entries.remove(tx, gone);
            }
            stale.put(kind, sources.stale(tx, kind, centre));
        }
        if (stale.values().stream().anyMatch(ids -> !ids.isEmpty())) {
            renew(tx, centre, stale);
        }
    }

    /** Makes what is missing, centre by centre; for a database that was filled by a server with another kind of index. */
    public void catchUp(Transactions transactions) {
        List<String> behind = transactions.read(sources::behind);
        for (String centre : behind) {
            transactions.write(tx -> {
                turn.take(tx);
                centreDone(tx, centre);
                return centre;
            });
        }
    }

    private void renew(Tx tx, String centre, Map<RecordKind, Set<UUID>> stale) {
        Set<UUID> done = new HashSet<>();
        Set<String> changed = new HashSet<>();
        for (RecordKind kind : KINDS) {
            Set<UUID> ids = new HashSet<>(stale.get(kind));
            changed.addAll(make(tx, centre, kind, ids));
            done.addAll(ids);
        }
        entries.referring(tx, centre, changed).forEach((described, ids) -> {
            ids.removeAll(done);
            DESCRIBED.forEach(kind -> make(tx, described, kind, ids));
        });
    }

    /** Makes the entries of those among the ids that are records of the kind, and tells which references they answer. */
    private Set<String> make(Tx tx, String centre, RecordKind kind, Collection<UUID> ids) {
        Set<String> made = new HashSet<>();
        List<UUID> all = List.copyOf(ids);
        for (int start = 0; start < all.size(); start += CHUNK) {
            List<JsonObject> records =
                    sources.records(tx, kind, all.subList(start, Math.min(all.size(), start + CHUNK)));
            records.forEach(record -> made.add(kind.word() + ":" + record.getString("code")));
            replace(tx, kind, records, surroundings(tx, centre, kind, records));
        }
        return made;
    }

    private void replace(Tx tx, RecordKind kind, List<JsonObject> records, Surroundings around) {
        EntryMaker maker = new EntryMaker(new Indexing(words.get()), around);
        List<SearchEntry> made = new ArrayList<>();
        records.forEach(record -> made.add(maker.entry(kind, record)));
        entries.replace(tx, made);
        if (kind == RecordKind.PLACE) {
            for (int i = 0; i < made.size(); i++) {
                name(tx, made.get(i), records.get(i).getString("kind"), around);
            }
        }
    }

    private void name(Tx tx, SearchEntry entry, String kind, Surroundings around) {
        if (PlaceName.NAMED_KINDS.contains(kind)) {
            List<String> ancestors = Surroundings.upwards(around.placeParents(), entry.code());
            PlaceName place = PlaceName.of(entry.centre(), entry.code(), entry.name(), kind, ancestors);
            entries.name(tx, entry, kind, ancestors, place.firstForms());
        }
    }

    private Surroundings surroundings(Tx tx, String centre, RecordKind kind, List<JsonObject> records) {
        boolean ofCentre = !kind.shared();
        Set<String> wholes = new HashSet<>();
        if (kind == RecordKind.SERVICE) {
            records.forEach(record -> wholes.add(record.getString("parent", "")));
        }
        return new Surroundings(
                centre,
                sources.names(tx, centre),
                ofCentre ? sources.parents(tx, RecordKind.PLACE, centre) : Map.of(),
                ofCentre ? sources.parents(tx, RecordKind.TARGET_GROUP, centre) : Map.of(),
                wholes.isEmpty() ? new HashMap<>() : sources.services(tx, centre, wholes),
                sources.activeScope(tx, centre));
    }
}
