package dev.latchkey.redaction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.json.Json;
import jakarta.json.JsonReader;
import jakarta.json.JsonValue;
import jakarta.json.bind.Jsonb;
import jakarta.json.bind.JsonbBuilder;
import jakarta.json.stream.JsonGenerationException;
import jakarta.json.stream.JsonGenerator;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.io.StringWriter;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the generator writes is what the server's writes. */
class TextGeneratorTest {

    private static String ours(Consumer<JsonGenerator> events) {
        StringBuilder text = new StringBuilder();
        try (TextGenerator generator = new TextGenerator(text)) {
            events.accept(generator);
        }
        return text.toString();
    }

    private static String theirs(Consumer<JsonGenerator> events) {
        StringWriter text = new StringWriter();
        try (JsonGenerator generator = Json.createGenerator(text)) {
            events.accept(generator);
        }
        return text.toString();
    }

    private static void same(Consumer<JsonGenerator> events) {
        assertThat(ours(events)).isEqualTo(theirs(events));
    }

    @Property(tries = 2000)
    void stringsAreEscapedTheSame(@ForAll @StringLength(max = 50) String text) {
        same(generator -> generator.writeStartObject().write(text, text).writeEnd());
    }

    @Property(tries = 2000)
    void documentsAreWrittenTheSame(@ForAll long seed) {
        same(generator -> value(generator, new Random(seed), 0));
    }

    private static void value(JsonGenerator generator, Random random, int depth) {
        switch (random.nextInt(depth > 4 ? 8 : 10)) {
            case 0 -> generator.write(random.nextInt());
            case 1 -> generator.write(random.nextLong());
            case 2 -> generator.write(random.nextGaussian() * Math.pow(10, random.nextInt(40) - 20));
            case 3 -> generator.write(new BigDecimal(BigInteger.valueOf(random.nextLong()), random.nextInt(30) - 10));
            case 4 -> generator.write(BigInteger.valueOf(random.nextLong()).multiply(BigInteger.TEN.pow(20)));
            case 5 -> generator.write(random.nextBoolean());
            case 6 -> generator.writeNull();
            case 7 -> generator.write("text " + random.nextInt());
            case 8 -> {
                generator.writeStartArray();
                for (int i = random.nextInt(4); i > 0; i--) {
                    value(generator, random, depth + 1);
                }
                generator.writeEnd();
            }
            default -> {
                generator.writeStartObject();
                for (int i = random.nextInt(4); i > 0; i--) {
                    generator.writeKey("k" + i);
                    value(generator, random, depth + 1);
                }
                generator.writeEnd();
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"inputs", "numbers", "texts"})
    void fixturesAreWrittenTheSame(String name) throws IOException {
        JsonValue json;
        try (InputStream in = TextGeneratorTest.class.getResourceAsStream("/fixtures/" + name + ".json");
                JsonReader reader = Json.createReader(in)) {
            json = reader.readValue();
        }
        same(generator -> generator.write(json));

        Jsonb host = JsonbBuilder.create();
        Object objects = host.fromJson(new StringReader(json.toString()), Object.class);
        RenderTarget pass = RenderTarget.keeping(dev.latchkey.Redaction.Form.OMIT);
        JsonbBuilder.newBuilder()
                .withProvider(new FilteringProvider(jakarta.json.spi.JsonProvider.provider()))
                .build()
                .toJson(objects, pass);
        assertThat(pass.text()).isEqualTo(host.toJson(objects));
    }

    /** As serializers of the application write. */
    @Test
    void eventsCanBeChained() {
        same(generator -> generator
                .writeStartObject()
                .write("text", "t")
                .write("int", 1)
                .write("long", 2L)
                .write("double", 0.5)
                .write("flag", true)
                .write("integer", BigInteger.ONE)
                .write("decimal", BigDecimal.TEN)
                .write("value", JsonValue.EMPTY_JSON_ARRAY)
                .writeNull("nothing")
                .writeStartArray("elements")
                .write("t")
                .write(1)
                .write(2L)
                .write(0.5)
                .write(true)
                .write(BigInteger.ONE)
                .write(BigDecimal.TEN)
                .write(JsonValue.TRUE)
                .writeNull()
                .writeStartArray()
                .writeEnd()
                .writeEnd()
                .writeStartObject("object")
                .writeEnd()
                .writeEnd()
                .flush());
    }

    @Test
    void numbersThatAreNoneAreRefused() {
        for (double none : new double[] {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY}) {
            assertThatThrownBy(() -> ours(generator -> generator.write(none)))
                    .isInstanceOf(NumberFormatException.class);
        }
    }

    @Test
    void whatIsNoDocumentIsRefused() {
        for (Consumer<JsonGenerator> wrong : List.<Consumer<JsonGenerator>>of(
                generator -> generator.write(1).write(2),
                generator -> generator.writeKey("a"),
                generator -> generator.writeStartArray().writeKey("a"),
                generator -> generator.writeStartObject().write(1),
                generator -> generator.writeStartObject().writeKey("a").writeKey("b"),
                generator -> generator.writeStartObject().writeKey("a").writeEnd(),
                generator -> generator.writeStartArray(),
                JsonGenerator::writeEnd,
                generator -> {})) {
            assertThatThrownBy(() -> ours(wrong)).isInstanceOf(JsonGenerationException.class);
        }
    }
}
