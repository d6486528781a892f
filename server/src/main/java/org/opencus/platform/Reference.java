package org.opencus.platform;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;

/** The files of the interactive reference, all from the class path. */
final class Reference {
    private static final Map<String, String> MEDIA_TYPES =
            Map.of("css", "text/css", "js", "text/javascript", "png", "image/png");
    private static final Map<String, String> ASSETS = assets();

    private Reference() {}

    /** A file with its media type. */
    record Asset(String mediaType, byte[] bytes) {}

    static byte[] page() {
        return resource("reference.html");
    }

    static Optional<Asset> asset(String name) {
        return Optional.ofNullable(ASSETS.get(name))
                .map(path -> new Asset(MEDIA_TYPES.get(name.substring(name.lastIndexOf('.') + 1)), resource(path)));
    }

    private static Map<String, String> assets() {
        String webjar = "/META-INF/resources/webjars/swagger-ui/" + version() + "/";
        return Map.of(
                "reference.js", "reference.js",
                "swagger-ui.css", webjar + "swagger-ui.css",
                "swagger-ui-bundle.js", webjar + "swagger-ui-bundle.js",
                "favicon-32x32.png", webjar + "favicon-32x32.png");
    }

    private static String version() {
        try (InputStream in = Reference.class.getResourceAsStream("reference.properties")) {
            var properties = new Properties();
            properties.load(in);
            return properties.getProperty("swagger-ui");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] resource(String path) {
        try (InputStream in = Reference.class.getResourceAsStream(path)) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
