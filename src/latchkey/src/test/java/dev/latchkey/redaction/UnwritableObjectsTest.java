package dev.latchkey.redaction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.latchkey.Redaction.Form;
import dev.latchkey.Redaction.OnMissing;
import dev.latchkey.ScopeRequired;
import dev.latchkey.scope.Declarations;
import dev.latchkey.scope.Vocabulary;
import jakarta.json.bind.Jsonb;
import jakarta.json.bind.JsonbBuilder;
import jakarta.json.bind.JsonbConfig;
import jakarta.json.bind.adapter.JsonbAdapter;
import jakarta.json.bind.annotation.JsonbTypeAdapter;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** An object that JSON-B cannot write is left to the application, if nothing of it can be withheld from the caller. */
class UnwritableObjectsTest {
    private static final RedactionPolicy REDACT = new RedactionPolicy(OnMissing.REDACT, 1, false, Form.OMIT);
    private static final Jsonb PLAIN = JsonbBuilder.create();
    private static final Jsonb WITH_ADAPTER = JsonbBuilder.create(new JsonbConfig().withAdapters(new NumberToText()));

    private final Vocabulary vocabulary = new Vocabulary();
    private final RedactionEngine engine = new RedactionEngine(
            new Declarations(vocabulary), IndexOf.classes(List.of(UnwritableObjectsTest.class.getDeclaredClasses())));

    public static class Part {
        @ScopeRequired("X")
        public String a = "SECRET";
    }

    public static class Failing {
        public Object content;

        Failing(Object content) {
            this.content = content;
        }

        public String getText() {
            throw new IllegalStateException("not now");
        }
    }

    public static class NumberToText implements JsonbAdapter<Number, String> {
        @Override
        public String adaptToJson(Number number) {
            return number.toString();
        }

        @Override
        public Number adaptFromJson(String text) {
            return null;
        }
    }

    public static class Adapting {
        @JsonbTypeAdapter(NumberToText.class)
        public Number number = 1;
    }

    static Stream<Arguments> objects() {
        return Stream.of(
                Arguments.of("nothing else", "open", PLAIN, true),
                Arguments.of("a guarded member", new Part(), PLAIN, false),
                Arguments.of("what cannot be looked through", Stream.of(new Part()), PLAIN, false),
                Arguments.of("what a component writes", new Adapting(), PLAIN, false),
                Arguments.of("a component of the configuration", "open", WITH_ADAPTER, false));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("objects")
    void objectIsLeftToTheApplication_ifItLeadsToNothingGuarded(
            String name, Object content, Jsonb host, boolean isLeft) {
        Set<String> none = Set.of();
        if (isLeft) {
            assertThat(engine.answer(new Failing(content), null, vocabulary.granted(none), REDACT, host))
                    .isEqualTo(new RedactionResult.Whole());
        } else {
            assertThatThrownBy(() -> engine.answer(new Failing(content), null, vocabulary.granted(none), REDACT, host))
                    .isInstanceOf(RuntimeException.class);
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("objects")
    void objectIsLeftToTheApplication_forACallerWhoHoldsEveryScope(
            String name, Object content, Jsonb host, boolean isLeft) {
        Set<String> all = Set.of("X");
        assertThat(engine.answer(new Failing(content), null, vocabulary.granted(all), REDACT, host))
                .isEqualTo(new RedactionResult.Whole());
    }
}
