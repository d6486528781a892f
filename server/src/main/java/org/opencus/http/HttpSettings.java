package org.opencus.http;

import java.time.Duration;

/** Where the server listens and what it puts up with; sizes in bytes. */
public record HttpSettings(
        String host,
        int port,
        int maxBody,
        int maxHeaders,
        int maxRequestLine,
        int maxRequests,
        int maxConnections,
        int hotAnswers,
        Duration requestTimeout,
        Duration idleTimeout,
        Duration drainDelay,
        Duration drainTimeout,
        int proxies,
        boolean accessLog) {}
