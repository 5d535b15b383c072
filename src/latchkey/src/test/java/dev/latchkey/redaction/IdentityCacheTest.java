package dev.latchkey.redaction;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class IdentityCacheTest {
    private final IdentityCache<String, Integer> memory = new IdentityCache<>();

    @Test
    void get_anEqualObject_isNotTheSame() {
        String key = new String("a key");
        memory.put(key, 1);

        assertThat(memory.get(key)).isEqualTo(1);
        assertThat(memory.get(new String("a key"))).isNull();
    }

    @Test
    void get_amongManyMoreThanItKeeps_isRightOrForgotten() {
        List<String> keys = new ArrayList<>();
        for (int i = 0; i < 10_000; i++) {
            keys.add(String.valueOf(i));
            memory.put(keys.get(i), i);
        }

        int remembered = 0;
        for (int i = 0; i < keys.size(); i++) {
            Integer value = memory.get(keys.get(i));
            remembered += value == null ? 0 : 1;
            assertThat(value).isIn(null, i);
        }
        assertThat(remembered).isBetween(400, 512);
        assertThat(memory.get(keys.get(keys.size() - 1))).isEqualTo(keys.size() - 1);
    }
}
