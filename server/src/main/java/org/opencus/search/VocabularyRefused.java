package org.opencus.search;

import java.util.List;
import java.util.stream.Collectors;

/** A file of everyday words cannot be used; the message says why. */
public final class VocabularyRefused extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final transient List<Fault> faults;

    /**
     * Something that is wrong with it.
     *
     * @param pointer JSON pointer to it
     */
    public record Fault(String pointer, String message) {}

    VocabularyRefused(List<Fault> faults) {
        super(faults.stream()
                .map(fault -> fault.pointer() + ": " + fault.message())
                .collect(Collectors.joining("; ")));
        this.faults = List.copyOf(faults);
    }

    /** Everything that is wrong with it. */
    public List<Fault> faults() {
        return faults;
    }
}
