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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * Runs npm scripts inside the Maven build, those of tests beside one server of this build and one WireMock for all folders:
 * {@code Npm (<folder> <script>...)...}, where a folder is told from a script by its separators. A script {@code x:browser}
 * also needs Chromium. What the machine lacks is left out with a word about it, unless {@code OPEN_CUS_REQUIRE_NPM=1}
 * insists.
 */
final class Npm {
    private static final boolean INSIST = "1".equals(System.getenv("OPEN_CUS_REQUIRE_NPM"));
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final List<String> INSTALL =
            List.of("ci", "--ignore-scripts", "--prefer-offline", "--no-audit", "--no-fund");

    private final Path logs = Files.createDirectories(Path.of("target"));
    private final List<Process> started = new ArrayList<>();
    private final List<Neighbour> awaited = new ArrayList<>();
    private final Map<String, String> surroundings = new HashMap<>();
    private final Path npm;
    private Path data;

    private Npm(Path npm) throws IOException {
        this.npm = npm;
    }

    /** A process that tests call. */
    private record Neighbour(String name, String variable, String base, String path, Process process) {}

    public static void main(String[] args) throws IOException, InterruptedException {
        Optional<Path> npm = onPath("npm", "npm.cmd");
        if (npm.isEmpty()) {
            leaveOut("npm is not on the path", "what is written in TypeScript");
            return;
        }
        Npm run = new Npm(npm.get());
        Runtime.getRuntime().addShutdownHook(new Thread(run::stop));
        System.exit(run.all(List.of(args)));
    }

    private int all(List<String> arguments) throws IOException, InterruptedException {
        // They start while the rest is installed and compiled.
        startNeighbours();
        int status = 0;
        Path folder = Path.of("");
        for (String argument : arguments) {
            if (argument.contains("/") || argument.contains(File.separator)) {
                folder = Path.of(argument).toAbsolutePath().normalize();
                status = status != 0 || installed(folder) ? status : npm(folder, INSTALL);
            } else if (status == 0 && (!argument.endsWith(":browser") || chromium(folder, argument))) {
                status = script(folder, argument);
            }
        }
        return status;
    }

    private int script(Path folder, String script) throws IOException, InterruptedException {
        if (script.startsWith("test")) {
            for (Neighbour neighbour : awaited) {
                await(neighbour);
            }
            awaited.clear();
        }
        return npm(folder, List.of("run", script));
    }

    /** npm writes its own lock file last, so a newer one means that what it lists is in place. */
    private static boolean installed(Path folder) throws IOException {
        Path done = folder.resolve("node_modules/.package-lock.json");
        Path wanted = folder.resolve("package-lock.json");
        return Files.exists(done) && Files.getLastModifiedTime(done).compareTo(Files.getLastModifiedTime(wanted)) >= 0;
    }

    private int npm(Path folder, List<String> arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(npm.toString()));
        command.addAll(arguments);
        ProcessBuilder builder =
                new ProcessBuilder(command).directory(folder.toFile()).inheritIO();
        builder.environment().putAll(surroundings);
        Process process = builder.start();
        started.add(process);
        return process.waitFor();
    }

    private boolean chromium(Path folder, String script) {
        Optional<Path> chromium = onPath("chromium", "chromium-browser", "google-chrome");
        chromium.ifPresent(path -> surroundings.put("OPEN_CUS_CHROMIUM", path.toString()));
        if (chromium.isEmpty()) {
            leaveOut("Chromium is not on the path", folder.getFileName() + " " + script);
        }
        return chromium.isPresent();
    }

    private void startNeighbours() throws IOException {
        Optional<String> faults = onClassPath("wiremock-standalone");
        if (faults.isPresent()) {
            int port = freePort();
            Process process = start("wiremock", faults.get(), "wiremock.Run", Map.of(), "--port", "" + port);
            neighbour("wiremock", "OPEN_CUS_WIREMOCK_URL", port, "/__admin/mappings", process);
        }
        // The jar names the rest of its class path itself.
        Optional<String> server = onClassPath("open-cus-server");
        if (server.isPresent()) {
            int port = freePort();
            data = Files.createTempDirectory("open-cus-build");
            Map<String, String> settings = Map.of("CUS_PORT", "" + port, "CUS_DATA_DIR", data.toString());
            Process process = start("server", server.get(), "org.opencus.Application", settings);
            neighbour("server", "OPEN_CUS_URL", port, "/v1/centres/gorno", process);
        }
    }

    private void neighbour(String name, String variable, int port, String path, Process process) {
        awaited.add(new Neighbour(name, variable, "http://localhost:" + port, path, process));
    }

    private static Optional<String> onClassPath(String name) {
        return Stream.of(System.getProperty("java.class.path").split(System.getProperty("path.separator")))
                .filter(entry -> Path.of(entry).getFileName().toString().startsWith(name))
                .findFirst();
    }

    private Process start(String name, String classPath, String main, Map<String, String> settings, String... arguments)
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
        Process process = builder.start();
        started.add(process);
        return process;
    }

    private Path log(String name) {
        return logs.resolve(name + ".log");
    }

    private void await(Neighbour neighbour) throws InterruptedException, IOException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(neighbour.base() + neighbour.path()))
                .build();
        Instant end = Instant.now().plus(PATIENCE);
        try (HttpClient client = HttpClient.newHttpClient()) {
            while (!answers(client, request)) {
                if (Instant.now().isAfter(end) || !neighbour.process().isAlive()) {
                    throw new IOException(
                            neighbour.name() + " did not start:\n" + Files.readString(log(neighbour.name())));
                }
                Thread.sleep(100);
            }
        }
        surroundings.put(neighbour.variable(), neighbour.base());
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
