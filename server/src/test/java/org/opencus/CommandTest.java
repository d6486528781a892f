package org.opencus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.opencus.Command.Import;
import org.opencus.Command.Keys;
import org.opencus.Command.KeysetChange;
import org.opencus.Command.Serve;
import org.opencus.Command.Tell;
import org.opencus.settings.SettingsRefused;

class CommandTest {
    private static Command parse(String words) {
        return Command.parse(words.isEmpty() ? new String[0] : words.split(" "));
    }

    @Test
    void readsWhatTheUsageTells() {
        assertThat(parse("")).isEqualTo(new Serve(false));
        assertThat(parse("--reset")).isEqualTo(new Serve(true));
        assertThat(parse("import a --dry-run")).isEqualTo(new Import(Path.of("a"), true));
        assertThat(parse("keyset rotate k.json")).isEqualTo(new Keys(KeysetChange.ROTATE, Path.of("k.json")));
        for (String told : List.of("--help", "--version")) {
            assertThat(parse(told)).isInstanceOf(Tell.class);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"import", "import a b", "import --dry-run", "keyset drop k.json", "--reset now", "serve"})
    void refusesWhatItDoesNotTell(String words) {
        assertThatThrownBy(() -> parse(words))
                .isInstanceOf(SettingsRefused.class)
                .hasMessageContaining("usage: open-cus");
    }
}
