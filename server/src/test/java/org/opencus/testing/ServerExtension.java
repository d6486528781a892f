package org.opencus.testing;

import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.opencus.database.DatabaseSettings;

/** Gives each test class a running server with the shipped catalogues in a database of its own. */
public final class ServerExtension implements BeforeAllCallback, AfterAllCallback, ParameterResolver {
    private static final ExtensionContext.Namespace NAMESPACE =
            ExtensionContext.Namespace.create(ServerExtension.class);

    @Override
    public void beforeAll(ExtensionContext context) {
        DatabaseSettings database = TestDatabase.demo();
        context.getStore(NAMESPACE).put(TestServer.class, TestServer.start(database, Map.of()));
    }

    @Override
    public void afterAll(ExtensionContext context) {
        // Absent when the start failed, which JUnit has told already.
        Optional.ofNullable(server(context)).ifPresent(server -> {
            server.close();
            TestDatabase.drop(server.database());
        });
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == TestServer.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return server(context);
    }

    private static TestServer server(ExtensionContext context) {
        return context.getStore(NAMESPACE).get(TestServer.class, TestServer.class);
    }
}
