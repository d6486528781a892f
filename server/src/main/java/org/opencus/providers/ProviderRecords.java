package org.opencus.providers;

import jakarta.json.JsonObject;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.opencus.cataloguing.History;
import org.opencus.cataloguing.SignatureRepository;
import org.opencus.contract.Caller;
import org.opencus.contract.MergePatch;
import org.opencus.contract.Refusal;
import org.opencus.contract.Reply;
import org.opencus.contract.Text;
import org.opencus.contract.Violation;
import org.opencus.contract.Wire;
import org.opencus.model.RecordVersionPage;
import org.opencus.paging.Cursors;
import org.opencus.paging.Listing;
import org.opencus.paging.Page;
import org.opencus.providers.ProviderRecordRepository.Hold;
import org.opencus.providers.ProviderRecordRepository.Slice;
import org.opencus.providers.ProviderRow.Author;
import org.opencus.providers.ProviderRow.Keys;
import org.opencus.records.RecordVersionRepository;
import org.opencus.records.RecordViews;
import org.opencus.work.Act;

/**
 * Reads and writes records of one kind; a partner meets those of its own organisation only.
 *
 * @param <I> what is written
 * @param <V> what is shown
 */
final class ProviderRecords<I, V> {
    private static final ZoneId ZONE = ZoneId.of("Europe/Warsaw");
    private static final String READS_ALL = "providers:read";
    private static final String WRITES = "providers:write";
    private static final Text NO_ORGANISATION =
            new Text("To konto nie reprezentuje żadnej organizacji.", "This account acts for no organisation.");
    private static final Text HAS_PARTS =
            new Text("Coś już do niego zapisano.", "Something was recorded on it already.");

    /**
     * What is particular about a kind.
     *
     * @param rules what the contract of the API cannot say, every broken rule at once
     */
    record Form<I, V>(
            ProviderKind kind, Class<I> type, Function<I, Keys> keys, Rules<I> rules, ProviderViews<V> views) {}

    /** Names what is wrong with what somebody wants to record. */
    interface Rules<I> {
        /** Every broken rule. */
        List<Violation> faults(Act act, Wanted<I> wanted);
    }

    /** What somebody wants to record, on a day in Poland. */
    record Wanted<I>(String centre, Optional<ProviderRow> parent, I content, LocalDate today) {}

    /** What a list is asked for. */
    record Asked(
            String centre,
            Optional<UUID> parent,
            Optional<String> provider,
            Optional<String> service,
            Optional<String> cursor,
            int limit) {
        static Asked of(String centre, Optional<String> provider, Optional<String> cursor, int limit) {
            return new Asked(centre, Optional.empty(), provider, Optional.empty(), cursor, limit);
        }
    }

    private final Form<I, V> form;
    private final RecordViews centres;
    private final ProviderRecordRepository repository = new ProviderRecordRepository();
    private final SignatureRepository signatures = new SignatureRepository();
    private final RecordVersionRepository versions = new RecordVersionRepository();
    private final History history = new History();

    ProviderRecords(Form<I, V> form, RecordViews centres) {
        this.form = form;
        this.centres = centres;
    }

    /** Whether the caller acts for the centre, not for a partner. */
    static boolean isStaff(Caller caller) {
        return caller.has(READS_ALL) || caller.has(WRITES);
    }

    /** Whose records the caller meets: all for staff, else those of their organisation. */
    private static Optional<String> own(Caller caller) {
        return isStaff(caller)
                ? Optional.empty()
                : Optional.of(
                        caller.organisation().orElseThrow(() -> Refusal.of(Refusal.Kind.FORBIDDEN, NO_ORGANISATION)));
    }

    /** One page of what the caller meets, the newest first. */
    <P> Reply<P> listed(Act act, Asked asked, BiFunction<List<V>, Optional<String>, P> answer) {
        Page<V> page = page(act, asked);
        return Reply.of(answer.apply(page.items(), page.next())).next(act.call(), page.next());
    }

    private Page<V> page(Act act, Asked asked) {
        var _ = centres.centre(act.tx(), asked.centre());
        Optional<String> own = own(act.call().caller());
        Listing list = Listing.of(form.kind().word())
                .with("centre", Optional.of(asked.centre()))
                .with("parent", asked.parent())
                .with("own", own)
                .with("provider", asked.provider())
                .with("service", asked.service());
        Optional<String> before = Cursors.keys(list, asked.cursor(), 1).map(List::getFirst);
        var slice = new Slice(asked.parent(), own, asked.provider(), asked.service(), before, asked.limit() + 1);
        Page<ProviderRow> page = Page.of(
                repository.page(act.tx(), asked.centre(), form.kind(), slice),
                asked.limit(),
                row -> list.cursor(List.of(row.id().toString())));
        return new Page<>(form.views().all(act.tx(), asked.centre(), page.items()), page.next());
    }

