package org.opencus.tokens;

import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.opencus.contract.Characters;
import org.opencus.settings.Kind;
import org.opencus.settings.Setting;
import org.opencus.settings.SettingValues;

/**
 * Where the claims of a provider tell who somebody is and what they are at which centre.
 *
 * @param names pointers to the name for people, the first that is there
 * @param organisations pointers to the code of the partner that somebody acts for, the first that is there
 * @param roles pointers to roles: an object {@code {"gorno": ["director"]}}, or texts that fit the pattern
 * @param pattern of such a text, {@code /{centre}/{role}}; a text without the centre counts at the centres
 * @param centres pointer to the centres of roles that name none
 * @param knownRole roles that are known here; others are none
 */
public record ClaimMapping(
        List<String> names,
        List<String> organisations,
        List<String> roles,
        Pattern pattern,
        String centres,
        Predicate<String> knownRole) {
    /** Stands for every centre. */
    public static final String EVERYWHERE = "*";

    private static final Setting<List<String>> NAMES = new Setting<>(
            "oidc.name-claims",
            Kind.pointers(),
            "Where tokens tell the name for people; the first that is there counts");
    private static final Setting<List<String>> ORGANISATIONS = new Setting<>(
            "oidc.organisation-claim",
            Kind.pointers(),
            "Where tokens tell the partner that somebody acts for; the first that is there counts");
    private static final Setting<List<String>> ROLES = new Setting<>(
            "oidc.role-claims", Kind.pointers(), "Where tokens tell roles; see docs/identity-providers.md");
    private static final Setting<Pattern> PATTERN = new Setting<>(
            "oidc.role-pattern",
            new Kind<>("a text with {centre} and {role}", false, ClaimMapping::pattern),
            "How a text names a role at a centre");
    private static final Setting<List<String>> CENTRES = new Setting<>(
            "oidc.centre-claim", Kind.pointers(), "Where tokens tell the centres of roles that name none");

    /** In the order of the README. */
    public static final List<Setting<?>> SETTINGS = List.of(NAMES, ORGANISATIONS, ROLES, PATTERN, CENTRES);

    private static final Pattern CENTRE = Pattern.compile("\\*|[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?");
    private static final Pattern ORGANISATION = Pattern.compile("[a-z0-9](?:[a-z0-9-]{0,118}[a-z0-9])?");
    private static final int LONGEST_NAME = 120;

    /** These settings of all. */
    public static ClaimMapping of(SettingValues values, Predicate<String> knownRole) {
        return new ClaimMapping(
                values.get(NAMES),
                values.get(ORGANISATIONS),
                values.get(ROLES),
                values.get(PATTERN),
                values.get(CENTRES).getFirst(),
                knownRole);
    }

    /** Somebody as their token names them. */
    public record Identity(
            String subject, Optional<String> name, Optional<String> organisation, Map<String, Set<String>> roles) {}

    /** Reads the claims; what does not fit is left out, so that a strange claim gives nothing. */
    public Identity identity(Claims claims) {
        Map<String, Set<String>> found = new HashMap<>();
        Set<String> usual = new LinkedHashSet<>(claims.texts(centres).toList());
        for (String pointer : roles) {
            claims.at(pointer).ifPresent(value -> collect(value, usual, found));
        }
        return new Identity(
                claims.text("/sub").orElseThrow(),
                first(names, claims)
                        .filter(Characters::isStorable)
                        .map(Characters::cleaned)
                        .map(name -> name.substring(0, Math.min(name.length(), LONGEST_NAME))),
                first(organisations, claims)
                        .filter(code -> ORGANISATION.matcher(code).matches()),
                found);
    }

    private static Optional<String> first(List<String> pointers, Claims claims) {
        return pointers.stream()
                .flatMap(pointer -> claims.text(pointer).stream())
                .findFirst();
    }

    private void collect(Object value, Set<String> usual, Map<String, Set<String>> found) {
        if (value instanceof Map<?, ?> byCentre) {
            byCentre.forEach(
                    (centre, names) -> Claims.texts(names).forEach(role -> add(String.valueOf(centre), role, found)));
            return;
        }
        Claims.texts(value).forEach(text -> {
            Matcher matcher = pattern.matcher(text);
            if (matcher.matches()) {
                add(matcher.group("centre"), matcher.group("role"), found);
            } else {
                usual.forEach(centre -> add(centre, text, found));
            }
        });
    }

    private void add(String centre, String role, Map<String, Set<String>> found) {
        if (CENTRE.matcher(centre).matches() && knownRole.test(role)) {
            found.computeIfAbsent(centre, _ -> new LinkedHashSet<>()).add(role);
        }
    }

    /** Reads a pattern such as {@code /{centre}/{role}}; refuses one that lacks either. */
    public static Pattern pattern(String text) {
        if (!text.contains("{centre}") || !text.contains("{role}")) {
            throw new IllegalArgumentException();
        }
        return Pattern.compile(Pattern.quote(text)
                .replace("{centre}", "\\E(?<centre>[^/:]+)\\Q")
                .replace("{role}", "\\E(?<role>[^/:]+)\\Q"));
    }
}
