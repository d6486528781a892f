package org.opencus.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.net.HttpURLConnection;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A Java process on this class path that listens on a port of its own. */
record Child(Process process, int port, Duration ready) implements AutoCloseable {
    private static final Duration LIMIT = Duration.ofMinutes(5);

    /** Starts the server that the build made, as its README says, and waits until it is ready. */
    static Child server(Map<String, String> environment, String... options) {
        List<String> command = new ArrayList<>(List.of("-Xmx256m"));
        command.addAll(List.of(options));
        command.addAll(List.of("-jar", builtJar().toString()));
        return start(command, environment, "/health/ready");
    }

    /** Runs a command of the server that the build made until it ends. */
    static void runToEnd(Map<String, String> environment, String... arguments) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-jar",
                builtJar().toString()));
        command.addAll(List.of(arguments));
        var builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(Redirect.appendTo(Path.of("target", "bench.log").toFile()));
        builder.environment().putAll(environment);
        try {
            int exit = builder.start().waitFor();
            if (exit != 0) {
                throw new IllegalStateException("The command ended with " + exit + ", see target/bench.log.");
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Starts a class with arguments, in which {port} stands for its port, and waits until it answers. */
    static Child ofClass(Class<?> main, String... arguments) {
        List<String> command =
                new ArrayList<>(List.of("-Xmx256m", "-cp", System.getProperty("java.class.path"), main.getName()));
        command.addAll(List.of(arguments));
        return start(command, Map.of(), "/");
    }

    private static Path builtJar() {
        try (var files = Files.newDirectoryStream(Path.of("target"), "open-cus-server-*[!s].jar")) {
            return files.iterator().next();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Child start(List<String> arguments, Map<String, String> environment, String path) {
        int port = freePort();
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        arguments.stream()
                .map(argument -> argument.replace("{port}", "" + port))
                .forEach(command::add);
        var builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(Redirect.appendTo(Path.of("target", "bench.log").toFile()));
        builder.environment().putAll(environment);
        builder.environment().put("CUS_PORT", "" + port);
        try {
            long begun = System.nanoTime();
            var process = builder.start();
            await(process, URI.create("http://localhost:" + port + path));
            return new Child(process, port, Duration.ofNanos(System.nanoTime() - begun));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What the process has taken of the processors so far. */
    Duration processorTime() {
        return process.info().totalCpuDuration().orElseThrow();
    }

    /** What the process holds in memory, in bytes. */
    long resident() {
        try (var lines = Files.lines(Path.of("/proc", "" + process.pid(), "status"))) {
            return lines.filter(line -> line.startsWith("VmRSS:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) * 1024)
                    .findFirst()
                    .orElseThrow();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(60, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    private static int freePort() {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void await(Process process, URI uri) {
        long end = System.nanoTime() + LIMIT.toNanos();
        while (System.nanoTime() < end) {
            if (!process.isAlive()) {
                throw new IllegalStateException(
                        "The process ended early with " + process.exitValue() + ", see target/bench.log.");
            }
            if (answers(uri)) {
                return;
            }
            pause();
        }
        process.destroyForcibly();
        throw new IllegalStateException("No answer from " + uri + " within " + LIMIT + ".");
    }

    private static boolean answers(URI uri) {
        try {
            var connection = (HttpURLConnection) uri.toURL().openConnection();
            connection.setConnectTimeout(1000);
            return connection.getResponseCode() == 200;
        } catch (IOException notYet) {
            return false;
        }
    }

    private static void pause() {
        try {
            Thread.sleep(5);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
