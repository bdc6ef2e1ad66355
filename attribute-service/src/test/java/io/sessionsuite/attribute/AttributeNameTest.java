package io.sessionsuite.attribute;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class AttributeNameTest {

    @Test
    void orderIsThatOfUtf8Bytes() {
        Random random = new Random(7);
        int[] alphabet = {'a', 'b', 0x7F, 0xE4, 0x7FF, 0x800, 0xD7FF, 0xE000, 0xFFFD, 0xFFFF, 0x10000, 0x1F340, 0x10FFFF
        };
        List<AttributeName> names = Stream.generate(() -> random.ints(random.nextInt(4), 0, alphabet.length)
                        .map(i -> alphabet[i])
                        .mapToObj(Character::toString)
                        .collect(Collectors.joining()))
                .limit(2000)
                .map(AttributeName::new)
                .toList();
        Comparator<AttributeName> byBytes =
                Comparator.comparing(name -> name.text().getBytes(StandardCharsets.UTF_8), Arrays::compareUnsigned);
        assertThat(names.stream().sorted().toList())
                .isEqualTo(names.stream().sorted(byBytes).toList());
    }
}
