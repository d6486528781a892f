package org.opencus.logging;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.atomic.AtomicLong;
import java.util.logging.ErrorManager;
import java.util.logging.Formatter;
import java.util.logging.Handler;
import java.util.logging.LogRecord;

/** Writes lines on a thread of its own, many at a time, so that no request waits for the terminal or a pipe. */
final class LineHandler extends Handler {
    private static final int WAITING_LINES = 16_384;
    /** Tells the writer to stop: no line is empty. */
    private static final byte[] END = new byte[0];

    private final BlockingQueue<byte[]> lines = new ArrayBlockingQueue<>(WAITING_LINES);
    private final AtomicLong dropped = new AtomicLong();
    private final OutputStream out;
    private final Thread writer;

    LineHandler(OutputStream out, Formatter formatter) {
        this.out = new BufferedOutputStream(out, 1 << 16);
        setFormatter(formatter);
        writer = Thread.ofPlatform().daemon().name("log").start(this::write);
    }

    @Override
    public void publish(LogRecord line) {
        if (isLoggable(line) && !lines.offer(getFormatter().format(line).getBytes(StandardCharsets.UTF_8))) {
            dropped.incrementAndGet();
        }
    }

    private void write() {
        try {
            while (true) {
                byte[] line = lines.take();
                if (line.length == 0) {
                    return;
                }
                out.write(line);
                if (lines.isEmpty()) {
                    tellDropped();
                    out.flush();
                }
            }
        } catch (IOException e) {
            reportError("The log cannot be written", e, ErrorManager.WRITE_FAILURE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void tellDropped() throws IOException {
        long lost = dropped.getAndSet(0);
        if (lost > 0) {
            out.write(("(" + lost + " log lines dropped: the output is too slow)\n").getBytes(StandardCharsets.UTF_8));
        }
    }

    @Override
    public void flush() {
        // The writer flushes whenever nothing waits.
    }

    @Override
    public void close() {
        try {
            lines.put(END);
            writer.join(2_000);
            out.flush();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException e) {
            reportError("The log cannot be written", e, ErrorManager.CLOSE_FAILURE);
        }
    }
}
