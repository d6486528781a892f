package org.opencus.contract;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** The contract's paths as a tree of segments; plain segments win over parameters. */
final class Paths {
    /** The operations of a path by method, and the raw values of its parameters. */
    record Match(SortedMap<String, Operation> operations, Map<String, String> values) {}

    private static final class Node {
        private final Map<String, Node> plain = new HashMap<>();
        private final SortedMap<String, Operation> operations = new TreeMap<>();
        private Node parameter;
    }

    private final Node root = new Node();

    private Paths() {}

    static Paths of(Collection<Operation> operations) {
        Paths paths = new Paths();
        operations.forEach(paths::add);
        return paths;
    }

    private void add(Operation operation) {
        Node node = root;
        for (String segment : segments(operation.path())) {
            if (segment.startsWith("{")) {
                node.parameter = node.parameter == null ? new Node() : node.parameter;
                node = node.parameter;
            } else {
                node = node.plain.computeIfAbsent(segment, name -> new Node());
            }
        }
        node.operations.put(operation.method(), operation);
    }

    Optional<Match> find(String rawPath) {
        List<String> segments = segments(rawPath);
        Node node = find(root, segments, 0);
        return node == null ? Optional.empty() : Optional.of(new Match(node.operations, values(node, segments)));
    }

    private static Node find(Node node, List<String> segments, int at) {
        if (at == segments.size()) {
            return node.operations.isEmpty() ? null : node;
        }
        Node plain = node.plain.get(segments.get(at));
        Node found = plain == null ? null : find(plain, segments, at + 1);
        if (found == null && node.parameter != null && !segments.get(at).isEmpty()) {
            found = find(node.parameter, segments, at + 1);
        }
        return found;
    }

    private static Map<String, String> values(Node node, List<String> segments) {
        List<String> names = segments(node.operations.firstEntry().getValue().path());
        Map<String, String> values = new HashMap<>();
        for (int i = 0; i < names.size(); i++) {
            String name = names.get(i);
            if (name.startsWith("{")) {
                values.put(name.substring(1, name.length() - 1), segments.get(i));
            }
        }
        return values;
    }

    private static List<String> segments(String path) {
        List<String> segments = new ArrayList<>();
        int from = 1;
        for (int to = path.indexOf('/', from); to >= 0; to = path.indexOf('/', from)) {
            segments.add(path.substring(from, to));
            from = to + 1;
        }
        segments.add(path.substring(Math.min(from, path.length())));
        return segments;
    }
}
