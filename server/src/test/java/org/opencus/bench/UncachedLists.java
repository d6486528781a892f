package org.opencus.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A filtered list that is not kept ready against {@code pgbench -M prepared} with the same statement. */
final class UncachedLists {
    private static final String LIST =
            "/v1/centres/dobczyce/services?status=planned&targetGroup=seniors&age=67&limit=20";
    private static final int CONNECTIONS = 8;
    private static final int ROUNDS = 5;
    private static final Pattern EXECUTED =
            Pattern.compile("execute [^:]*: ([^\\x00]*?)\\n[^\\n]*DETAIL: +(?:p|P)arameters: ([^\\n]*)");
    private static final Pattern PARAMETER = Pattern.compile("\\$(\\d+) = (NULL|'((?:[^']|'')*)')");

    private UncachedLists() {}

    static void run(Child server, BenchDatabase database, Report report, Duration round) {
        Statement statement = statement(server, database);
        Path script = statement.script();
        byte[] request = LoadDriver.get(LIST);
        double[] ratios = new double[ROUNDS];
        double ours = 0;
        double theirs = 0;
        LoadDriver.warmUp(server.port(), CONNECTIONS, round, n -> request);
        pgbench(database, script, statement, round);
        for (int i = 0; i < ROUNDS; i++) {
            double limit = pgbench(database, script, statement, round);
            double list = LoadDriver.run(server.port(), CONNECTIONS, round, n -> request)
                    .perSecond();
            ratios[i] = list / limit;
            ours += list / ROUNDS;
            theirs += limit / ROUNDS;
        }
        report.ratio(
                "filtered list, not kept", ratios, "%,.0f lists/s against %,.0f of pgbench".formatted(ours, theirs));
    }

    /** A statement as PostgreSQL logged it, its parameters named p1, p2 … for pgbench. */
    private record Statement(String text, List<String> values) {
        Path script() {
            try {
                Path file = Files.createTempFile("bench", ".sql");
                Files.writeString(file, text + ";\n");
                file.toFile().deleteOnExit();
                return file;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private static Statement statement(Child server, BenchDatabase database) {
        database.execute("alter database bench set log_min_duration_statement = 0");
        database.execute("select pg_terminate_backend(pid) from pg_stat_activity "
                + "where datname = 'bench' and pid <> pg_backend_pid() and query not like '%listen%'");
        String log = database.logOf(() -> {
            for (int i = 0; i < 3; i++) {
                ask(server);
            }
        });
        database.execute("alter database bench reset log_min_duration_statement");
        database.execute("select pg_terminate_backend(pid) from pg_stat_activity "
                + "where datname = 'bench' and pid <> pg_backend_pid() and query not like '%listen%'");
        ask(server);
        Matcher executed = EXECUTED.matcher(log);
        while (executed.find()) {
            if (executed.group(1).contains("page as materialized")) {
                return read(executed.group(1), executed.group(2));
            }
        }
        throw new IllegalStateException("The statement of the list is not in the log of PostgreSQL.");
    }

    private static Statement read(String text, String parameters) {
        List<String> values = new ArrayList<>();
        Matcher parameter = PARAMETER.matcher(parameters);
        while (parameter.find()) {
            if (parameter.group(3) == null) {
                throw new IllegalStateException("pgbench cannot send NULL.");
            }
            values.add(parameter.group(3).replace("''", "'"));
        }
        return new Statement(text.replaceAll("\\$(\\d+)", ":p$1"), values);
    }

    private static void ask(Child server) {
        try (var in =
                URI.create("http://localhost:" + server.port() + LIST).toURL().openStream()) {
            in.readAllBytes();
        } catch (IOException droppedConnection) {
            System.getLogger(UncachedLists.class.getName())
                    .log(System.Logger.Level.INFO, "One request met a connection that was just cut");
        }
    }

    private static double pgbench(BenchDatabase database, Path script, Statement statement, Duration round) {
        List<String> command = new ArrayList<>(List.of(
                "pgbench",
                "-n",
                "-M",
                "prepared",
                "-h",
                "localhost",
                "-p",
                "" + database.port(),
                "-U",
                "postgres",
                "-c",
                "" + CONNECTIONS,
                "-j",
                "2",
                "-T",
                "" + Math.max(1, round.toSeconds()),
                "-f",
                script.toString()));
        for (int i = 0; i < statement.values().size(); i++) {
            command.addAll(
                    List.of("-D", "p" + (i + 1) + "=" + statement.values().get(i)));
        }
        command.add("bench");
        try {
            var process = new ProcessBuilder(command).redirectErrorStream(true).start();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            Matcher tps = Pattern.compile("tps = ([0-9.]+)").matcher(output);
            if (!tps.find()) {
                throw new IllegalStateException("pgbench says: " + output);
            }
            return Double.parseDouble(tps.group(1));
        } catch (IOException e) {
            throw new UncheckedIOException("pgbench is needed (Debian: postgresql-contrib or postgresql)", e);
        }
    }

    /** The environment in which the server keeps no answer ready. */
    static Map<String, String> nothingKept() {
        return Map.of("CUS_HTTP_HOT_ANSWERS", "0KiB");
    }
}
