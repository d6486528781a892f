package org.opencus.client;

import java.util.Map;
import java.util.stream.Collectors;

/** A body as forms of the web are sent, which OAuth 2 asks for. */
record Form(Map<String, String> fields) {
    static final String MEDIA_TYPE = "application/x-www-form-urlencoded";

    String text() {
        return fields.entrySet().stream()
                .map(field -> Targets.encoded(field.getKey()) + "=" + Targets.encoded(field.getValue()))
                .collect(Collectors.joining("&"));
    }
}
