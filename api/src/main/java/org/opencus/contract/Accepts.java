package org.opencus.contract;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What a caller would like to get: media type, language, compression (RFC 9110, section 12.5). */
final class Accepts {
    private static final Locale POLISH = Locale.of("pl");

    private Accepts() {}

    /** The offered media type that the header prefers, the first of equals; nothing where it refuses all. */
    static Optional<String> choose(String accept, List<String> offered) {
        if (accept == null || accept.isBlank() || accept.equals("*/*")) {
            return Optional.of(offered.getFirst());
        }
        String best = null;
        double bestQuality = 0;
        for (String type : offered) {
            double quality = quality(accept, type);
            if (quality > bestQuality) {
                best = type;
                bestQuality = quality;
            }
        }
        return Optional.ofNullable(best);
    }

    /** Whether the header allows the media type. */
    static boolean allows(String accept, String type) {
        return accept == null || accept.equals("*/*") || accept.equals(type) || quality(accept, type) > 0;
    }

    private static double quality(String accept, String type) {
        int bestMatch = 0;
        double quality = accept.isBlank() ? 1 : 0;
        for (String range : accept.split(",")) {
            int match = match(name(range), type);
            if (match > bestMatch) {
                bestMatch = match;
                quality = weight(range);
            }
        }
        return quality;
    }

    private static int match(String range, String type) {
        if (range.equals(type)) {
            return 3;
        }
        if (range.endsWith("/*") && type.startsWith(range.substring(0, range.length() - 1))) {
            return 2;
        }
        return range.equals("*/*") ? 1 : 0;
    }

    private static String name(String range) {
        int end = range.indexOf(';');
        return (end < 0 ? range : range.substring(0, end)).trim().toLowerCase(Locale.ROOT);
    }

    private static double weight(String range) {
        int at = range.replace(" ", "").indexOf(";q=");
        if (at < 0) {
            return 1;
        }
        String text = range.replace(" ", "").substring(at + 3);
        int end = text.indexOf(';');
        try {
            return Double.parseDouble(end < 0 ? text : text.substring(0, end));
        } catch (NumberFormatException odd) {
            return 0;
        }
    }

    /** Whether gzip may be sent. */
    static boolean gzip(String acceptEncoding) {
        if (acceptEncoding == null || !acceptEncoding.contains("gzip")) {
            return false;
        }
        for (String coding : acceptEncoding.split(",")) {
            if (name(coding).equals("gzip")) {
                return weight(coding) > 0;
            }
        }
        return false;
    }

    /** English where it is preferred to Polish, otherwise Polish. */
    static Locale language(String acceptLanguage) {
        if (acceptLanguage == null) {
            return POLISH;
        }
        return best(acceptLanguage, "en") > best(acceptLanguage, "pl") ? Locale.ENGLISH : POLISH;
    }

    private static double best(String acceptLanguage, String language) {
        double best = 0;
        for (String range : acceptLanguage.split(",")) {
            String name = name(range);
            if (name.equals(language) || name.startsWith(language + "-")) {
                best = Math.max(best, weight(range));
            }
        }
        return best;
    }
}
