package org.opencus.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The server as a process of its own, as an operator runs it: for signals, exit codes and crashes. */
public final class ServerProcess implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(180);
    private final Process process;
    private final Path log;
    private final int port;
    private final HttpClient http = HttpClient.newHttpClient();

    private ServerProcess(Process process, Path log, int port) {
        this.process = process;
        this.log = log;
        this.port = port;
    }

    /** Starts the program with its embedded database below the directory. */
    public static ServerProcess start(Path directory, Map<String, String> settings, String... arguments) {
        try {
            int port = freePort();
            Path log = Files.createTempFile(directory, "server", ".log");
            List<String> command = new ArrayList<>(List.of(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-Xmx256m",
                    "-XX:TieredStopAtLevel=1",
                    "-cp",
                    System.getProperty("java.class.path"),
                    "org.opencus.Application"));
            command.addAll(List.of(arguments));
            var builder = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
            builder.environment()
                    .putAll(Map.of(
                            "CUS_HOST", "localhost",
                            "CUS_PORT", Integer.toString(port),
                            "CUS_DATA_DIR", directory.resolve("data").toString()));
            builder.environment().putAll(settings);
            return new ServerProcess(builder.start(), log, port);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    /** Waits until it answers. */
    public ServerProcess ready() throws InterruptedException {
        long limit = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() < limit && process.isAlive()) {
            if (log().contains("Ready after")) {
                return this;
            }
            Thread.sleep(50);
        }
        throw new AssertionError("The server did not start:\n" + log());
    }

    /** The port that it listens on. */
    public int port() {
        return port;
    }

    /** The status of a GET; 0 when nobody answers. */
    public int status(String path) throws InterruptedException {
        try {
            var request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + path));
            return http.send(request.build(), BodyHandlers.discarding()).statusCode();
        } catch (IOException e) {
            return 0;
        }
    }

    /** Asks until it answers so, 0 for not at all; fails when it does not in time. */
    public void awaitStatus(String path, int expected) throws InterruptedException {
        long limit = System.nanoTime() + PATIENCE.toNanos();
        while (status(path) != expected) {
            if (System.nanoTime() > limit) {
                throw new AssertionError("The server did not answer " + expected + ":\n" + log());
            }
            Thread.sleep(20);
        }
    }

    /** What it has logged. */
    public String log() {
        try {
            return Files.readString(log);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** SIGTERM. */
    public ServerProcess terminate() {
        process.destroy();
        return this;
    }

    /** SIGKILL. */
    public ServerProcess kill() {
        process.destroyForcibly();
        return this;
    }

    /** Waits for the end and tells its exit code. */
    public int exitCode() throws InterruptedException {
        if (!process.waitFor(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
            throw new AssertionError("The server did not end:\n" + log());
        }
        return process.exitValue();
    }

    @Override
    public void close() {
        terminate();
        try {
            if (!process.waitFor(30, TimeUnit.SECONDS)) {
                kill();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        http.close();
    }
}
