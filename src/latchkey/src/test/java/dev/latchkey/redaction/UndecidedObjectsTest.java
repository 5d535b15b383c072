package dev.latchkey.redaction;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.Redaction.Form;
import dev.latchkey.Redaction.OnMissing;
import dev.latchkey.ScopeRequired;
import dev.latchkey.scope.Declarations;
import dev.latchkey.scope.GrantedScopes;
import dev.latchkey.scope.Vocabulary;
import jakarta.json.bind.Jsonb;
import jakarta.json.bind.JsonbBuilder;
import jakarta.json.bind.JsonbConfig;
import jakarta.json.bind.adapter.JsonbAdapter;
import jakarta.json.bind.annotation.JsonbTypeAdapter;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * A component gets an object of which nobody can tell what it leads to only for callers who hold all that may be required: every
 * scope of an index that lacks no class.
 */
class UndecidedObjectsTest {
    private static final String PROVIDER =
            System.getProperty("canary.provider", "org.eclipse.yasson.JsonBindingProvider");
    private static final RedactionPolicy REDACT = new RedactionPolicy(OnMissing.REDACT, 1, false, Form.OMIT);
    private static final Set<Class<?>> CLASSES = Set.of(UndecidedObjectsTest.class.getDeclaredClasses());

    private final Vocabulary vocabulary = new Vocabulary();
    private final JsonbConfig config = new JsonbConfig();
    private final Jsonb host =
            JsonbBuilder.newBuilder(PROVIDER).withConfig(config).build();

    @ScopeRequired("X")
    public static class Guarded {
        public String a = "SECRET";
    }

    /** What a stream holds cannot be told before it is read, which is possible once. */
    public static class Source {
        public Stream<Object> rows = Stream.of(new Guarded());
    }

    public static class ToText implements JsonbAdapter<Object, String> {
        @Override
        public String adaptToJson(Object value) {
            return "adapted";
        }

        @Override
        public Object adaptFromJson(String text) {
            return null;
        }
    }

    public static class Holder {
        @JsonbTypeAdapter(ToText.class)
        public Object value = new Source();

        public String b = "open";
    }

    public static class Base {
        public String b = "open";
    }

    @ScopeRequired("X")
    public static class GuardedOfBase extends Base {}

    public static class HolderOfBase {
        @JsonbTypeAdapter(ToText.class)
        public Object value = new Source();

        public Base base = new Base();
    }

    /** With every scope that may be behind the declared types, the caller would get it. */
    @Test
    void scopesOfWhatMayBeThereAreNamed() {
        RedactionEngine engine =
                new RedactionEngine(new Declarations(vocabulary), new ClassIndex.Found(CLASSES, CLASSES, true));
        engine.declare(host, config);
        assertThat(engine.answer(new HolderOfBase(), null, GrantedScopes.ANONYMOUS, REDACT, host))
                .isInstanceOfSatisfying(RedactionResult.Part.class, part -> assertThat(part.missing())
                        .containsExactly("X"));
        assertThat(engine.answer(new Holder(), null, GrantedScopes.ANONYMOUS, REDACT, host))
                .isInstanceOfSatisfying(RedactionResult.Part.class, part -> assertThat(part.missing())
                        .isEmpty());
    }

    private String shown(boolean indexIsComplete, GrantedScopes scopes) {
        RedactionEngine engine = new RedactionEngine(
                new Declarations(vocabulary), new ClassIndex.Found(CLASSES, CLASSES, indexIsComplete));
        engine.declare(host, config);
        Holder holder = new Holder();
        RedactionResult result = engine.answer(holder, Holder.class, scopes, REDACT, host);
        return result instanceof RedactionResult.Part part ? part.json() : host.toJson(holder);
    }

    @Test
    void callerWhoLacksAScope_doesNotGetIt() {
        assertThat(shown(true, GrantedScopes.ANONYMOUS)).isEqualTo("{\"b\":\"open\"}");
    }

    @Test
    void callerWhoHoldsEveryScope_getsIt() {
        assertThat(shown(true, vocabulary.granted(Set.of("X")))).isEqualTo("{\"b\":\"open\",\"value\":\"adapted\"}");
    }

    /** Some class that the index does not know may require another scope. */
    @Test
    void callerWhoHoldsEveryKnownScope_doesNotGetIt_ifTheIndexMayLackClasses() {
        assertThat(shown(false, vocabulary.granted(Set.of("X")))).isEqualTo("{\"b\":\"open\"}");
    }
}
