package org.opencus.bench;

import io.helidon.http.HeaderNames;
import io.helidon.webserver.WebServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The machine's own limit: Helidon with one handler that sends the bytes of a file and does nothing else. */
final class BareHandler {
    private BareHandler() {}

    /** Arguments: the port, and the file whose bytes every answer is. */
    public static void main(String[] args) throws IOException {
        byte[] bytes = Files.readAllBytes(Path.of(args[1]));
        WebServer.builder()
                .port(Integer.parseInt(args[0]))
                .connectionOptions(options -> options.tcpNoDelay(true))
                .routing(routing -> routing.get("/*", (request, response) -> {
                    response.header(HeaderNames.CONTENT_TYPE, "application/json");
                    response.send(bytes);
                }))
                .build()
                .start();
    }
}
