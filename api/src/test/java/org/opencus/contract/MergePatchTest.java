package org.opencus.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.opencus.fixture.Animal;
import org.opencus.fixture.Cat;

class MergePatchTest {
    private static final Animal CAT =
            Cat.builder().name("Mruczek").lives(3).nested(List.of(List.of(1))).build();

    private static Animal patched(String changes) {
        return new MergePatch(Wire.parse(changes).asJsonObject(), FixtureServer.CONTRACT).applyTo(CAT, Animal.class);
    }

    @Test
    void changesWhatIsNamedAndRemovesWhatIsNull() {
        assertThat(patched("{\"lives\":null,\"nested\":[[2,3]]}"))
                .isEqualTo(Cat.builder()
                        .name("Mruczek")
                        .nested(List.of(List.of(2, 3)))
                        .build());
        assertThat(patched("{}")).isEqualTo(CAT);
    }

    @Test
    void refusesAResultThatBreaksTheContract() {
        assertThatThrownBy(() -> patched("{\"name\":null,\"lives\":0}"))
                .isInstanceOfSatisfying(Refusal.class, refusal -> {
                    assertThat(refusal.kind()).isEqualTo(Refusal.Kind.INVALID_BODY);
                    assertThat(refusal.violations())
                            .extracting(Violation::pointer)
                            .containsExactlyInAnyOrder("/name", "/lives");
                });
    }
}
