package org.opencus.search;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.opencus.records.RecordKind;

/** Makes the entry of a record: which of its texts can be found, under which field, and what it can be narrowed by. */
final class EntryMaker {
    private static final String EXISTING = "existing";
    private static final Set<String> GONE_QUIET = Set.of("transformed", "suspended");
    private static final int SHORTEST_WITH_INITIAL = 4;
    private static final int FEWEST_INITIALS = 3;
    private static final Set<String> REACHING_EVERYWHERE = Set.of("client-home", "municipality");
    private static final Map<String, Field> TEXTS = Map.ofEntries(
            Map.entry("alternativeNames", Field.ALTERNATIVE_NAMES),
            Map.entry("aliases", Field.ALTERNATIVE_NAMES),
            Map.entry("abbreviation", Field.ALTERNATIVE_NAMES),
            Map.entry("activities", Field.ACTIVITIES),
            Map.entry("sections", Field.ACTIVITIES),
            Map.entry("attractions", Field.ACTIVITIES),
            Map.entry("equipment", Field.ACTIVITIES),
            Map.entry("helpKinds", Field.ACTIVITIES),
            Map.entry("specialists", Field.ACTIVITIES),
            Map.entry("examples", Field.ACTIVITIES),
            Map.entry("participants", Field.TOPICS),
            Map.entry("invited", Field.TOPICS),
            Map.entry("topics", Field.TOPICS),
            Map.entry("forms", Field.TOPICS),
            Map.entry("needs", Field.TOPICS),
            Map.entry("wishes", Field.TOPICS),
            Map.entry("goals", Field.GOALS),
            Map.entry("description", Field.DESCRIPTION));
    private static final Map<String, Field> NAMED_PARTS = Map.of(
            "packageContents", Field.PACKAGE_CONTENTS,
            "components", Field.PACKAGE_CONTENTS,
            "assets", Field.TOPICS);

    private final Indexing indexing;
    private final Surroundings around;

    EntryMaker(Indexing indexing, Surroundings around) {
        this.indexing = indexing;
        this.around = around;
    }

    SearchEntry entry(RecordKind kind, JsonObject record) {
        List<Passage> passages = new ArrayList<>();
        passages.add(indexing.passage(Field.NAME, record.getString("name")));
        JsonObject document = record.getJsonObject("document");
        if (kind == RecordKind.ORGANISATION) {
            initials(record.getString("name"))
                    .ifPresent(initials -> passages.add(indexing.passage(Field.ALTERNATIVE_NAMES, initials)));
        }
        texts(document, passages);
        Labels labels = new Labels(record);
        Set<String> refers = new LinkedHashSet<>();
        labels.passages(passages, refers);
        Site site = site(kind, record);
        return new SearchEntry(
                UUID.fromString(record.getString("id")),
                kind.word(),
                around.centre(),
                record.getString("code"),
                record.getString("name"),
                Optional.ofNullable(document.getString("description", null)),
                status(kind, record),
                available(kind, record),
                labels.kept(),
                site.areas(),
                site.everywhere(),
                List.copyOf(passages),
                refers,
                record.getJsonNumber("version").longValue());
    }

    /** What people call it for short ("GOK"): the initials of the words before the first small one. */
    private static Optional<String> initials(String name) {
        StringBuilder initials = new StringBuilder();
        for (String word : WordReader.split(name)) {
            if (word.length() < SHORTEST_WITH_INITIAL) {
                break;
            }
            initials.append(Character.toUpperCase(word.charAt(0)));
        }
        return initials.length() < FEWEST_INITIALS ? Optional.empty() : Optional.of(initials.toString());
    }

    private void texts(JsonObject document, List<Passage> passages) {
        document.forEach((key, value) -> {
            if (TEXTS.containsKey(key)) {
                strings(value).forEach(text -> passages.add(indexing.passage(TEXTS.get(key), text)));
            } else if (NAMED_PARTS.containsKey(key)) {
                value.asJsonArray()
                        .forEach(part -> passages.add(indexing.passage(
                                NAMED_PARTS.get(key), part.asJsonObject().getString("name"))));
            }
        });
    }

