package org.opencus.logging;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.logging.ErrorManager;
import java.util.logging.Formatter;
import java.util.logging.Handler;
import java.util.logging.LogRecord;

/**
 * Writes lines on a thread of its own, many at a time, so that no request waits for the terminal or a pipe. A request
 * does not even wake the writer, unless it slept for want of lines: under load that would cost more than the line.
 */
final class LineHandler extends Handler {
    private static final int MOST_WAITING = 16_384;
    private static final long GATHERING_NANOS = Duration.ofMillis(5).toNanos();
    private static final Duration LAST_WORDS = Duration.ofSeconds(2);

    private final Queue<byte[]> lines = new ConcurrentLinkedQueue<>();
    private final AtomicInteger waiting = new AtomicInteger();
    private final AtomicLong dropped = new AtomicLong();
    private final OutputStream out;
    private final Thread writer;
    private volatile boolean asleep;
    private volatile boolean closing;

    LineHandler(OutputStream out, Formatter formatter) {
        this.out = new BufferedOutputStream(out, 1 << 16);
        setFormatter(formatter);
        writer = Thread.ofPlatform().daemon().name("log").start(this::write);
    }

    @Override
    public void publish(LogRecord line) {
        if (!isLoggable(line)) {
            return;
        }
        if (waiting.incrementAndGet() > MOST_WAITING) {
            waiting.decrementAndGet();
            dropped.incrementAndGet();
            return;
        }
        lines.add(getFormatter().format(line).getBytes(StandardCharsets.UTF_8));
        if (asleep) {
            LockSupport.unpark(writer);
        }
    }

    private void write() {
        try {
            while (!closing) {
                writeWaiting();
                sleepWithoutLines();
                LockSupport.parkNanos(GATHERING_NANOS);
            }
            writeWaiting();
        } catch (IOException e) {
            reportError("The log cannot be written", e, ErrorManager.WRITE_FAILURE);
        }
    }

    private void writeWaiting() throws IOException {
        for (byte[] line = lines.poll(); line != null; line = lines.poll()) {
            waiting.decrementAndGet();
            out.write(line);
        }
        long lost = dropped.getAndSet(0);
        if (lost > 0) {
            out.write(("(" + lost + " log lines dropped: the output is too slow)\n").getBytes(StandardCharsets.UTF_8));
        }
        out.flush();
    }

    private void sleepWithoutLines() {
        asleep = true;
        while (lines.isEmpty() && !closing) {
            LockSupport.park(this);
        }
        asleep = false;
    }

    @Override
    public void flush() {
        // The writer flushes whenever nothing waits.
    }

    @Override
    public void close() {
        closing = true;
        LockSupport.unpark(writer);
        try {
            writer.join(LAST_WORDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
