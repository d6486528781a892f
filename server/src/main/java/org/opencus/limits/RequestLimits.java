package org.opencus.limits;

import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.opencus.contract.Caller;
import org.opencus.contract.Limiter;
import org.opencus.contract.Refusal;
import org.opencus.database.Transactions;

/**
 * Counts in memory and exchanges the counts with the other instances twice a second, so that no request waits for it.
 * While the database is away each instance limits by its own counts.
 */
public final class RequestLimits implements Limiter, AutoCloseable {
    private static final System.Logger LOGGER = System.getLogger(RequestLimits.class.getName());
    private static final Duration WINDOW = Duration.ofMinutes(1);
    private static final Duration EXCHANGE = Duration.ofMillis(500);
    /** Of each plan: an attacker with many addresses must not fill the memory; those beyond share one count. */
    private static final int MOST_CALLERS = 200_000;

    private static final String THE_REST = "rest";

    private final LimitSettings settings;
    private final Transactions transactions;
    private final Clock clock;
    private final int mostCallers;
    private final RequestCountRepository shared = new RequestCountRepository();
    private final Thread thread;
    private volatile Window current;

    /** Begins to count and to exchange. */
    public RequestLimits(LimitSettings settings, Transactions transactions, Clock clock) {
        this(settings, transactions, clock, MOST_CALLERS);
    }

    RequestLimits(LimitSettings settings, Transactions transactions, Clock clock, int mostCallers) {
        this.settings = settings;
        this.transactions = transactions;
        this.clock = clock;
        this.mostCallers = mostCallers;
        this.current = new Window(minute());
        this.thread = Thread.ofPlatform().daemon().name("request-limits").start(this::exchangeForever);
    }

    /** Counts by plan, so that strangers with many addresses take no place from those who are known. */
    private record Window(long minute, Map<Plan, Map<String, RequestCount>> counts) {
        Window(long minute) {
            this(minute, new EnumMap<>(Plan.class));
            for (Plan plan : Plan.values()) {
                counts.put(plan, new ConcurrentHashMap<>());
            }
        }

        Optional<RequestCount> known(Plan plan, String who) {
            return Optional.ofNullable(counts.get(plan).get(key(plan, who, minute)));
        }

        RequestCount of(Plan plan, String who, int most) {
            Map<String, RequestCount> same = counts.get(plan);
            String key = key(plan, who, minute);
            RequestCount known = same.get(key);
            if (known != null) {
                return known;
            }
            String counted = same.size() < most ? key : key(plan, THE_REST, minute);
            return same.computeIfAbsent(counted, _ -> new RequestCount());
        }

        Map<String, RequestCount> all() {
            Map<String, RequestCount> all = new HashMap<>();
            counts.values().forEach(all::putAll);
            return all;
        }
    }

    private enum Plan {
        ADDRESS,
        PERSON,
        PARTNER,
        WRONG_CREDENTIALS
    }

    @Override
    public Allowance count(Caller caller, String address) {
        Plan plan = plan(caller);
        int quota = quota(plan);
        if (quota == 0) {
            return NONE.count(caller, address);
        }
        long millis = clock.millis();
        Window window = window(millis / WINDOW.toMillis());
        String who = plan == Plan.ADDRESS ? Addresses.subscriber(address) : caller.subject();
        long used = window.of(plan, who, mostCallers).add();
        Duration reset = Duration.ofMillis(WINDOW.toMillis() - millis % WINDOW.toMillis());
        return new Allowance(plan.name().toLowerCase(Locale.ROOT), quota, quota - used, WINDOW, reset);
    }

    private static Plan plan(Caller caller) {
        if (!caller.known()) {
            return Plan.ADDRESS;
        }
        return caller.scheme().filter("apiKey"::equals).isPresent() ? Plan.PARTNER : Plan.PERSON;
    }

    private int quota(Plan plan) {
        return switch (plan) {
            case ADDRESS -> settings.address();
            case PERSON -> settings.person();
            case PARTNER -> settings.partner();
            case WRONG_CREDENTIALS -> 0;
        };
    }

    /** Wrong credentials came from an address. */
    public void countWrong(String address) {
        window(minute())
                .of(Plan.WRONG_CREDENTIALS, Addresses.subscriber(address), mostCallers)
                .add();
    }

    /** How many wrong ones came from an address within this minute, as far as this instance has heard from the others. */
    public long wrongOnes(String address) {
        return window(minute())
                .known(Plan.WRONG_CREDENTIALS, Addresses.subscriber(address))
                .map(RequestCount::sum)
                .orElse(0L);
    }

    /** How many are counted apart at this moment. */
    int callers() {
        return current.all().size();
    }

    private Window window(long minute) {
        Window window = current;
        if (window.minute() < minute) {
            synchronized (this) {
                if (current.minute() < minute) {
                    current = new Window(minute);
                }
                window = current;
            }
        }
        return window;
    }

    private long minute() {
        return clock.millis() / WINDOW.toMillis();
    }

    /** Neither an address nor a subject reaches the table; with the minute in it, a count tells nothing about another. */
    private static String key(Plan plan, String who, long minute) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256")
                    .digest((plan + " " + minute + " " + who).getBytes(StandardCharsets.UTF_8));
            return Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString(digest)
                    .substring(0, 22);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    private void exchangeForever() {
        boolean open = true;
        while (open) {
            try {
                Thread.sleep(EXCHANGE);
                exchange();
            } catch (InterruptedException closing) {
                open = false;
            } catch (Refusal away) {
                LOGGER.log(Level.DEBUG, "Counts of requests are not exchanged");
            } catch (RuntimeException e) {
                LOGGER.log(Level.WARNING, "Counts of requests are not exchanged", e);
            }
        }
    }

    /** Tells the others what was counted here since the last time, and hears what they counted. */
    void exchange() {
        synchronized (thread) {
            exchangeAlone();
        }
    }

    /** One exchange at a time: an older sum must not replace a newer one. */
    private void exchangeAlone() {
        Window window = current;
        Map<String, RequestCount> counts = window.all();
        Map<String, Long> fresh = counts.entrySet().stream()
                .filter(entry -> entry.getValue().isFresh())
                .collect(Collectors.toMap(
                        Map.Entry::getKey, entry -> entry.getValue().take()));
        if (fresh.isEmpty()) {
            return;
        }
        try {
            Map<String, Long> totals = transactions.write(tx -> shared.add(tx, window.minute(), fresh));
            totals.forEach((key, total) -> counts.get(key).told(total));
        } catch (RuntimeException e) {
            fresh.forEach((key, count) -> counts.get(key).giveBack(count));
            throw e;
        }
    }

    @Override
    public void close() {
        thread.interrupt();
    }
}
