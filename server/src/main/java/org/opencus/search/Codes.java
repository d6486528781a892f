package org.opencus.search;

/** How the codes of the catalogue are written among the terms of the index, so that no word can be mistaken for one. */
public final class Codes {
    private Codes() {}

    /** Term of a target group. */
    public static String targetGroup(String code) {
        return "tg:" + code;
    }

    /** Term of a challenge. */
    public static String challenge(String code) {
        return "ch:" + code;
    }

    /** Term of a service domain. */
    public static String domain(String code) {
        return "do:" + code;
    }
}
