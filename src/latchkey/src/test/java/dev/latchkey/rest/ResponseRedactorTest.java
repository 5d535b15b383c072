package dev.latchkey.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.latchkey.Redaction;
import dev.latchkey.Redaction.Form;
import dev.latchkey.Redaction.OnMissing;
import dev.latchkey.Redaction.Pointer;
import dev.latchkey.ScopeRequired;
import dev.latchkey.redaction.ClassIndex;
import dev.latchkey.redaction.Pointers;
import dev.latchkey.redaction.RedactionEngine;
import dev.latchkey.redaction.RedactionPolicy;
import dev.latchkey.redaction.RedactionResult;
import dev.latchkey.rest.CallerDependence.Kind;
import dev.latchkey.scope.Declarations;
import dev.latchkey.scope.Vocabulary;
import jakarta.json.Json;
import jakarta.json.JsonException;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.StreamingOutput;
import jakarta.ws.rs.ext.ContextResolver;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.MessageBodyReader;
import jakarta.ws.rs.ext.MessageBodyWriter;
import jakarta.ws.rs.ext.Providers;
import java.io.ByteArrayInputStream;
import java.io.OutputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is made of text, and of forms other than JSON. */
class ResponseRedactorTest {
    private static final Annotation[] NONE = {};
    private static final Set<Class<?>> CLASSES = Set.of(Base.class, Sub.class, Holder.class);

    private final Vocabulary vocabulary = new Vocabulary();
    private final Declarations declarations = new Declarations(vocabulary);
    private final RedactionEngine redactions =
            new RedactionEngine(declarations, new ClassIndex.Found(CLASSES, CLASSES));
    private final ResponseRedactor answers = new ResponseRedactor(
            redactions,
            new ResponsePolicies(declarations, new RedactionPolicy(OnMissing.AUTO, 0.5, false, Form.OMIT)),
            new ApplicationJson(redactions));

    /** Writes JSON in a way that is not known here. */
    private static final class OtherLibrary implements MessageBodyWriter<Object> {
        @Override
        public boolean isWriteable(Class<?> type, Type generic, Annotation[] annotations, MediaType mediaType) {
            return true;
        }

        @Override
        public void writeTo(
                Object object,
                Class<?> type,
                Type generic,
                Annotation[] annotations,
                MediaType mediaType,
                MultivaluedMap<String, Object> headers,
                OutputStream out) {
            // An empty document differs from what JSON-B would write.
        }
    }

    /**
     * The providers of an application that has one writer.
     *
     * @param writer null if nothing may be written
     */
    private record OnlyWriter(MessageBodyWriter<?> writer) implements Providers {
        @Override
        public <T> MessageBodyReader<T> getMessageBodyReader(
                Class<T> type, Type generic, Annotation[] annotations, MediaType mediaType) {
            throw new AssertionError("nothing is read here");
        }

        @Override
        @SuppressWarnings("unchecked")
        public <T> MessageBodyWriter<T> getMessageBodyWriter(
                Class<T> type, Type generic, Annotation[] annotations, MediaType mediaType) {
            assertThat(writer).isNotNull();
            return (MessageBodyWriter<T>) writer;
        }

        @Override
        public <T extends Throwable> ExceptionMapper<T> getExceptionMapper(Class<T> type) {
            throw new AssertionError("nothing is mapped here");
        }

        @Override
        public <T> ContextResolver<T> getContextResolver(Class<T> type, MediaType mediaType) {
            return null;
        }
    }

    /** JSON shows nothing of what another writer may read. */
    public static class Hiding {
        @ScopeRequired("Y")
        public String y = "y";

        @SuppressWarnings("unused")
        private final Sub sub = new Sub();
    }

