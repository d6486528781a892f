package org.opencus.programmes;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.opencus.model.ProgrammeEnding;
import org.opencus.model.ProgrammeInput;
import org.opencus.programmes.domain.ProgrammeTerm;

/**
 * A version of a programme as it is kept.
 *
 * @param version counts the changes of the draft
 * @param authors who wrote in the draft
 */
record ProgrammeVersionRow(
        UUID programme,
        int number,
        String centre,
        long version,
        ProgrammeInput content,
        List<String> authors,
        Instant modifiedAt,
        Optional<Adopted> adopted) {

    /**
     * What the adoption added.
     *
     * @param shown the content with the names of the day of the adoption
     */
    record Adopted(
            Instant at,
            LocalDate on,
            String by,
            Optional<String> resolution,
            String shown,
            ProgrammeTerm term,
            Optional<ProgrammeEnding> ending) {}

    Adopted adoption() {
        return adopted.orElseThrow();
    }

    String address() {
        return "/v1/centres/" + centre + "/programmes/" + programme;
    }
}
