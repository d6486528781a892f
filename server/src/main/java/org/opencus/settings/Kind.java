package org.opencus.settings;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What values of a setting look like.
 *
 * @param expected said to whoever wrote something else
 * @param secret never shown
 * @param read throws {@link IllegalArgumentException} when the text is no such value
 */
public record Kind<T>(String expected, boolean secret, Function<String, T> read) {
    private static final Pattern ORIGIN = Pattern.compile("https?://[a-z0-9.-]+(:[0-9]{1,5})?");
    private static final Pattern AMOUNT = Pattern.compile("(\\d{1,9})(ms|s|m|h|KiB|MiB)");
    private static final Duration LONGEST = Duration.ofDays(7);

    /** Any text. */
    public static Kind<String> text() {
        return new Kind<>("a text", false, value -> value);
    }

    /** A text without which nothing works. */
    public static Kind<String> word() {
        return new Kind<>("a text that is not empty", false, value -> {
            require(!value.isBlank());
            return value;
        });
    }

    /** Any text, kept out of messages. */
    public static Kind<String> secretText() {
        return new Kind<>("a text", true, value -> value);
    }

    /** A JDBC URL of PostgreSQL, or nothing; secret because it can hold a password. */
    public static Kind<String> databaseUrl() {
        return new Kind<>("empty or jdbc:postgresql://host:port/database", true, value -> {
            require(value.isEmpty() || value.startsWith("jdbc:postgresql:"));
            return value;
        });
    }

    /** A whole number between two others. */
    public static Kind<Integer> number(int least, int most) {
        return new Kind<>("a whole number from " + least + " to " + most, false, value -> {
            int number = Integer.parseInt(value);
            require(number >= least && number <= most);
            return number;
        });
    }

    /** Yes or no. */
    public static Kind<Boolean> flag() {
        return new Kind<>("true or false", false, value -> {
            require(value.equals("true") || value.equals("false"));
            return Boolean.valueOf(value);
        });
    }

    /** A time that passes, with its unit; a week at most, so that it fits whatever counts it. */
    public static Kind<Duration> duration() {
        return new Kind<>("a duration such as 500ms, 30s, 5m or 1h, up to 168h", false, value -> {
            Duration duration = time(value);
            require(duration.isPositive());
            return duration;
        });
    }

    /** The same, or 0s. */
    public static Kind<Duration> durationOrNone() {
        return new Kind<>("0s or a duration such as 500ms, 30s, 5m or 1h, up to 168h", false, Kind::time);
    }

    private static Duration time(String value) {
        var amount = amount(value);
        long number = Long.parseLong(amount.group(1));
        Duration duration = switch (amount.group(2)) {
            case "ms" -> Duration.ofMillis(number);
            case "s" -> Duration.ofSeconds(number);
            case "m" -> Duration.ofMinutes(number);
            case "h" -> Duration.ofHours(number);
            default -> throw new IllegalArgumentException();
        };
        require(duration.compareTo(LONGEST) <= 0);
        return duration;
    }

    /** An address of the web without query, or nothing. */
    public static Kind<Optional<URI>> webAddress() {
        return new Kind<>("empty or an address such as https://id.example/realms/cus", false, value -> {
            if (value.isEmpty()) {
                return Optional.empty();
            }
            URI uri = URI.create(value);
            require(Set.of("https", "http").contains(String.valueOf(uri.getScheme())));
            require(uri.getHost() != null && uri.getQuery() == null && uri.getFragment() == null);
            return Optional.of(uri);
        });
    }

    /** Origins of the web (RFC 6454), or all of them. */
    public static Kind<Set<String>> origins() {
        return new Kind<>("* or origins such as https://app.example, with commas between them", false, value -> {
            Set<String> origins = Set.copyOf(Arrays.asList(value.split("\\s*,\\s*")));
            require(origins.equals(Set.of("*"))
                    || origins.stream()
                            .allMatch(origin -> ORIGIN.matcher(origin).matches()));
            return origins;
        });
    }

    /** Some of these words, with commas between them. */
    public static Kind<Set<String>> someOf(Set<String> words) {
        String all = words.stream().sorted().collect(Collectors.joining(", "));
        return new Kind<>("some of " + all + ", with commas between them", false, value -> {
            List<String> chosen = Arrays.asList(value.split("\\s*,\\s*"));
            require(words.containsAll(chosen));
            return Set.copyOf(chosen);
        });
    }

    /** JSON pointers into the claims of a token. */
    public static Kind<List<String>> pointers() {
        return new Kind<>("JSON pointers such as /name, with commas between them", false, value -> {
            List<String> pointers = List.of(value.split("\\s*,\\s*"));
            require(pointers.stream().allMatch(pointer -> pointer.startsWith("/")));
            return pointers;
        });
    }

    /** A number of bytes with its unit, not less than so many KiB. */
    public static Kind<Integer> size(int leastKibibytes) {
        return new Kind<>("a size such as 16KiB or 1MiB", false, value -> {
            var amount = amount(value);
            int number = Integer.parseInt(amount.group(1));
            int size = switch (amount.group(2)) {
                case "KiB" -> Math.multiplyExact(number, 1024);
                case "MiB" -> Math.multiplyExact(number, 1024 * 1024);
                default -> throw new IllegalArgumentException();
            };
            require(size >= leastKibibytes * 1024);
            return size;
        });
    }

    /** One of the values of an enum, in lower case. */
    public static <E extends Enum<E>> Kind<E> oneOf(Class<E> type) {
        String names = Arrays.stream(type.getEnumConstants()).map(Kind::name).collect(Collectors.joining(" or "));
        return new Kind<>(
                names,
                false,
                value -> Arrays.stream(type.getEnumConstants())
                        .filter(constant -> name(constant).equals(value))
                        .findFirst()
                        .orElseThrow(IllegalArgumentException::new));
    }

    /** A directory; {@code ~} is the home of whoever runs the server. */
    public static Kind<Path> directory() {
        return new Kind<>("a directory", false, value -> {
            require(!value.isBlank());
            return value.startsWith("~/")
                    ? Path.of(System.getProperty("user.home"), value.substring(2))
                    : Path.of(value);
        });
    }

    private static String name(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    private static java.util.regex.Matcher amount(String value) {
        var matcher = AMOUNT.matcher(value);
        require(matcher.matches());
        return matcher;
    }

    private static void require(boolean holds) {
        if (!holds) {
            throw new IllegalArgumentException();
        }
    }
}
