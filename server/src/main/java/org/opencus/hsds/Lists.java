package org.opencus.hsds;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import org.opencus.contract.Call;
import org.opencus.contract.Reply;
import org.opencus.contract.Wire;
import org.opencus.database.Transactions;
import org.opencus.database.Tx;
import org.opencus.model.HsdsListFormat;

/** Answers lists as pages or as lines. */
final class Lists {
    private static final String LINES = "application/x-ndjson";
    private static final int CHUNK = 200;

    private final Transactions transactions;

    Lists(Transactions transactions) {
        this.transactions = transactions;
    }

    /** The list in the form that was asked for; {@code page} makes the page of its fields and items. */
    <K, T, P> Reply<P> answer(Tx tx, Call call, Asked asked, Selection<K, T> list, PageForm<T, P> page) {
        Reply<P> reply = lines(call, asked)
                ? Reply.<P>stream(LINES, out -> write(out, list)).formAsked().version(list.state())
                : Reply.of(page(tx, asked.range(), list, page));
        return asked.search().isPresent() ? reply.notKept() : reply;
    }

    /** The form that is asked for in so many words, else the one that the caller accepts. */
    private static boolean lines(Call call, Asked asked) {
        return asked.format()
                .map(HsdsListFormat.NDJSON::equals)
                .orElseGet(() -> call.mediaType().equals(LINES));
    }

    private static <K, T, P> P page(Tx tx, Range range, Selection<K, T> list, PageForm<T, P> page) {
        Slice<K> slice = list.keys().apply(tx, range);
        return page.of(range.fields(slice.total()), list.shown().apply(tx, slice.rows()));
    }

    /** Which items is read once, so that changes meanwhile neither repeat one nor lose one. */
    private <K, T> void write(OutputStream out, Selection<K, T> list) throws IOException {
        List<K> keys = transactions.read(tx -> list.keys().apply(tx, Range.ALL)).rows();
        for (int start = 0; start < keys.size(); start += CHUNK) {
            List<K> chunk = keys.subList(start, Math.min(keys.size(), start + CHUNK));
            for (T item : transactions.read(tx -> list.shown().apply(tx, chunk))) {
                out.write(Wire.bytes(item));
                out.write('\n');
            }
        }
    }
}
