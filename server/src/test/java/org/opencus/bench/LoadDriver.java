package org.opencus.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.function.IntFunction;
import java.util.stream.Collectors;

/** Sends prepared requests over kept-alive connections, each as soon as the answer before it is complete. */
final class LoadDriver {
    private static final int LEAST_WARM_UPS = 6;
    private static final int MOST_WARM_UPS = 16;
    private static final double STILL_GROWING = 1.03;

    private LoadDriver() {}

    /** What a run measured; latencies in nanoseconds. */
    record Run(double perSecond, long p50, long p99, long answers, long refusals) {
        /** The latency below which the share of answers stays, in milliseconds. */
        double p99Millis() {
            return p99 / 1e6;
        }

        double p50Millis() {
            return p50 / 1e6;
        }
    }

    /** The bytes of a GET request without a body. */
    static byte[] get(String target, String... headers) {
        return ("GET " + target + " HTTP/1.1\r\nHost: localhost\r\nAccept: application/json\r\n" + lines(headers)
                        + "\r\n")
                .getBytes(StandardCharsets.US_ASCII);
    }

    /** The bytes of a POST request with a JSON body. */
    static byte[] post(String target, String json, String... headers) {
        byte[] body = json.getBytes(StandardCharsets.UTF_8);
        byte[] head = ("POST " + target + " HTTP/1.1\r\nHost: localhost\r\nAccept: application/json\r\n"
                        + "Content-Type: application/json\r\nContent-Length: " + body.length + "\r\n"
                        + lines(headers) + "\r\n")
                .getBytes(StandardCharsets.US_ASCII);
        byte[] request = Arrays.copyOf(head, head.length + body.length);
        System.arraycopy(body, 0, request, head.length, body.length);
        return request;
    }

    private static String lines(String... headers) {
        return Arrays.stream(headers).map(header -> header + "\r\n").collect(Collectors.joining());
    }

    /** Loads the port for the time; {@code request} gives the bytes of the n-th request of a connection. */
    static Run run(int port, int connections, Duration time, IntFunction<byte[]> request) {
        long end = System.nanoTime() + time.toNanos();
        List<Callable<Connection>> work = new ArrayList<>();
        for (int i = 0; i < connections; i++) {
            int offset = i * 7919;
            work.add(() -> new Connection().load(port, end, n -> request.apply(n + offset)));
        }
        long start = System.nanoTime();
        try (var threads = Executors.newFixedThreadPool(connections)) {
            List<Connection> done = new ArrayList<>();
            for (var future : threads.invokeAll(work)) {
                done.add(future.get());
            }
            return summary(done, System.nanoTime() - start);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("The run was interrupted.", e);
        } catch (ExecutionException e) {
            throw new IllegalStateException("A connection failed.", e.getCause());
        }
    }

    /** Loads the port until its rate no longer grows: what a server does in its first seconds says little of its hours. */
    static void warmUp(int port, int connections, Duration round, IntFunction<byte[]> request) {
        double best = 0;
        for (int i = 0, flat = 0; i < LEAST_WARM_UPS || (i < MOST_WARM_UPS && flat < 2); i++) {
            double rate = run(port, connections, round, request).perSecond();
            flat = rate < best * STILL_GROWING ? flat + 1 : 0;
            best = Math.max(best, rate);
        }
    }

    private static Run summary(List<Connection> connections, long nanos) {
        long[] all = connections.stream()
                .flatMapToLong(connection -> Arrays.stream(connection.latencies, 0, connection.answers))
                .sorted()
                .toArray();
        long refusals = connections.stream()
                .mapToLong(connection -> connection.refusals)
                .sum();
        return new Run(all.length * 1e9 / nanos, at(all, 0.50), at(all, 0.99), all.length, refusals);
    }

    private static long at(long[] sorted, double share) {
        return sorted.length == 0 ? 0 : sorted[(int) Math.min(sorted.length - 1, Math.floor(sorted.length * share))];
    }

    private static final class Connection {
        private long[] latencies = new long[1 << 16];
        private int answers;
        private long refusals;

        Connection load(int port, long end, IntFunction<byte[]> request) {
            try (var socket = new Socket("localhost", port)) {
                socket.setTcpNoDelay(true);
                var out = socket.getOutputStream();
                var in = new Answers(socket.getInputStream());
                for (int n = 0; System.nanoTime() < end; n++) {
                    byte[] bytes = request.apply(n);
                    long sent = System.nanoTime();
                    out.write(bytes);
                    if (in.next() / 100 != 2) {
                        refusals++;
                    }
                    note(System.nanoTime() - sent);
                }
                return this;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private void note(long nanos) {
            if (answers == latencies.length) {
                latencies = Arrays.copyOf(latencies, answers * 2);
            }
            latencies[answers++] = nanos;
        }
    }
}
