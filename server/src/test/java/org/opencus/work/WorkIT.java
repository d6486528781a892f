package org.opencus.work;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.opencus.contract.Call;
import org.opencus.contract.Caller;
import org.opencus.contract.Contract;
import org.opencus.contract.Operation;
import org.opencus.contract.Refusal;
import org.opencus.contract.Reply;
import org.opencus.database.Rows;
import org.opencus.database.Transactions;
import org.opencus.testing.DatabaseExtension;

@Tag("every-postgres")
@ExtendWith(DatabaseExtension.class)
class WorkIT {
    private static final Operation OPERATION = Contract.load().operation("listAuditEvents");
    private static final UUID RESIDENT = UUID.fromString("0193a1d2-7c00-7a3b-8f00-5d2e1c9b7a10");

    private final Transactions transactions;
    private final Work work;
    private final AtomicInteger done = new AtomicInteger();

    WorkIT(Transactions transactions) {
        this.transactions = transactions;
        this.work = new Work(transactions, Clock.systemUTC(), _ -> {});
    }

    private static Call call(String subject, Optional<String> key, String body) {
        Optional<String> none = Optional.empty();
        var caller = new Caller(
                subject,
                Optional.of("Żaneta \u001f [\"Ś\"]"),
                Optional.of("bearer"),
                none,
                Map.of(),
                Set.of("director", "auditor"),
                Set.of());
        Call plain = Call.of(OPERATION);
        return new Call(
                OPERATION,
                caller,
                "request-1",
                plain.language(),
                plain.mediaType(),
                plain.target(),
                Map.of("centre", "gorno", "residentId", RESIDENT.toString()),
                plain.authority(),
                key,
                none,
                Optional.of("supervision"),
                body.getBytes(StandardCharsets.UTF_8));
    }

    private Reply<String> once(Act act) {
        act.concerns(RESIDENT);
        return Reply.<String>of("done " + done.incrementAndGet()).status(201).location("/v1/things/1");
    }

    private static String key() {
        return UUID.randomUUID().toString();
    }

    private static String shown(Reply<?> reply) {
        Reply.Sent sent = reply.sent();
        return sent.status().orElse(0) + " " + new String(sent.body(), StandardCharsets.UTF_8) + " " + sent.headers();
    }

    private List<String> entries(String subject) {
        return transactions.read(tx -> tx.execute()
                .createNamedQuery(
                        "entries",
                        "select outcome || coalesce(' ' || reason, '') || ' ' || residents[1] as entry "
                                + "from audit_entry where subject = :subject order by id")
                .addParam("subject", subject)
                .execute()
                .map(row -> Rows.text(row, "entry"))
                .toList());
    }

    private long brokenLinks() {
        return transactions.read(tx -> tx.execute()
                .createNamedQuery("broken", """
                    select count(*) as broken from (
                        select hash, seq, lag(seq, 1, cast(0 as bigint)) over chain as seq_before,
                            audit_hash(lag(hash, 1, sha256('')) over chain, entry) as expected
                        from audit_entry entry window chain as (partition by chain order by seq)
                    ) link where hash <> expected or seq <> seq_before + 1
                    """)
                .execute()
                .map(row -> Rows.number(row, "broken"))
                .findFirst()
                .orElseThrow());
    }

    @Test
    void givesTheFirstAnswerAgain() {
        Call call = call("retrying", Optional.of(key()), "{}");
        String first = shown(work.change(call, this::once));
        String second = shown(work.change(call, this::once));
        assertThat(done).hasValue(1);
        assertThat(first).isEqualTo("201 \"done 1\" [Location=/v1/things/1]");
        assertThat(second).isEqualTo("201 \"done 1\" [Location=/v1/things/1, Idempotent-Replay=true]");
        assertThat(entries("retrying")).containsExactly("done " + RESIDENT, "done " + RESIDENT);
    }

    @Test
    void tellsCallersAndRequestsApart() {
        String key = key();
        work.change(call("one", Optional.of(key), "{}"), this::once);
        work.change(call("two", Optional.of(key), "{}"), this::once);
        assertThat(done).hasValue(2);
        Refusal refusal = catchThrowableOfType(
                Refusal.class, () -> work.change(call("one", Optional.of(key), "{\"a\":1}"), this::once));
        assertThat(refusal.kind().status()).isEqualTo(422);
        assertThat(done).hasValue(2);
    }

