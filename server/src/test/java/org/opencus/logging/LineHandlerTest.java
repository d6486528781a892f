package org.opencus.logging;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.logging.Formatter;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class LineHandlerTest {
    private static final Formatter PLAIN = new Formatter() {
        @Override
        public String format(LogRecord line) {
            return line.getMessage() + "\n";
        }
    };
    private final ByteArrayOutputStream written = new ByteArrayOutputStream();

    private List<String> lines() {
        synchronized (written) {
            return written.toString(StandardCharsets.UTF_8).lines().toList();
        }
    }

    private static LogRecord line(String text) {
        return new LogRecord(Level.INFO, text);
    }

    @Test
    void writesEveryLineOfManyThreadsInTheOrderOfEach() {
        var handler = new LineHandler(written, PLAIN);
        try (var threads = Executors.newFixedThreadPool(4)) {
            for (String name : List.of("a", "b", "c", "d")) {
                var _ = threads.submit(() -> IntStream.range(0, 1000).forEach(n -> handler.publish(line(name + n))));
            }
        }
        handler.close();
        for (String name : List.of("a", "b", "c", "d")) {
            assertThat(lines().stream().filter(line -> line.startsWith(name)))
                    .containsExactlyElementsOf(
                            IntStream.range(0, 1000).mapToObj(n -> name + n).toList());
        }
    }

    @Test
    void wakesUpForASingleLineAfterALongSilence() throws InterruptedException {
        var handler = new LineHandler(written, PLAIN);
        Thread.sleep(50);
        handler.publish(line("alone"));
        while (lines().isEmpty()) {
            Thread.sleep(1);
        }
        handler.close();
        assertThat(lines()).containsExactly("alone");
    }

    @Test
    void saysHowManyLinesWereDroppedWhenTheOutputHangsAndNeverWaitsForIt() throws InterruptedException {
        var hanging = new CountDownLatch(1);
        var reached = new CountDownLatch(1);
        var handler = new LineHandler(
                new OutputStream() {
                    @Override
                    public void write(int one) {
                        throw new AssertionError("bytes are written together");
                    }

                    @Override
                    public void write(byte[] bytes, int from, int length) {
                        reached.countDown();
                        await(hanging);
                        written.write(bytes, from, length);
                    }
                },
                PLAIN);
        handler.publish(line("first"));
        reached.await();
        IntStream.range(0, 20_000).forEach(n -> handler.publish(line("n" + n)));
        hanging.countDown();
        handler.close();
        int dropped = 20_000 - (1 << 14);
        assertThat(lines())
                .hasSize((1 << 14) + 2)
                .contains("(" + dropped + " log lines dropped: the output is too slow)");
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
