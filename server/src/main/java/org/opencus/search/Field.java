package org.opencus.search;

/** A part of a record in which words can be found, and how much it says about the record. */
public enum Field {
    NAME("name", 1, 'A'),
    ALTERNATIVE_NAMES("alternative-names", 0.95, 'A'),
    PACKAGE_CONTENTS("package-contents", 0.9, 'B'),
    ACTIVITIES("activities", 0.8, 'B'),
    TOPICS("topics", 0.8, 'B'),
    TARGET_GROUPS("target-groups", 0.75, 'B'),
    CHALLENGES("challenges", 0.75, 'B'),
    GOALS("goals", 0.7, 'C'),
    DESCRIPTION("description", 0.75, 'C'),
    DOMAINS("domains", 0.5, 'C'),
    PARENT("parent", 0.5, 'D'),
    PROVIDERS("providers", 0.5, 'D'),
    PLACES("places", 0.5, 'D');

    private final String code;
    private final double weight;
    private final char label;

    Field(String code, double weight, char label) {
        this.code = code;
        this.weight = weight;
        this.label = label;
    }

    /** The name of the field in the contract. */
    public String code() {
        return code;
    }

    double weight() {
        return weight;
    }

    /** PostgreSQL's label for words of this field in a text-search vector. */
    char label() {
        return label;
    }
}
