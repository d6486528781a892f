package org.opencus.records;

import jakarta.json.JsonObject;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * A record as read.
 *
 * @param position the value that its list is ordered by, as text
 * @param shown all that the contract shows of it, with references as {@code {"ref": kind, "code": code}}
 * @param goneAt when it left the catalogue
 */
public record KeptRecord(UUID id, String position, JsonObject shown, Instant modifiedAt, Optional<Instant> goneAt) {}
