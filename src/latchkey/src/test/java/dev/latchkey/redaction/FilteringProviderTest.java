package dev.latchkey.redaction;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonReader;
import jakarta.json.JsonValue;
import jakarta.json.spi.JsonProvider;
import jakarta.json.stream.JsonGenerator;
import jakarta.json.stream.JsonParser;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.StringReader;
import java.io.StringWriter;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** All but what is written to a pass is the server's own affair, and works as it does there. */
class FilteringProviderTest {
    private static final String TEXT = "{\"a\":[1,true,null,\"b\"]}";

    private final JsonProvider server = JsonProvider.provider();
    private final JsonProvider ours = new FilteringProvider(server);

    private void same(Function<JsonProvider, Object> use) {
        assertThat(use.apply(ours)).isEqualTo(use.apply(server)).isNotNull();
    }

    private static String written(Consumer<ByteArrayOutputStream> write) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        write.accept(out);
        return out.toString(StandardCharsets.UTF_16) + out;
    }

    private static ByteArrayInputStream in() {
        return new ByteArrayInputStream(TEXT.getBytes(StandardCharsets.UTF_8));
    }

    private static Object events(JsonParser parser) {
        StringBuilder events = new StringBuilder();
        while (parser.hasNext()) {
            events.append(parser.next());
        }
        return events.toString();
    }

    private static Object value(JsonReader reader) {
        return reader.readValue();
    }

    @Test
    void readsAsTheServerDoes() {
        same(json -> events(json.createParser(new StringReader(TEXT))));
        same(json -> events(json.createParser(in())));
        same(json -> events(json.createParserFactory(Map.of()).createParser(in())));
        same(json -> value(json.createReader(new StringReader(TEXT))));
        same(json -> value(json.createReader(in())));
        same(json -> value(json.createReaderFactory(Map.of()).createReader(in())));
    }

    @Test
    void buildsAsTheServerDoes() {
        same(json -> json.createObjectBuilder().add("a", 1).build());
        same(json -> json.createObjectBuilder(
                        Json.createObjectBuilder().add("a", 1).build())
                .build());
        same(json -> json.createObjectBuilder(Map.of("a", 1)).build());
        same(json -> json.createArrayBuilder().add(1).build());
        same(json -> json.createArrayBuilder(Json.createArrayBuilder().add(1).build())
                .build());
        same(json -> json.createArrayBuilder(List.of(1)).build());
        same(json -> json.createBuilderFactory(Map.of())
                .createObjectBuilder()
                .add("a", 1)
                .build());
        same(json -> json.createValue("a"));
        same(json -> json.createValue(1));
        same(json -> json.createValue(1L));
        same(json -> json.createValue(1.5));
        same(json -> json.createValue(BigDecimal.TEN));
        same(json -> json.createValue(BigInteger.TWO));
    }

    @Test
    void writesElsewhereAsTheServerDoes() {
        JsonValue value = Json.createValue("ä");
        same(json -> written(out -> close(json.createGenerator(out).write(value))));
        same(json -> written(out ->
                close(json.createGeneratorFactory(Map.of()).createGenerator(out).write(value))));
        same(json -> written(out -> close(json.createGeneratorFactory(Map.of())
                .createGenerator(out, StandardCharsets.UTF_16)
                .write(value))));
        same(json -> {
            StringWriter out = new StringWriter();
            close(json.createGenerator(out).write(value));
            close(json.createGeneratorFactory(Map.of()).createGenerator(out).write(value));
            json.createWriter(out).write(value);
            return out.toString();
        });
        same(json -> written(out -> json.createWriter(out).write(value)));
        same(json -> written(
                out -> json.createWriterFactory(Map.of()).createWriter(out).write(value)));
        assertThat(ours.createGeneratorFactory(Map.of(JsonGenerator.PRETTY_PRINTING, true))
                        .getConfigInUse())
                .containsKey(JsonGenerator.PRETTY_PRINTING);
    }

    private static void close(JsonGenerator generator) {
        generator.close();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void whatIsWrittenToAPassIsSieved(boolean pretty) {
        Map<String, ?> config = pretty ? Map.of(JsonGenerator.PRETTY_PRINTING, true) : Map.of();
        StringWriter expected = new StringWriter();
        document(server.createGeneratorFactory(config).createGenerator(expected), false);

        RenderTarget pass = RenderTarget.keeping(dev.latchkey.Redaction.Form.OMIT);
        document(ours.createGeneratorFactory(config).createGenerator(pass), true);
        assertThat(pass.text()).isEqualTo(expected.toString());
        assertThat(pass.leaves()).isEqualTo(11);
        assertThat(pass.isRootWithheld()).isFalse();
        assertThat(pass.isStarted()).isTrue();

        RenderTarget counted = RenderTarget.counting(11);
        document(ours.createGeneratorFactory(config).createGenerator(counted), true);
        assertThat(counted.leaves()).isEqualTo(11);
        assertThat(counted.keepsText()).isFalse();
    }

    private static void document(JsonGenerator out, boolean withheld) {
        out.writeStartObject();
        out.write("int", 1)
                .write("long", 2L)
                .write("double", 0.5)
                .write("flag", true)
                .write("text", "t");
        out.write("big", BigInteger.ONE).write("decimal", BigDecimal.ONE).writeNull("nothing");
        out.write("value", Json.createArrayBuilder().add(1).addNull().build());
        out.writeStartArray("array").write("a").write(false).writeNull();
        if (withheld) {
            out.write(Withheld.OBJECT);
        }
        out.writeEnd();
        if (withheld) {
            out.writeKey("secret").write(Withheld.MEMBER);
        }
        out.writeStartObject("object").write("b", Json.createValue(3)).writeEnd();
        out.writeEnd();
        out.flush();
        out.close();
        out.close();
    }
}