    /** Where no place is given, a part is where the whole is. */
    private Site site(RecordKind kind, JsonObject record) {
        boolean untold = kind == RecordKind.SERVICE
                && codes(record, "places").isEmpty()
                && codes(record, "delivery").isEmpty();
        JsonObject told = untold ? around.whole(record).orElse(record) : record;
        Set<String> areas = new LinkedHashSet<>();
        List<String> places = kind == RecordKind.PLACE ? List.of(record.getString("code")) : codes(told, "places");
        places.forEach(place -> areas.addAll(Surroundings.upwards(around.placeParents(), place)));
        boolean everywhere =
                areas.isEmpty() || codes(told, "delivery").stream().anyMatch(REACHING_EVERYWHERE::contains);
        return new Site(areas, everywhere);
    }

    /** Of the statuses of organisations only those matter of who is no longer there. */
    private static String status(RecordKind kind, JsonObject record) {
        return switch (kind) {
            case SERVICE -> record.getString("status");
            case ORGANISATION ->
                codes(record, "status").stream().anyMatch(GONE_QUIET::contains) ? SearchQuestion.INACTIVE : EXISTING;
            default -> EXISTING;
        };
    }

    private boolean available(RecordKind kind, JsonObject record) {
        List<String> scopes = codes(record, "scopes");
        return EXISTING.equals(status(kind, record)) && (scopes.isEmpty() || scopes.contains(around.activeScope()));
    }

    private static List<String> codes(JsonObject record, String column) {
        return record.containsKey(column) && !record.isNull(column) ? strings(record.get(column)) : List.of();
    }

    private static List<String> strings(JsonValue value) {
        return switch (value) {
            case JsonArray array ->
                array.stream().flatMap(item -> strings(item).stream()).toList();
            case JsonString string -> List.of(string.getString());
            default -> List.of();
        };
    }

    private record Site(Set<String> areas, boolean everywhere) {}

    /** The codes in the columns of a record, with the names that can be found. */
    private final class Labels {
        private final JsonObject record;

        Labels(JsonObject record) {
            this.record = record;
        }

        SearchEntry.Labels kept() {
            return new SearchEntry.Labels(
                    codes(record, "domains"),
                    codes(record, "target_groups"),
                    codes(record, "challenges"),
                    codes(record, "places"),
                    codes(record, "providers"),
                    codes(record, "payment").stream().findFirst());
        }

        void passages(List<Passage> passages, Set<String> refers) {
            for (String group : codes(record, "target_groups")) {
                List<String> terms = Surroundings.upwards(around.groupParents(), group).stream()
                        .map(Codes::targetGroup)
                        .toList();
                add(passages, refers, Field.TARGET_GROUPS, RecordKind.TARGET_GROUP, group, terms);
            }
            for (String challenge : codes(record, "challenges")) {
                List<String> terms = List.of(Codes.challenge(challenge));
                add(passages, refers, Field.CHALLENGES, RecordKind.CHALLENGE, challenge, terms);
            }
            for (String domain : codes(record, "domains")) {
                List<String> terms = List.of(Codes.domain(domain));
                add(passages, refers, Field.DOMAINS, RecordKind.SERVICE_DOMAIN, domain, terms);
            }
            codes(record, "providers")
                    .forEach(code -> add(passages, refers, Field.PROVIDERS, RecordKind.ORGANISATION, code, List.of()));
            codes(record, "places")
                    .forEach(code -> add(passages, refers, Field.PLACES, RecordKind.PLACE, code, List.of()));
            if (around.whole(record).isPresent()) {
                add(passages, refers, Field.PARENT, RecordKind.SERVICE, record.getString("parent"), List.of());
            }
            if (!codes(record, "scopes").isEmpty()) {
                refers.add(RecordKind.CENTRE.word() + ":" + around.centre());
            }
        }

        private void add(
                List<Passage> passages,
                Set<String> refers,
                Field field,
                RecordKind kind,
                String code,
                List<String> terms) {
            refers.add(kind.word() + ":" + code);
            String name = around.name(kind, code).orElse(code);
            passages.add(indexing.passage(field, name, terms));
        }
    }
}
