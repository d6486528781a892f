package org.opencus.settings;

import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;

/** The values in force: defaults of the jar, above them the operator's file, above that the environment. */
public final class SettingValues {
    /** Names the operator's file; a setting only of the environment. */
    public static final String FILE_VARIABLE = "CUS_CONFIG";

    private static final String PREFIX = "CUS_";
    private final Map<String, String> values = new TreeMap<>();
    private final List<String> faults = new ArrayList<>();
    private final Collection<Setting<?>> known;

    private SettingValues(Collection<Setting<?>> known) {
        this.known = known;
    }

    /** Reads everything; throws {@link SettingsRefused} with all faults at once. */
    public static SettingValues read(Collection<Setting<?>> known, Map<String, String> environment) {
        var read = new SettingValues(known);
        read.values.putAll(defaults());
        Optional.ofNullable(environment.get(FILE_VARIABLE)).ifPresent(file -> read.take(Path.of(file)));
        environment.forEach(read::take);
        known.forEach(read::check);
        if (!read.faults.isEmpty()) {
            throw new SettingsRefused(read.faults);
        }
        return read;
    }

    /** The defaults by name. */
    public static Map<String, String> defaults() {
        try (InputStream in = SettingValues.class.getResourceAsStream("/application.yaml")) {
            return flat(new StringReader(new String(in.readAllBytes(), StandardCharsets.UTF_8)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The value of a setting. */
    public <T> T get(Setting<T> setting) {
        return setting.kind().read().apply(values.get(setting.name()));
    }

    private void take(Path file) {
        try (Reader reader = Files.newBufferedReader(file)) {
            flat(reader).forEach((name, value) -> {
                if (values.containsKey(name)) {
                    values.put(name, value);
                } else {
                    faults.add("unknown setting " + name + " in " + file + nearest(name, names()));
                }
            });
        } catch (IOException | YAMLException | IllegalArgumentException e) {
            faults.add(FILE_VARIABLE + ": " + file + " cannot be read as YAML settings: " + firstLine(e));
        }
    }

    private void take(String variable, String value) {
        if (!variable.startsWith(PREFIX) || variable.equals(FILE_VARIABLE)) {
            return;
        }
        known.stream()
                .filter(setting -> setting.variable().equals(variable))
                .findFirst()
                .ifPresentOrElse(
                        setting -> values.put(setting.name(), value),
                        () -> faults.add("unknown variable " + variable + nearest(variable, variables())));
    }

    private void check(Setting<?> setting) {
        String value = values.get(setting.name());
        try {
            var _ = setting.kind().read().apply(value);
        } catch (IllegalArgumentException | ArithmeticException e) {
            String shown = setting.kind().secret() ? "" : ", not '" + value + "'";
            faults.add(setting.label() + " must be " + setting.kind().expected() + shown);
        }
    }

    private List<String> names() {
        return known.stream().map(Setting::name).toList();
    }

    private List<String> variables() {
        var variables =
                new ArrayList<String>(known.stream().map(Setting::variable).toList());
        variables.add(FILE_VARIABLE);
        return variables;
    }

    private static String nearest(String wrong, List<String> right) {
        return Nearest.to(wrong, right)
                .map(name -> "; did you mean " + name + "?")
                .orElse("");
    }

    private static String firstLine(Exception e) {
        if (e instanceof MarkedYAMLException marked) {
            return marked.getProblem() + " in line " + (marked.getProblemMark().getLine() + 1);
        }
        return e.getClass().getSimpleName()
                + Optional.ofNullable(e.getMessage())
                        .flatMap(message -> message.lines().findFirst())
                        .map(line -> " " + line)
                        .orElse("");
    }

    private static Map<String, String> flat(Reader yaml) {
        var options = new LoaderOptions();
        options.setAllowDuplicateKeys(false);
        Object tree = new Yaml(new SafeConstructor(options)).load(yaml);
        var flat = new TreeMap<String, String>();
        if (tree != null) {
            flatten("", tree, flat);
        }
        return flat;
    }

    private static void flatten(String path, Object node, Map<String, String> into) {
        if (node instanceof Map<?, ?> map) {
            String prefix = path.isEmpty() ? "" : path + ".";
            map.forEach((key, value) -> flatten(prefix + key, value, into));
        } else if (path.isEmpty()) {
            throw new IllegalArgumentException("names with values are expected");
        } else {
            into.put(path, node == null ? "" : String.valueOf(node));
        }
    }
}
