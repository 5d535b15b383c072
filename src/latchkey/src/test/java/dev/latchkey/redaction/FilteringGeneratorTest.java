package dev.latchkey.redaction;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.Redaction.Form;
import jakarta.json.Json;
import jakarta.json.JsonValue;
import jakarta.json.stream.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.math.BigDecimal;
import java.math.BigInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What becomes of withheld values in a stream of JSON events. */
class FilteringGeneratorTest {
    private static final Withheld OBJECT = Withheld.OBJECT;
    private static final Withheld MEMBER = Withheld.MEMBER;
    private static final Withheld ARRAY = Withheld.ARRAY_MEMBER;

    /** Notes how often it was closed. */
    private static final class Sink extends StringWriter {
        int closed;

        @Override
        public void close() {
            closed++;
        }
    }

    private static FilteringGenerator sieving(Sink sink) {
        return new FilteringGenerator(Json.createGenerator(sink), RenderTarget.keeping(Form.OMIT));
    }

    /** As serializers of the application write. */
    private static void chained(JsonGenerator generator) {
        generator
                .writeStartObject()
                .write("object", OBJECT)
                .write("member", MEMBER)
                .write("array", ARRAY)
                .writeNull("nothing")
                .writeKey("open")
                .writeNull()
                .writeStartArray("elements")
                .write("text")
                .write(1)
                .write(2L)
                .write(0.5)
                .write(true)
                .write(BigInteger.ONE)
                .write(BigDecimal.TEN)
                .write(Json.createValue("value"))
                .write(OBJECT)
                .writeStartArray()
                .writeEnd()
                .writeEnd()
                .writeEnd()
                .close();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "OMIT|{",
                "EMPTY|{\"array\":[],",
                "NULL|{\"member\":null,\"array\":null,",
            })
    void withheldMembersTakeTheFormThatIsAskedForAndObjectsNone(Form form, String expected) {
        RenderTarget pass = RenderTarget.keeping(form);
        chained(new FilteringGenerator(new TextGenerator(pass.builder()), pass));
        assertThat(pass.text())
                .isEqualTo(expected
                        + "\"nothing\":null,\"open\":null,\"elements\":[\"text\",1,2,0.5,true,1,10,\"value\",[]]}");
        assertThat(pass.leaves()).isEqualTo(8);
        assertThat(pass.isRootWithheld()).isFalse();
    }

    /** The provider is given null in place of a value, and writes it or not. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "OMIT |{'k':0,'z':[1]}",
                "EMPTY|{'k':0,'list':[],'other':[],'z':[1]}",
                "NULL |{'k':0,'a':null,'list':null,'b':null,'other':null,'z':[1],'last':null}",
            })
    void nullThatWasGivenInPlaceOfAValueIsNoNull(Form form, String expected) {
        RenderTarget pass = RenderTarget.keeping(form);
        FilteringGenerator generator = new FilteringGenerator(new TextGenerator(pass.builder()), pass);
        generator.writeStartObject().write("k", 0);
        generator.at("a", false);
        generator.expectNull();
        generator.writeKey("a").writeNull();
        generator.at("list", true);
        generator.expectNull();
        generator.writeKey("list").writeNull();
        // Without a null.
        generator.at("b", false);
        generator.expectNull();
        generator.at("other", true);
        generator.expectNull();
        generator.at("z", true);
        generator.writeKey("z").writeStartArray();
        generator.expectNull();
        generator.writeNull().write(1).writeEnd();
        generator.at("last", false);
        generator.expectNull();
        generator.writeEnd().close();
        assertThat(pass.text()).isEqualTo(expected.replace('\'', '"'));
    }

    /** An object that is withheld by a component takes the form of the member that was read for it. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "OMIT |{'k':{},'z':[]}",
                "EMPTY|{'k':{},'list':[],'z':[]}",
                "NULL |{'k':{},'list':null,'value':null,'z':[]}",
            })
    void objectInPlaceOfAMemberTakesItsForm(Form form, String expected) {
        RenderTarget pass = RenderTarget.keeping(form);
        FilteringGenerator generator = new FilteringGenerator(new TextGenerator(pass.builder()), pass);
        generator.writeStartObject();
        generator.at("k", true);
        generator.writeKey("k").writeStartObject().write("k", OBJECT).writeEnd();
        generator.at("list", true);
        generator.write("list", OBJECT);
        generator.write("unread", OBJECT);
        generator.at("value", false);
        generator.write("value", OBJECT);
        generator.at("z", true);
        generator.writeKey("z").writeStartArray().write(OBJECT).writeEnd().writeEnd();
        generator.close();
        assertThat(pass.text()).isEqualTo(expected.replace('\'', '"'));
    }

    /** A null that was expected does not come later. */
    @Test
    void nullsThatCameLaterAreNulls() {
        RenderTarget pass = RenderTarget.keeping(Form.OMIT);
        FilteringGenerator generator = new FilteringGenerator(new TextGenerator(pass.builder()), pass);
        generator.writeStartObject();
        generator.at("a", false);
        generator.expectNull();
        generator.writeKey("b").writeNull();
        generator.at("c", false);
        generator.expectNull();
        generator.writeKey("d").writeStartArray().writeNull().writeEnd();
        generator.at("e", false);
        generator.expectNull();
        generator.write("f", OBJECT);
        generator.writeNull("g").writeEnd().close();
        assertThat(pass.text()).isEqualTo("{\"b\":null,\"d\":[null],\"g\":null}");
    }

    @Test
    void nullsThatCameLaterAreNulls_inArraysToo() {
        RenderTarget pass = RenderTarget.keeping(Form.OMIT);
        FilteringGenerator generator = new FilteringGenerator(new TextGenerator(pass.builder()), pass);
        generator.writeStartArray();
        generator.expectNull();
        generator.write("a").writeNull();
        generator.expectNull();
        generator.write(OBJECT).writeNull().writeEnd().close();
        assertThat(pass.text()).isEqualTo("[\"a\",null,null]");
    }

    @Test
    void leavesOfValuesAreCountedWhereverTheyAre() {
        RenderTarget pass = RenderTarget.keeping(Form.OMIT);
        new FilteringGenerator(new TextGenerator(pass.builder()), pass)
                .write(Json.createObjectBuilder()
                        .add("a", 1)
                        .addNull("b")
                        .add("c", Json.createArrayBuilder().add("d").add(true))
                        .build())
                .close();
        assertThat(pass.text()).isEqualTo("{\"a\":1,\"b\":null,\"c\":[\"d\",true]}");
        assertThat(pass.leaves()).isEqualTo(3);
    }

    /** As other generators may write to it. */
    @Test
    void passTakesPartsOfTexts() throws IOException {
        RenderTarget pass = RenderTarget.keeping(Form.OMIT);
        pass.write("[abc", 0, 2);
        pass.write("xbc]y".toCharArray(), 1, 3);
        pass.append("text", 2, 3).write('!');
        assertThat(pass.text()).isEqualTo("[abc]x!");
    }

    /** Should it ever be printed by mistake. */
    @Test
    void withheldValueSaysNothingOfItself() {
        assertThat(MEMBER.getString()).isEmpty();
        assertThat(MEMBER.getChars()).isEmpty();
        assertThat(MEMBER.getValueType()).isEqualTo(JsonValue.ValueType.STRING);
        assertThat(MEMBER).hasToString("\"\"");
    }

    @Test
    void passThatOnlyCountsHasNoText() {
        RenderTarget pass = RenderTarget.counting(8);
        chained(new FilteringGenerator(null, pass));
        assertThat(pass.leaves()).isEqualTo(8);
        assertThat(pass.keepsText()).isFalse();
    }

    @ParameterizedTest
    @EnumSource(
            value = Form.class,
            names = {"OMIT", "EMPTY", "NULL"})
    void documentThatIsWithheldAsAWholeIsNothing(Form form) {
        RenderTarget pass = RenderTarget.keeping(form);
        new FilteringGenerator(new TextGenerator(pass.builder()), pass)
                .write(OBJECT)
                .close();
        assertThat(pass.text()).isEqualTo("null");
        assertThat(pass.isRootWithheld()).isTrue();
    }

    @Test
    void objectsAreLeftOutWhateverTheForm() {
        for (Form form : new Form[] {Form.OMIT, Form.EMPTY, Form.NULL}) {
            assertThat(RenderTarget.keeping(form).formOf(OBJECT)).isEqualTo(Form.OMIT);
        }
    }

    /** Parsson keeps text back until then. */
    @Test
    void textIsThereOnceTheGeneratorIsClosed() {
        Sink sink = new Sink();
        FilteringGenerator generator = sieving(sink);
        generator.writeStartArray().write("a").writeEnd();
        generator.close();
        assertThat(sink).hasToString("[\"a\"]");
    }

    @Test
    void textIsThereOnceTheGeneratorIsFlushed() {
        Sink sink = new Sink();
        sieving(sink).writeStartArray().write("a").flush();
        assertThat(sink).hasToString("[\"a\"");
    }

    @Test
    void whatIsUnderneathIsClosedOnce() {
        Sink sink = new Sink();
        FilteringGenerator generator = sieving(sink);
        generator.writeStartArray().writeEnd();
        generator.close();
        generator.close();
        assertThat(sink.closed).isEqualTo(1);
    }

    /** What cut it short is thrown then, rather than what the generator underneath says of it. */
    @Test
    void renderingThatWasCutShortIsNotClosed() {
        Sink sink = new Sink();
        sieving(sink).writeStartArray().close();
        assertThat(sink.closed).isZero();
    }
}
