package org.opencus.contract;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.StringReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CharactersTest {
    @ParameterizedTest
    @ValueSource(strings = {"a\u0000", "\u001b[2J", "\u007f", "a\u0085b", "\u009f", "\ud800", "a\udc00b"})
    void refusesWhatIsNoText(String text) {
        assertThat(Characters.isStorable(text)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "Zażółć gęślą jaźń",
                "dwa\r\n\twiersze",
                "\ud83d\udc69\ud83c\udffd\u200d\ud83e\uddbd",
                "\u05e9\u05dc\u05d5\u05dd \u0645\u0631\u062d\u0628\u0627"
            })
    void keepsWhatPeopleWrite(String text) {
        assertThat(Characters.isStorable(text)).isTrue();
        assertThat(Characters.cleaned(text)).isSameAs(text);
    }

    @Test
    void leavesOutWhatTurnsTextAroundAndComposesLetters() {
        assertThat(Characters.cleaned("fdp.\u202eexe\u202c \u2066x\u2069")).isEqualTo("fdp.exe x");
        assertThat(Characters.cleaned("Z\u0301o\u0301\u0142ty")).isEqualTo("\u0179\u00f3\u0142ty");
    }

    @Test
    void cleansEveryTextOfADocumentAndNothingElse() {
        JsonObject dirty = object("{'a': ['x\u202ey', 1, null], 'b': {'c': 'e\u0301', 'd': true}}");
        assertThat(Characters.cleaned(dirty)).isEqualTo(object("{'a': ['xy', 1, null], 'b': {'c': 'é', 'd': true}}"));
        JsonObject clean = object("{'a': ['x', 1], 'b': {}}");
        assertThat(Characters.cleaned(clean)).isSameAs(clean);
    }

    @Test
    void namesEachTextThatIsRefused() {
        assertThat(Characters.unstorable(object("{'a': ['x', 'y\u0007'], 'b/c': '\u0001'}"), ""))
                .containsExactly("/a/1", "/b~1c");
    }

    private static JsonObject object(String text) {
        StringBuilder json = new StringBuilder();
        text.chars()
                .forEach(c -> json.append(
                        c == '\'' ? "\"" : Character.isISOControl(c) ? "\\u%04x".formatted(c) : "" + (char) c));
        try (var reader = Json.createReader(new StringReader(json.toString()))) {
            return reader.readObject();
        }
    }
}
