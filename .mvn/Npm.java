import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * Runs the npm scripts of one folder inside the Maven build, beside a server of this build and a WireMock where the class
 * path has them: {@code Npm <folder> <script>...}. A script {@code x:browser} also needs Chromium. What the machine lacks
 * is left out with a word about it, unless {@code OPEN_CUS_REQUIRE_NPM=1} insists.
 */
final class Npm {
    private static final boolean INSIST = "1".equals(System.getenv("OPEN_CUS_REQUIRE_NPM"));
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final List<String> INSTALL =
            List.of("ci", "--ignore-scripts", "--prefer-offline", "--no-audit", "--no-fund");

    private final Path folder;
    private final Path target;
    private final List<Process> started = new ArrayList<>();
    private final Map<String, String> surroundings = new HashMap<>();
    private Path data;

    private Npm(Path folder) {
        this.folder = folder;
        this.target = folder.resolve("target");
    }

    public static void main(String[] args) throws IOException, InterruptedException {
        Path folder = Path.of(args[0]).toAbsolutePath();
        Optional<Path> npm = onPath("npm", "npm.cmd");
        if (npm.isEmpty()) {
            leaveOut("npm is not on the path", folder.getFileName() + " (TypeScript)");
            return;
        }
        Npm run = new Npm(folder);
        Runtime.getRuntime().addShutdownHook(new Thread(run::stop));
        System.exit(run.all(npm.get(), Arrays.asList(args).subList(1, args.length)));
    }

    private int all(Path npm, List<String> scripts) throws IOException, InterruptedException {
        Files.createDirectories(target);
        int status = installed() ? 0 : npm(npm, INSTALL);
        boolean beside = false;
        for (String script : scripts) {
            if (status == 0 && (!script.endsWith(":browser") || chromium(script))) {
                if (script.startsWith("test") && !beside) {
                    beside = true;
                    startNeighbours();
                }
                status = npm(npm, List.of("run", script));
            }
        }
        return status;
    }

    /** npm writes its own lock file last, so a newer one means that what it lists is in place. */
    private boolean installed() throws IOException {
        Path done = folder.resolve("node_modules/.package-lock.json");
        Path wanted = folder.resolve("package-lock.json");
        return Files.exists(done) && Files.getLastModifiedTime(done).compareTo(Files.getLastModifiedTime(wanted)) >= 0;
    }

    private int npm(Path npm, List<String> arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(npm.toString()));
        command.addAll(arguments);
        ProcessBuilder builder =
                new ProcessBuilder(command).directory(folder.toFile()).inheritIO();
        builder.environment().putAll(surroundings);
        Process process = builder.start();
        started.add(process);
        return process.waitFor();
    }

    private boolean chromium(String script) {
        Optional<Path> chromium = onPath("chromium", "chromium-browser", "google-chrome");
        chromium.ifPresent(path -> surroundings.put("OPEN_CUS_CHROMIUM", path.toString()));
        if (chromium.isEmpty()) {
            leaveOut("Chromium is not on the path", folder.getFileName() + " " + script);
        }
        return chromium.isPresent();
    }

    private void startNeighbours() throws IOException, InterruptedException {
        Optional<String> faults = onClassPath("wiremock-standalone");
        if (faults.isPresent()) {
            int port = freePort();
            start("wiremock", faults.get(), "wiremock.Run", Map.of(), "--port", "" + port);
            await("OPEN_CUS_WIREMOCK_URL", port, "/__admin/mappings", "wiremock");
        }
        // The jar names the rest of its class path itself.
        Optional<String> server = onClassPath("open-cus-server");
        if (server.isPresent()) {
            int port = freePort();
            data = Files.createTempDirectory("open-cus-build");
            Map<String, String> settings = Map.of("CUS_PORT", "" + port, "CUS_DATA_DIR", data.toString());
            start("server", server.get(), "org.opencus.Application", settings);
            await("OPEN_CUS_URL", port, "/v1/centres/gorno", "server");
        }
    }

    private static Optional<String> onClassPath(String name) {
        return Stream.of(System.getProperty("java.class.path").split(System.getProperty("path.separator")))
                .filter(entry -> Path.of(entry).getFileName().toString().startsWith(name))
                .findFirst();
    }

    private void start(String name, String classPath, String main, Map<String, String> settings, String... arguments)
            throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-cp", classPath, main));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.redirectOutput(log(name).toFile());
        // The server takes every variable of this prefix for a setting of its own.
        builder.environment().keySet().removeIf(variable -> variable.startsWith("CUS_"));
        builder.environment().putAll(settings);
        started.add(builder.start());
    }

    private Path log(String name) {
        return target.resolve(name + ".log");
    }

    private void await(String variable, int port, String path, String name) throws InterruptedException, IOException {
        String base = "http://localhost:" + port;
        HttpRequest request = HttpRequest.newBuilder(URI.create(base + path)).build();
        Instant end = Instant.now().plus(PATIENCE);
        try (HttpClient client = HttpClient.newHttpClient()) {
            while (!answers(client, request)) {
                if (Instant.now().isAfter(end) || !started.getLast().isAlive()) {
                    throw new IOException(name + " did not start:\n" + Files.readString(log(name)));
                }
                Thread.sleep(100);
            }
        }
        surroundings.put(variable, base);
    }

    private static boolean answers(HttpClient client, HttpRequest request) throws InterruptedException {
        try {
            return client.send(request, BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException notYet) {
            return false;
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private static Optional<Path> onPath(String... names) {
        return Stream.of(System.getenv("PATH").split(System.getProperty("path.separator")))
                .flatMap(directory -> Stream.of(names).map(name -> Path.of(directory, name)))
                .filter(Files::isExecutable)
                .findFirst();
    }

    private static void leaveOut(String reason, String what) {
        System.out.println("=".repeat(100));
        System.out.println((INSIST ? "MISSING: " : "LEFT OUT: ") + what + ": " + reason + ".");
        System.out.println("=".repeat(100));
        if (INSIST) {
            System.exit(1);
        }
    }

    /** Children first, so that an npm script's own processes do not outlive the build; the server gets time to drain. */
    private void stop() {
        for (Process process : started.reversed()) {
            process.descendants().forEach(ProcessHandle::destroy);
            process.destroy();
        }
        started.forEach(
                process -> process.onExit().orTimeout(20, TimeUnit.SECONDS).join());
        if (data != null) {
            delete(data.toFile());
        }
    }

    private static void delete(File file) {
        for (File inside : Optional.ofNullable(file.listFiles()).orElse(new File[0])) {
            delete(inside);
        }
        file.delete();
    }
}