    @Test
    void doesNothingTwiceWhileTheFirstIsRunning() throws Exception {
        Call call = call("hurried", Optional.of(key()), "{}");
        var running = new CountDownLatch(1);
        var second = new CountDownLatch(1);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<Reply<String>> first = threads.submit(() -> work.change(call, act -> {
                running.countDown();
                await(second);
                return once(act);
            }));
            await(running);
            Refusal refusal = catchThrowableOfType(Refusal.class, () -> work.change(call, this::once));
            assertThat(refusal.kind()).isEqualTo(Refusal.Kind.CONFLICT);
            second.countDown();
            assertThat(shown(first.get())).startsWith("201");
        }
        assertThat(done).hasValue(1);
    }

    @Test
    void whatWasRefusedMayBeTriedAgain() {
        Call call = call("refused", Optional.of(key()), "{}");
        Refusal refusal = catchThrowableOfType(
                Refusal.class,
                () -> work.change(call, act -> {
                    once(act);
                    throw Refusal.of(Refusal.Kind.RULE_BROKEN);
                }));
        assertThat(refusal.kind()).isEqualTo(Refusal.Kind.RULE_BROKEN);
        assertThat(shown(work.change(call, this::once))).contains("done 2");
        assertThat(entries("refused")).containsExactly("refused rule-broken " + RESIDENT, "done " + RESIDENT);
    }

    @Test
    void keepsNoAnswerReadableWithoutItsKey() {
        work.change(call("secretive", Optional.of(key()), "{}"), act -> Reply.of("Kowalska-Nieprawdziwa"));
        String kept = transactions.read(tx -> tx.execute()
                .createNamedQuery(
                        "kept", "select string_agg(encode(body, 'escape') || headers, '') as kept from first_answer")
                .execute()
                .map(row -> Rows.text(row, "kept"))
                .findFirst()
                .orElseThrow());
        assertThat(kept).doesNotContain("Kowalska");
    }

    @Test
    void chainsHoldWhenManyActAtOnce() throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Reply<String>>> acts = IntStream.range(0, 60)
                    .mapToObj(i -> threads.submit(() -> work.read(call("busy", Optional.empty(), ""), this::once)))
                    .toList();
            for (Future<Reply<String>> act : acts) {
                act.get();
            }
        }
        assertThat(entries("busy")).hasSize(60);
        assertThat(brokenLinks()).isZero();
    }

    /** Fewer chains than writers, and several entries each: whoever holds a chain waits for no other. */
    @Test
    void writersOfSeveralEntriesNeverBlockEachOther() throws Exception {
        var entries = new AuditEntryRepository();
        var entered = new CountDownLatch(1);
        var leave = new CountDownLatch(1);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<Boolean> holder = threads.submit(() -> transactions.write(tx -> {
                tx.execute()
                        .createNamedQuery("hold", "select id from audit_chain where id > 1 for update")
                        .execute()
                        .forEach(row -> Rows.integer(row, "id"));
                entered.countDown();
                await(leave);
                return true;
            }));
            await(entered);
            List<Future<Boolean>> writers = IntStream.range(0, 12)
                    .mapToObj(i -> threads.submit(() -> transactions.write(tx -> {
                        for (int n = 0; n < 5; n++) {
                            Call call = call("several", Optional.empty(), "");
                            entries.append(tx, AuditEntry.done(call, Instant.EPOCH, Set.of(RESIDENT)));
                        }
                        return true;
                    })))
                    .toList();
            leave.countDown();
            for (Future<Boolean> writer : writers) {
                assertThat(writer.get(20, TimeUnit.SECONDS)).isTrue();
            }
            assertThat(holder.get()).isTrue();
        }
        assertThat(entries("several")).hasSize(60);
        assertThat(brokenLinks()).isZero();
    }

    @Test
    void aRefusedAttemptNamesWhomItWasMeantFor() {
        Refusal refusal = catchThrowableOfType(
                Refusal.class,
                () -> work.read(call("curious", Optional.empty(), ""), _ -> {
                    throw Refusal.of(Refusal.Kind.NOT_FOUND);
                }));
        assertThat(refusal.kind()).isEqualTo(Refusal.Kind.NOT_FOUND);
        assertThat(entries("curious")).containsExactly("refused not-found " + RESIDENT);
    }

    @Test
    void aTurnedAwayCallerLeavesAnEntry() {
        work.turnedAway(call("stranger", Optional.empty(), ""), Refusal.of(Refusal.Kind.FORBIDDEN));
        assertThat(entries("stranger")).containsExactly("refused forbidden " + RESIDENT);
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(20, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
