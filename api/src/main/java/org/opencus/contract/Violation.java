package org.opencus.contract;

/**
 * One way in which a request breaks the contract or a rule.
 *
 * @param pointer JSON Pointer into the body, or {@code /query/name}, {@code /path/name}, {@code /header/name}
 * @param code stable in every language, kebab-case
 */
public record Violation(String pointer, String code, Text message) {}
