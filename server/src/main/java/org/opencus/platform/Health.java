package org.opencus.platform;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.opencus.model.HealthCheck;
import org.opencus.model.HealthReport;
import org.opencus.model.HealthStatus;

/** What this instance says about itself to a balancer. */
public final class Health {
    /** Anybody may ask, and each look opens a connection to the database: so many questions get one look. */
    private static final Duration FRESH = Duration.ofSeconds(1);

    private final List<Dependency> dependencies;
    private volatile boolean draining;
    private HealthReport last;
    private long lookedAt;

    /** Looks at these. */
    public Health(List<Dependency> dependencies) {
        this.dependencies = List.copyOf(dependencies);
    }

    /** From now on the instance says that it takes no more requests. */
    public void drain() {
        draining = true;
    }

    /** The state of everything, at most a second old. */
    public HealthReport report() {
        if (draining) {
            return new HealthReport(
                    HealthStatus.DOWN,
                    List.of(new HealthCheck("shutdown", HealthStatus.DOWN, true, 0L, Optional.of("draining"))));
        }
        return look();
    }

    private synchronized HealthReport look() {
        if (last == null || System.nanoTime() - lookedAt > FRESH.toNanos()) {
            List<HealthCheck> checks = dependencies.stream().map(Health::check).toList();
            boolean down = checks.stream().anyMatch(check -> check.required() && check.status() == HealthStatus.DOWN);
            last = new HealthReport(down ? HealthStatus.DOWN : HealthStatus.UP, checks);
            lookedAt = System.nanoTime();
        }
        return last;
    }

    private static HealthCheck check(Dependency dependency) {
        long start = System.nanoTime();
        Optional<String> trouble = dependency.probe().trouble();
        long took = Duration.ofNanos(System.nanoTime() - start).toMillis();
        HealthStatus status = trouble.isPresent() ? HealthStatus.DOWN : HealthStatus.UP;
        return new HealthCheck(dependency.name(), status, dependency.required(), took, trouble);
    }
}
