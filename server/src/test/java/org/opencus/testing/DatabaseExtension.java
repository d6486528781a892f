package org.opencus.testing;

import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.opencus.database.Database;
import org.opencus.database.DatabaseSettings;
import org.opencus.database.Transactions;

/** Gives tests of repositories a migrated database of their own: {@link Transactions}, Database or its settings. */
public final class DatabaseExtension implements BeforeAllCallback, AfterAllCallback, ParameterResolver {
    private static final ExtensionContext.Namespace NAMESPACE =
            ExtensionContext.Namespace.create(DatabaseExtension.class);

    private record Opened(DatabaseSettings settings, Database database, Transactions transactions) {}

    @Override
    public void beforeAll(ExtensionContext context) {
        DatabaseSettings settings = TestDatabase.copy();
        Database database = new Database(settings);
        var transactions = new Transactions(database, (statement, nanos) -> {});
        context.getStore(NAMESPACE).put(Opened.class, new Opened(settings, database, transactions));
    }

    @Override
    public void afterAll(ExtensionContext context) {
        Opened opened = opened(context);
        opened.database().close();
        TestDatabase.drop(opened.settings());
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        Class<?> type = parameter.getParameter().getType();
        return type == Transactions.class || type == Database.class || type == DatabaseSettings.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        Class<?> type = parameter.getParameter().getType();
        Opened opened = opened(context);
        return type == Transactions.class
                ? opened.transactions()
                : type == Database.class ? opened.database() : opened.settings();
    }

    private static Opened opened(ExtensionContext context) {
        return context.getStore(NAMESPACE).get(Opened.class, Opened.class);
    }
}
