package org.opencus.contract;

import dev.harrel.jsonschema.Error;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Of a union's errors keeps those of the form that was meant: the one whose discriminator fits. */
final class Branches {
    private static final Pattern BRANCH = Pattern.compile("^(.*?/(?:oneOf|anyOf)/\\d+)/.*");

    private Branches() {}

    static List<Error> relevant(List<Error> errors) {
        Set<String> all = errors.stream().map(Branches::branch).collect(Collectors.toCollection(TreeSet::new));
        all.remove("");
        if (all.isEmpty()) {
            return errors;
        }
        Set<String> others = errors.stream()
                .filter(error -> "const".equals(error.getKeyword()))
                .map(Branches::branch)
                .collect(Collectors.toSet());
        boolean meantOne = !others.containsAll(all);
        return errors.stream().filter(error -> keeps(error, others, meantOne)).toList();
    }

    private static boolean keeps(Error error, Set<String> others, boolean meantOne) {
        boolean summary = "oneOf".equals(error.getKeyword()) || "anyOf".equals(error.getKeyword());
        return summary ? !meantOne : !others.contains(branch(error));
    }

    private static String branch(Error error) {
        Matcher matcher = BRANCH.matcher(error.getEvaluationPath());
        return matcher.matches() ? matcher.group(1) : "";
    }
}
