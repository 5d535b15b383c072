package dev.latchkey.redaction;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.Redaction.Form;
import dev.latchkey.Redaction.OnMissing;
import dev.latchkey.ScopeRequired;
import dev.latchkey.scope.Declarations;
import dev.latchkey.scope.GrantedScopes;
import dev.latchkey.scope.Vocabulary;
import jakarta.json.Json;
import jakarta.json.JsonValue;
import jakarta.json.bind.Jsonb;
import jakarta.json.bind.JsonbBuilder;
import jakarta.json.bind.JsonbConfig;
import jakarta.json.bind.adapter.JsonbAdapter;
import jakarta.json.bind.annotation.JsonbTypeSerializer;
import jakarta.json.bind.serializer.JsonbSerializer;
import jakarta.json.bind.serializer.SerializationContext;
import jakarta.json.stream.JsonGenerator;
import java.io.StringWriter;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** What serializers hand on, to the generator of the response and to others, and what adapters of a configuration return. */
class OwnGeneratorsTest {
    private final RedactionEngine engine = new RedactionEngine(
            new Declarations(new Vocabulary()), IndexOf.classes(List.of(OwnGeneratorsTest.class.getDeclaredClasses())));

    @ScopeRequired("X")
    public static class Guarded {
        public String a = "SECRET";
    }

    public static class Part {
        @ScopeRequired("X")
        public String a = "SECRET";

        @ScopeRequired("X")
        public List<String> list = List.of("SECRET");

        public String b = "open";
    }

    @JsonbTypeSerializer(Writer.class)
    public static class Written {}

    /** Makes what it hands on. */
    public static class Writer implements JsonbSerializer<Written> {
        @Override
        public void serialize(Written written, JsonGenerator generator, SerializationContext context) {
            write(generator, context);
        }

        static void write(JsonGenerator generator, SerializationContext context) {
            generator.writeStartObject();
            context.serialize("guarded", new Guarded(), generator);
            context.serialize("part", new Part(), generator);
            generator.writeStartArray("elements");
            context.serialize(new Part(), generator);
            context.serialize(new Guarded(), generator);
            context.serialize("last", generator);
            generator.writeEnd().writeEnd();
        }
    }

    @JsonbTypeSerializer(TextWriter.class)
    public static class WrittenAsText {}

    /** Writes JSON into a text. */
    public static class TextWriter implements JsonbSerializer<WrittenAsText> {
        @Override
        public void serialize(WrittenAsText written, JsonGenerator generator, SerializationContext context) {
            generator.write(text(own -> Writer.write(own, context)).replace('"', '\''));
        }

        private static String text(Consumer<JsonGenerator> writing) {
            StringWriter text = new StringWriter();
            try (JsonGenerator own = Json.createGenerator(text)) {
                writing.accept(own);
            }
            return text.toString();
        }
    }

    public static class Both {
        public WrittenAsText text = new WrittenAsText();
        public Part part = new Part();
    }

    private String shown(Object value, Form form, JsonbConfig config) {
        Jsonb host = JsonbBuilder.create(config);
        RedactionPolicy rule = new RedactionPolicy(OnMissing.REDACT, 1, false, form);
        return ((RedactionResult.Part) engine.answer(value, null, GrantedScopes.ANONYMOUS, rule, host)).json();
    }

    private String shown(Object value, Form form) {
        return shown(value, form, new JsonbConfig());
    }

    @Test
    void whatASerializerHandsOnIsRedacted_inTheFormThatIsAskedFor() {
        assertThat(shown(new Written(), Form.OMIT))
                .isEqualTo("{\"part\":{\"b\":\"open\"},\"elements\":[{\"b\":\"open\"},\"last\"]}");
        assertThat(shown(new Written(), Form.EMPTY))
                .isEqualTo("{\"part\":{\"b\":\"open\",\"list\":[]},"
                        + "\"elements\":[{\"b\":\"open\",\"list\":[]},\"last\"]}");
    }

    /** It knows no forms, and an element that is withheld leaves a null. */
    @Test
    void whatASerializerHandsOnToAGeneratorOfItsOwnIsRedacted() {
        for (Form form : List.of(Form.OMIT, Form.EMPTY, Form.NULL)) {
            assertThat(shown(new Both(), form))
                    .contains("\"text\":\"{'part':{'b':'open'},'elements':[{'b':'open'},null,'last']}\"");
        }
        assertThat(shown(new Both(), Form.EMPTY)).contains("\"part\":{\"b\":\"open\",\"list\":[]}");
    }

    public static class Reference {
        public Object target;

        Reference(Object target) {
            this.target = target;
        }
    }

    public static class ToArray implements JsonbAdapter<Reference, Object[]> {
        @Override
        public Object[] adaptToJson(Reference reference) {
            return new Object[] {"first", new Guarded(), reference.target};
        }

        @Override
        public Reference adaptFromJson(Object[] array) {
            return null;
        }
    }

    public static class ToJson implements JsonbAdapter<Reference, JsonValue> {
        @Override
        public JsonValue adaptToJson(Reference reference) {
            return Json.createValue(reference.target.toString());
        }

        @Override
        public Reference adaptFromJson(JsonValue value) {
            return null;
        }
    }

    public static class ToPart implements JsonbAdapter<Reference, Part> {
        @Override
        public Part adaptToJson(Reference reference) {
            return new Part();
        }

        @Override
        public Reference adaptFromJson(Part part) {
            return null;
        }

        public String[] names() {
            return new String[0];
        }
    }

    /** Null, or what stands for a value that is withheld, is of the type that the adapter declares to return. */
    @Test
    void elementThatAnAdapterIsNotGivenIsLeftOut() {
        List<Object> references = List.of(new Reference("open"), new Reference(new Part()), new Reference("last"));
        assertThat(shown(references, Form.OMIT, new JsonbConfig().withAdapters(new ToArray())))
                .isEqualTo("[[\"first\",\"open\"],[\"first\",\"last\"]]");
        assertThat(shown(references, Form.OMIT, new JsonbConfig().withAdapters(new ToJson())))
                .isEqualTo("[\"open\",\"last\"]");
        assertThat(shown(references, Form.OMIT, new JsonbConfig().withAdapters(new ToPart())))
                .isEqualTo("[{\"b\":\"open\"},{\"b\":\"open\"}]");
    }
}
