package org.opencus.metrics;

import io.prometheus.metrics.core.datapoints.DistributionDataPoint;
import io.prometheus.metrics.core.metrics.CounterWithCallback;
import io.prometheus.metrics.core.metrics.GaugeWithCallback;
import io.prometheus.metrics.core.metrics.Histogram;
import io.prometheus.metrics.expositionformats.PrometheusTextFormatWriter;
import io.prometheus.metrics.instrumentation.jvm.JvmGarbageCollectorMetrics;
import io.prometheus.metrics.instrumentation.jvm.JvmMemoryMetrics;
import io.prometheus.metrics.instrumentation.jvm.JvmThreadsMetrics;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import io.prometheus.metrics.model.snapshots.Unit;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.DoubleSupplier;
import java.util.function.Supplier;
import org.opencus.database.Database;

/** What this instance counts and times; labels are names of the contract and of statements, never what a caller sent. */
public final class Metrics {
    private static final double[] SECONDS = {.0005, .001, .0025, .005, .01, .025, .05, .1, .25, .5, 1, 2.5, 5, 10};
    private final PrometheusRegistry registry = new PrometheusRegistry();
    private final Histogram requests =
            timer("http_server_request_duration_seconds", "Time to answer", "operation", "status");
    private final Histogram statements = timer("db_statement_duration_seconds", "Time of a statement", "statement");
    private final Map<String, DistributionDataPoint[]> requestPoints = new ConcurrentHashMap<>();
    private final Map<String, DistributionDataPoint> statementPoints = new ConcurrentHashMap<>();

    /** Counts from now; the JVM's memory, collections and threads are included. */
    public Metrics() {
        JvmMemoryMetrics.builder().register(registry);
        JvmGarbageCollectorMetrics.builder().register(registry);
        JvmThreadsMetrics.builder().register(registry);
    }

    /** A request was answered; {@code operation} is an operationId, or {@code none} where no operation was reached. */
    public void answered(String operation, int status, long nanos) {
        DistributionDataPoint[] points = requestPoints.get(operation);
        if (points == null) {
            points = requestPoints.computeIfAbsent(operation, name -> new DistributionDataPoint[6]);
        }
        int statusClass = Math.clamp(status / 100, 0, 5);
        DistributionDataPoint point = points[statusClass];
        if (point == null) {
            point = requests.labelValues(operation, statusClass + "xx");
            points[statusClass] = point;
        }
        point.observe(nanos / 1e9);
    }

    /** A statement was executed. */
    public void executed(String statement, long nanos) {
        statementPoints.computeIfAbsent(statement, statements::labelValues).observe(nanos / 1e9);
    }

    /** A value that is read whenever the metrics are. */
    public void gauge(String name, String help, DoubleSupplier value) {
        GaugeWithCallback.builder()
                .name(name)
                .help(help)
                .callback(callback -> callback.call(value.getAsDouble()))
                .register(registry);
    }

    /** The state of the pool of connections. */
    public void pool(Supplier<Database.PoolUse> use) {
        gauge("db_pool_active", "Connections in use", () -> use.get().active());
        gauge("db_pool_idle", "Connections ready", () -> use.get().idle());
        gauge(
                "db_pool_waiting",
                "Requests waiting for a connection",
                () -> use.get().waiting());
    }

    /** A count kept elsewhere that only grows. */
    public void count(String name, String help, DoubleSupplier value) {
        CounterWithCallback.builder()
                .name(name)
                .help(help)
                .callback(callback -> callback.call(value.getAsDouble()))
                .register(registry);
    }

    /** Everything in Prometheus text format 0.0.4, UTF-8. */
    public byte[] text() {
        var out = new ByteArrayOutputStream(1 << 15);
        try {
            PrometheusTextFormatWriter.builder().build().write(out, registry.scrape());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    private Histogram timer(String name, String help, String... labels) {
        return Histogram.builder()
                .name(name)
                .help(help)
                .unit(Unit.SECONDS)
                .labelNames(labels)
                .classicOnly()
                .classicUpperBounds(SECONDS)
                .register(registry);
    }
}
