package dev.latchkey;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.config.Settings;
import dev.latchkey.credential.Credential;
import dev.latchkey.credential.KeyText;
import dev.latchkey.key.DescribedKey;
import dev.latchkey.key.Digester;
import java.io.Serializable;
import java.lang.reflect.Modifier;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever holds a secret may be logged by mistake. */
class TypedSecretsTest {
    private static final KeyText KEY = KeyText.generate("lk");
    private static final String KEY_TEXT = KEY.text().reveal();
    private static final String PEPPER = Base64.getEncoder().encodeToString(new byte[33]);
    private static final ApiKey DESCRIBED =
            new DescribedKey(KEY.id(), "shop", "", Set.of(), Instant.EPOCH, ApiKey.State.ACTIVE, Optional.empty());

    static Stream<Object> holders() {
        Settings settings = Settings.of(Map.of("latchkey.pepper", "1:" + PEPPER));
        return Stream.of(
                KEY,
                KEY.text(),
                new Credential.Key(KEY),
                new IssuedKey(DESCRIBED, KEY.text()),
                settings,
                settings.keys().peppers().get(0),
                new Digester(settings.keys().peppers()).digest(KEY));
    }

    @ParameterizedTest
    @MethodSource("holders")
    void toString_ofAHolder_showsNoSecret(Object holder) {
        String secretPart = KEY_TEXT.substring(KEY_TEXT.lastIndexOf('_') + 1);

        assertThat(holder.toString()).doesNotContain(secretPart, PEPPER);
    }

    @Test
    void toString_ofAKey_showsItsIdForTheLog() {
        assertThat(KEY).hasToString("KeyText[" + KEY.id() + "]");
    }

    @Test
    void secret_isNotForSerializersAndMappers() {
        assertThat(Serializable.class.isAssignableFrom(Secret.class)).isFalse();
        assertThat(Modifier.isFinal(Secret.class.getModifiers())).isTrue();
        assertThat(List.of(Secret.class.getMethods()))
                .noneMatch(method -> method.getName().matches("(get(?!Class)|is).*"));
        assertThat(Secret.class.getFields()).isEmpty();
    }

    @Test
    void equals_ofTwoSecretsWithTheSameText_tellsNothing() {
        assertThat(Secret.of("a")).isNotEqualTo(Secret.of("a"));
    }
}