    @Test
    void otherFormsAreRefusedForWhatJsonDoesNotShow() {
        ApplicationJson host = new ApplicationJson(redactions);
        host.use(new OnlyWriter(null));
        ResponseRedactor asked = new ResponseRedactor(
                redactions,
                new ResponsePolicies(declarations, new RedactionPolicy(OnMissing.AUTO, 0.5, false, Form.OMIT)),
                host);
        ResponseBody xml = new ResponseBody(new Hiding(), null, NONE, MediaType.APPLICATION_XML_TYPE, true);
        Set<String> held = Set.of("Y");
        assertThat(asked.dependence().of(xml, null)).isEqualTo(Kind.DECLARED);
        assertThat(asked.of(xml, null, vocabulary.granted(held)))
                .isInstanceOfSatisfying(
                        RedactionResult.None.class,
                        none -> assertThat(none.refusal().missingScopes()).containsExactly("X"));
        Set<String> all = Set.of("X", "Y");
        assertThat(asked.of(xml, null, vocabulary.granted(all))).isInstanceOf(RedactionResult.Whole.class);
    }

    /** It may show what JSON-B hides. */
    @Test
    void otherWritersOfJsonAreNotTrustedWithWhatJsonBDoesNotShow() {
        ApplicationJson host = new ApplicationJson(redactions);
        host.use(new OnlyWriter(new OtherLibrary()));
        ResponseRedactor asked = new ResponseRedactor(
                redactions,
                new ResponsePolicies(declarations, new RedactionPolicy(OnMissing.AUTO, 0.5, false, Form.OMIT)),
                host);
        ResponseBody json = new ResponseBody(new Hiding(), null, NONE, MediaType.APPLICATION_JSON_TYPE, true);
        Set<String> held = Set.of("Y");
        assertThatThrownBy(() -> asked.of(json, null, vocabulary.granted(held)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("Hiding");
        Set<String> all = Set.of("X", "Y");
        assertThat(asked.of(json, null, vocabulary.granted(all))).isInstanceOf(RedactionResult.Whole.class);
    }

    /** What no declared type says is judged when it is there, and does not make caches keep callers apart. */
    @Test
    void objectsAreJudgedThoughNothingIsDeclared() {
        ApplicationJson application = new ApplicationJson(redactions);
        application.use(new OnlyWriter(null));
        CallerDependence dependence = new CallerDependence(redactions, application);
        ResponseBody plain = new ResponseBody(new Plain(), null, NONE, MediaType.APPLICATION_JSON_TYPE, true);
        assertThat(dependence.of(plain, null)).as("nothing in it").isEqualTo(Kind.NONE);
        ResponseBody wrapper = new ResponseBody(new Wrapper(), null, NONE, MediaType.APPLICATION_JSON_TYPE, true);
        assertThat(dependence.of(wrapper, null)).isEqualTo(Kind.BY_OBJECTS);
        assertThat(Kind.BY_OBJECTS.appliesTo(new RedactionResult.Whole())).isFalse();
        assertThat(Kind.BY_OBJECTS.appliesTo(new RedactionResult.Whole(java.util.Optional.of("{}"), true)))
                .isTrue();
        assertThat(Kind.BY_OBJECTS.appliesTo(new RedactionResult.Part("{}", new java.util.TreeSet<>())))
                .isTrue();
    }

    @Redaction(pointers = @Pointer(value = "/a/secret", needs = @ScopeRequired("X")))
    private static final class Pointed {}

    @Redaction
    private static final class Declared {}

    public static class Base {
        public String a;
    }

    public static class Sub extends Base {
        @ScopeRequired("X")
        public String secret;
    }

    public static class Plain {
        public String a;
    }

    /** An object of another class than the declared one may stand in it. */
    public static class Wrapper {
        public Plain plain = new Plain();
    }

    public static class Holder {
        public Base base = new Sub();
    }

    private ResponsePolicy plan(Class<?> declaring) {
        Redaction declared = declaring.getAnnotation(Redaction.class);
        return new ResponsePolicy(
                "Photos.get",
                null,
                declared,
                Pointers.of(declared, "Photos.get", declarations),
                null,
                ResponsePolicy.Sending.AT_ONCE);
    }

    private RedactionResult answer(Object value, boolean success, String... held) {
        ResponseBody reply = new ResponseBody(value, null, NONE, MediaType.APPLICATION_JSON_TYPE, success);
        assertThat(answers.dependence().of(reply, plan(Pointed.class))).isEqualTo(Kind.DECLARED);
        Set<String> scopes = Set.of(held);
        return answers.of(reply, plan(Pointed.class), vocabulary.granted(scopes));
    }

    @Test
    void pointersAreFollowedInTextAndInJson() {
        RedactionResult text = answer("{\"a\":{\"secret\":1,\"b\":2}}", true);
        assertThat(text).isInstanceOfSatisfying(RedactionResult.Part.class, part -> assertThat(part.json())
                .isEqualTo("{\"a\":{\"b\":2}}"));
        assertThat(answer(
                        Json.createObjectBuilder()
                                .add(
                                        "a",
                                        Json.createObjectBuilder()
                                                .add("secret", 1)
                                                .add("b", 2))
                                .build(),
                        false))
                .isEqualTo(text);
        assertThat(answer("{\"a\":{\"b\":2}}", true)).isInstanceOf(RedactionResult.Whole.class);
    }

    /** Another reader may read it otherwise, and find what we did not. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"o\":1}\n{\"a\":{\"secret\":\"SECRET\"}}",
                "{\"a\":{\"secret\":1},\"a\":{}}",
                "{\"a\":{}} trailing",
                "{\"a\":",
                "no JSON",
                ""
            })
    void textThatIsNotOneDocumentIsNotShown(String text) {
        assertThatThrownBy(() -> answer(text, true)).isInstanceOf(JsonException.class);
    }

    /** Byte for byte what the application wrote. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "\uFEFF{\"a\":{\"secret\":1}}",
                "{\"a\":{\"secret\":1},\"a\":{}}",
                "{\"a\":{}} trailing",
                "{\"a\":\"\\ud83d\"}",
                "no JSON",
                ""
            })
    void callerWhoLacksNothingGetsAnyTextAsItIs(String text) {
        assertThat(answer(text, true, "X")).isInstanceOf(RedactionResult.Whole.class);
        assertThat(answer(text.getBytes(StandardCharsets.UTF_8), true, "X")).isInstanceOf(RedactionResult.Whole.class);
    }

    @Test
    void byteOrderMarkDoesNotKeepTextFromBeingRedacted() {
        assertThat(answer("\uFEFF{\"a\":{\"secret\":1,\"b\":2}}", true))
                .isInstanceOfSatisfying(RedactionResult.Part.class, part -> assertThat(part.json())
                        .isEqualTo("{\"a\":{\"b\":2}}"));
    }

    @Test
    void errorsMayBePlainText() {
        assertThat(answer("not found", false)).isInstanceOf(RedactionResult.Whole.class);
        assertThat(answer(new byte[] {1}, false)).isInstanceOf(RedactionResult.Whole.class);
    }

    @Test
    void whatCannotBeLookedIntoIsNotShownWherePointersAre() {
        for (Object opaque : List.of(
                new byte[] {1}, new ByteArrayInputStream(new byte[] {1}), (StreamingOutput) out -> out.write(1))) {
            assertThatThrownBy(() -> answer(opaque, true))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("Photos.get");
        }
    }

    @Test
    void streamsAreTheHostsOwnWhereNothingIsDeclared() {
        ResponseBody stream = new ResponseBody((StreamingOutput) out -> out.write(1), null, NONE, null, true);
        assertThat(answers.dependence().of(stream, null)).isEqualTo(Kind.NONE);
        assertThat(answers.dependence().of(stream, plan(Declared.class))).isEqualTo(Kind.DECLARED);
        assertThat(answers.dependence().of(new ResponseBody("text", null, NONE, null, true), plan(Declared.class)))
                .isEqualTo(Kind.NONE);
    }

    @Test
    void otherFormsConcernWhateverMayBeGuarded() {
        for (Object value : List.of(
                new Holder(),
                new Sub(),
                List.of(new Sub()),
                new ArrayList<>(List.of("open", new Sub())),
                Map.of("k", new Holder()))) {
            assertThat(answers.dependence()
                            .of(new ResponseBody(value, null, NONE, MediaType.APPLICATION_XML_TYPE, true), null))
                    .as(value.getClass().getName())
                    .isEqualTo(Kind.DECLARED);
        }
        assertThat(answers.dependence()
                        .of(new ResponseBody(List.of("open"), null, NONE, MediaType.TEXT_PLAIN_TYPE, true), null))
                .isEqualTo(Kind.NONE);
    }
}
