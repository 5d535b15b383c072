package dev.latchkey.redaction;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.LoggedRecords;
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
import jakarta.json.bind.annotation.JsonbCreator;
import jakarta.json.bind.annotation.JsonbProperty;
import jakarta.json.bind.annotation.JsonbTypeAdapter;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Limits that {@code redaction.md} names and that no other test shows. If one of these tests fails because the engine does better,
 * the limit is to be deleted from the page.
 */
class LimitsTest {
    private static final RedactionPolicy REDACT = new RedactionPolicy(OnMissing.REDACT, 1, false, Form.OMIT);

    private final JsonbConfig config = new JsonbConfig();
    private final Jsonb host = JsonbBuilder.create(config);
    private final RedactionEngine engine = new RedactionEngine(
            new Declarations(new Vocabulary()), IndexOf.classes(List.of(LimitsTest.class.getDeclaredClasses())));

    private RedactionResult answer(Object value) {
        return engine.answer(value, value.getClass(), GrantedScopes.ANONYMOUS, REDACT, host);
    }

    private RedactionResult.Part part(Object value) {
        return (RedactionResult.Part) answer(value);
    }

    private String shown(Object value) {
        return answer(value) instanceof RedactionResult.Part part ? part.json() : host.toJson(value);
    }

    @ScopeRequired("X")
    public static class GuardedFailure extends RuntimeException {
        private static final long serialVersionUID = 1L;

        GuardedFailure() {
            super("SECRET");
        }
    }

    public static class Report {
        public Exception failure;

        Report(Exception failure) {
            this.failure = failure;
        }
    }

    @Test
    void exceptionHasTheTextOfItsCause() {
        assertThat(shown(new Report(new IllegalStateException("open", new GuardedFailure()))))
                .contains("open")
                .doesNotContain("SECRET");
        assertThat(shown(new Report(new IllegalStateException(new GuardedFailure()))))
                .contains("GuardedFailure: SECRET");
    }

    public static class Copied {
        @ScopeRequired("X")
        public String a = "SECRET";

        public String getCopy() {
            return a;
        }
    }

    @Test
    void getterWithAnotherNameNeedsItsOwnGuard() {
        assertThat(shown(new Copied())).isEqualTo("{\"copy\":\"SECRET\"}");
    }

    public static class Empty {
        @ScopeRequired("X")
        public String a;

        public String b = "open";
    }

    @Test
    void scopesOfEmptyMembersAreNamed() {
        RedactionResult.Part part = part(new Empty());

        assertThat(part.json()).isEqualTo("{\"b\":\"open\"}");
        assertThat(part.missing()).containsExactly("X");
    }

    public static class Source {
        public Stream<String> rows = Stream.of("row");
    }

    public static class ToText implements JsonbAdapter<Object, String> {
        @Override
        public String adaptToJson(Object value) {
            return "text";
        }

        @Override
        public Object adaptFromJson(String text) {
            return null;
        }
    }

    public static class Undecided {
        @JsonbTypeAdapter(ToText.class)
        public Object value = new Source();

        public String b = "open";
    }

    @Test
    void noScopeIsNamedForWhatCannotBeDecided() {
        RedactionResult.Part part = part(new Undecided());

        assertThat(part.json()).isEqualTo("{\"b\":\"open\"}");
        assertThat(part.missing()).isEmpty();
    }

    public static class NotModelled {
        public String a = "a";

        @JsonbCreator
        public static NotModelled of(@JsonbProperty("a") String a) {
            return new NotModelled();
        }

        @JsonbCreator
        public static NotModelled ofNothing() {
            return new NotModelled();
        }
    }

    public static class HolderAlone {
        public Object direct = new NotModelled();
        public String b = "open";
    }

    /** Whether its members are guarded is not asked then: nothing of it is shown. */
    @Test
    void responseIsPartialForAClassThatJsonbCannotWrite() {
        for (int i = 0; i < 2; i++) {
            RedactionResult.Part part = part(new HolderAlone());

            assertThat(part.json()).isEqualTo("{\"b\":\"open\"}");
            assertThat(part.missing()).isEmpty();
        }
    }

    public static class Holder {
        public NotModelled direct = new NotModelled();
        public List<Object> values = Arrays.asList(new NotModelled(), "open", new Copied(), new NotModelled());
    }

    @Test
    void classThatJsonbCannotWriteIsLeftOut_andTheLogNamesItOnce() {
        try (LoggedRecords logged = LoggedRecords.of(RedactingJsonb.class)) {
            for (int i = 0; i < 3; i++) {
                assertThat(shown(new Holder())).isEqualTo("{\"values\":[\"open\",{\"copy\":\"SECRET\"}]}");
            }
            assertThat(Stream.concat(logged.warnings().stream(), logged.errors().stream())
                            .filter(text -> text.contains(NotModelled.class.getName())))
                    .hasSize(1);
        }
    }
}
