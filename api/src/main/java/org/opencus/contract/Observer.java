package org.opencus.contract;

import java.util.Optional;

/** Is told of every answer: for metrics and access logs. */
@FunctionalInterface
public interface Observer {
    /** One answer was sent; without operation where the address or method is not in the contract. */
    void answered(Optional<Operation> operation, String requestId, int status, long nanos);

    /** What is no decent HTTP was refused; perhaps also told by {@link #answered}, where it got far enough. */
    default void refusedUnread(String requestId, int status) {}
}
