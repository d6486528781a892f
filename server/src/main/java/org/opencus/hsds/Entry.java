package org.opencus.hsds;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * An organisation or a place of the catalogue.
 *
 * @param kind none where the centre stands for itself
 * @param parent code of the record above
 * @param places codes of an organisation's places
 */
record Entry(
        UUID id,
        String code,
        String name,
        Optional<String> kind,
        Optional<String> parent,
        List<String> places,
        Document document,
        Instant modifiedAt) {}
