package org.opencus.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.opencus.fixture.Animal;
import org.opencus.fixture.AnimalKind;
import org.opencus.fixture.AnimalPage;
import org.opencus.fixture.Cat;
import org.opencus.fixture.Dog;

class WireTest {
    private static final Dog DOG = Dog.builder()
            .owner("Jan")
            .propertyClass("hound")
            .bestFriend(UUID.fromString(FixtureServer.ID))
            .weights(Map.of("spring", new BigDecimal("12.50")))
            .born(LocalDate.of(2020, 2, 29))
            .seenAt(Instant.parse("2022-02-01T00:00:00Z"))
            .homepage(URI.create("https://psy.example/"))
            .tricks(List.of(AnimalKind._2_HEADED))
            .task(AnimalKind.GUARD_DOG)
            .build();

    @Test
    void writesNamesAndValuesAsTheContractDoes() {
        assertThat(Wire.text(AnimalPage.builder().items(List.of(DOG)).build()))
                .isEqualTo("{\"items\":[{\"kind\":\"dog\",\"owner\":\"Jan\",\"class\":\"hound\","
                        + "\"best_friend\":\"" + FixtureServer.ID + "\",\"weights\":{\"spring\":12.50},"
                        + "\"born\":\"2020-02-29\",\"seen_at\":\"2022-02-01T00:00:00Z\","
                        + "\"homepage\":\"https://psy.example/\",\"tricks\":[\"2-headed\"],\"task\":\"guard-dog\"}]}");
    }

    @Test
    void leavesOutWhatIsAbsentButNotRequiredLists() {
        assertThat(Wire.text(Cat.builder().name("x").build())).isEqualTo("{\"kind\":\"cat\",\"name\":\"x\"}");
        assertThat(Wire.text(AnimalPage.builder().items(List.of()).build())).isEqualTo("{\"items\":[]}");
    }

    @Test
    void readsAbsentThingsAsEmpty() {
        Dog dog = (Dog) Wire.read("{\"kind\":\"dog\",\"class\":\"x\",\"new\":[1]}", Animal.class);

        assertThat(dog.owner()).isEmpty();
        assertThat(dog.tricks()).isEmpty();
        assertThat(dog.weights()).isEmpty();
        assertThatThrownBy(() -> dog.tricks().add(AnimalKind.CAT)).isInstanceOf(UnsupportedOperationException.class);
    }

    @Test
    void refusesToBuildWithoutWhatIsRequired() {
        assertThatThrownBy(() -> Cat.builder().build())
                .isInstanceOf(NullPointerException.class)
                .hasMessage("name");
    }

    @Test
    void takesValuesOver() {
        assertThat(DOG.toBuilder().build()).isEqualTo(DOG);
        assertThat(DOG.toBuilder().owner((String) null).build().owner()).isEmpty();
    }

    @Test
    void masksWhatIsPersonalWhenPrinted() {
        assertThat(DOG.toString()).contains("owner=***", "hound").doesNotContain("Jan");
    }

    @RepeatedTest(100)
    void readsBackWhatItWrote(RepetitionInfo repetition) {
        Random random = new Random(repetition.getCurrentRepetition());
        Cat.Builder cat = Cat.builder().name(text(random));
        if (random.nextBoolean()) {
            cat.lives(random.nextInt(9));
        }
        cat.nested(random.ints(random.nextInt(4), 0, 5)
                .mapToObj(size -> random.ints(size).boxed().toList())
                .toList());
        Animal animal = cat.build();
        AnimalPage page = AnimalPage.builder()
                .items(List.of(animal, DOG))
                .nextCursor(text(random))
                .build();

        assertThat(Wire.read(Wire.bytes(page), AnimalPage.class)).isEqualTo(page);
    }

    private static String text(Random random) {
        StringBuilder text = new StringBuilder();
        random.ints(random.nextInt(20), 0, 0x2ffff)
                .filter(c -> c < 0xd800 || c > 0xdfff)
                .forEach(text::appendCodePoint);
        return text.toString();
    }
}