    V one(Act act, String centre, UUID id) {
        return form.views().one(act.tx(), there(act, centre, id, Hold.NOT));
    }

    /** The record, unless it is not there for the caller (404) or was taken out (410). */
    ProviderRow there(Act act, String centre, UUID id, Hold hold) {
        ProviderRow row = known(act, centre, id, hold);
        if (row.goneAt().isPresent()) {
            throw Refusal.of(Refusal.Kind.GONE);
        }
        return row;
    }

    private ProviderRow known(Act act, String centre, UUID id, Hold hold) {
        return repository
                .find(act.tx(), centre, form.kind(), id, own(act.call().caller()), hold)
                .orElseThrow(() -> Refusal.of(Refusal.Kind.NOT_FOUND));
    }

    ProviderRow add(Act act, String centre, Optional<ProviderRow> parent, I content) {
        var _ = centres.centre(act.tx(), centre);
        JsonObject document = checked(act, new Wanted<>(centre, parent, content, day(act.now())));
        Keys keys = form.keys().apply(content);
        var row = new ProviderRow(
                Act.newId(),
                centre,
                form.kind(),
                parent.map(ProviderRow::id),
                1,
                document,
                // What is nobody's own is seen by whoever sees what it belongs to.
                parent.filter(_ -> keys.organisations().isEmpty())
                        .map(above -> new Keys(above.keys().organisations(), keys.services(), keys.number()))
                        .orElse(keys),
                Author.of(act.call().caller()),
                act.now(),
                Optional.empty());
        signatures.sign(act.tx(), act.call().caller());
        repository.insert(act.tx(), row);
        return row;
    }

    /** A new record of the centre, with its address. */
    Reply<V> recorded(Act act, String centre, I content) {
        ProviderRow row = add(act, centre, Optional.empty(), content);
        return Reply.of(shown(act, row)).location(address(row));
    }

    /** Where a record of the centre, which belongs to no other, is read. */
    static String address(ProviderRow row) {
        return "/v1/centres/" + row.centre() + "/" + row.kind().address() + "/" + row.id();
    }

    V change(Act act, String centre, UUID id, MergePatch patch) {
        ProviderRow current = seen(act, centre, id);
        I content = patch.applyTo(Wire.read(current.document(), form.type()), form.type());
        JsonObject document = checked(act, new Wanted<>(centre, Optional.empty(), content, day(act.now())));
        return amended(act, current, document, form.keys().apply(content));
    }

    /** Another version, by an act whose words are no part of what callers write. */
    V amended(Act act, ProviderRow row, JsonObject document, Keys keys) {
        ProviderRow changed = row.changed(document, keys, act.now());
        signatures.sign(act.tx(), act.call().caller());
        repository.update(act.tx(), changed);
        return shown(act, changed);
    }

    Reply<Void> retire(Act act, String centre, UUID id) {
        ProviderRow current = seen(act, centre, id);
        if (repository.hasParts(act.tx(), id)) {
            throw Refusal.of(Refusal.Kind.CONFLICT, HAS_PARTS);
        }
        signatures.sign(act.tx(), act.call().caller());
        repository.retire(act.tx(), current.id(), act.now());
        return Reply.empty();
    }

    Reply<RecordVersionPage> history(Act act, String centre, UUID id, Optional<String> cursor, int limit) {
        ProviderRow row = known(act, centre, id, Hold.NOT);
        Page<JsonObject> page = history.page(
                row.kept(), cursor, limit, (number, size) -> versions.upTo(act.tx(), row.id(), number, size));
        return Reply.<RecordVersionPage>bytes("application/json", History.bytes(page))
                .next(act.call(), page.next());
    }

    V shown(Act act, ProviderRow row) {
        return form.views().one(act.tx(), row);
    }

    private ProviderRow seen(Act act, String centre, UUID id) {
        ProviderRow current = there(act, centre, id, Hold.FOR_A_CHANGE);
        act.call().expectShown(shown(act, current));
        return current;
    }

    private JsonObject checked(Act act, Wanted<I> wanted) {
        JsonObject document = Wire.tree(wanted.content()).asJsonObject();
        List<Violation> faults = new ArrayList<>(ProviderViews.unknown(act.tx(), wanted.centre(), document));
        faults.addAll(form.rules().faults(act, wanted));
        if (!faults.isEmpty()) {
            throw Refusal.of(Refusal.Kind.RULE_BROKEN, faults);
        }
        return document;
    }

    /** The day in Poland. */
    static LocalDate day(Instant moment) {
        return LocalDate.ofInstant(moment, ZONE);
    }
}
