package org.opencus.database;

import io.helidon.dbclient.DbStatementQuery;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * SQL with named parameters, taken apart once: DB Client would read a long statement letter by letter at each call.
 *
 * @param sql with a question mark for each parameter
 * @param names of the parameters in their order
 */
public record NamedSql(String sql, List<String> names) {
    private static final Pattern NAME_OR_TEXT = Pattern.compile("'[^']*'|:([A-Za-z]\\w*)");

    /** Takes apart SQL with names such as {@code :centre}. */
    public static NamedSql of(String named) {
        List<String> names = new ArrayList<>();
        Matcher matcher = NAME_OR_TEXT.matcher(named);
        StringBuilder sql = new StringBuilder(named.length());
        while (matcher.find()) {
            boolean name = matcher.group(1) != null;
            if (name) {
                names.add(matcher.group(1));
            }
            matcher.appendReplacement(sql, name ? "?" : Matcher.quoteReplacement(matcher.group()));
        }
        return new NamedSql(matcher.appendTail(sql).toString(), List.copyOf(names));
    }

    /** The statement with these values; each parameter must have one. */
    public DbStatementQuery query(Tx tx, String statement, Map<String, Object> values) {
        return tx.execute()
                .createNamedQuery(statement, sql)
                .params(names.stream().map(name -> required(values, name)).toList());
    }

    private static Object required(Map<String, Object> values, String name) {
        Object value = values.get(name);
        if (value == null) {
            throw new IllegalArgumentException("The parameter " + name + " has no value");
        }
        return value;
    }
}
