package dev.latchkey.redaction;

import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import jakarta.json.stream.JsonGenerationException;
import jakarta.json.stream.JsonGenerator;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.BitSet;

/**
 * Writes JSON text, character for character as Parsson's generator does, without what that allocates for each member.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc8259#section-7">RFC 8259, section 7</a> for what is escaped
 */
final class TextGenerator extends KeyedGenerator {
    private static final String HEX = "0123456789abcdef";

    private final StringBuilder text;
    /** Which of the containers that are open are objects. */
    private final BitSet objects = new BitSet();

    private int depth;
    private boolean first = true;
    private boolean named;

    TextGenerator(StringBuilder text) {
        this.text = text;
    }

    private boolean isInObject() {
        return objects.get(depth);
    }

    private void beginValue() {
        if (named) {
            named = false;
            return;
        }
        if (isInObject() || depth == 0 && !first) {
            throw new JsonGenerationException("A value is not allowed here");
        }
        separate();
    }

    private void separate() {
        if (!first) {
            text.append(',');
        }
        first = false;
    }

    private JsonGenerator begin(char bracket, boolean object) {
        beginValue();
        text.append(bracket);
        depth++;
        objects.set(depth, object);
        first = true;
        return this;
    }

    @Override
    public JsonGenerator writeStartObject() {
        return begin('{', true);
    }

    @Override
    public JsonGenerator writeStartArray() {
        return begin('[', false);
    }

    @Override
    public JsonGenerator writeEnd() {
        if (depth == 0 || named) {
            throw new JsonGenerationException("There is no open object or array to end");
        }
        text.append(isInObject() ? '}' : ']');
        depth--;
        first = false;
        return this;
    }

    @Override
    public JsonGenerator writeKey(String key) {
        if (!isInObject() || named) {
            throw new JsonGenerationException("A name is not allowed here");
        }
        separate();
        string(key);
        text.append(':');
        named = true;
        return this;
    }

    @Override
    public JsonGenerator write(String value) {
        beginValue();
        string(value);
        return this;
    }

    private void string(String value) {
        text.append('"');
        int length = value.length();
        int begin = 0;
        for (int i = 0; i < length; i++) {
            char c = value.charAt(i);
            if (c < ' ' || c == '"' || c == '\\') {
                text.append(value, begin, i);
                escaped(c);
                begin = i + 1;
            }
        }
        if (begin == 0) {
            text.append(value);
        } else {
            text.append(value, begin, length);
        }
        text.append('"');
    }

    private void escaped(char c) {
        text.append('\\');
        switch (c) {
            case '"', '\\' -> text.append(c);
            case '\b' -> text.append('b');
            case '\f' -> text.append('f');
            case '\n' -> text.append('n');
            case '\r' -> text.append('r');
            case '\t' -> text.append('t');
            default -> text.append("u00").append(HEX.charAt(c >> 4)).append(HEX.charAt(c & 15));
        }
    }

    private JsonGenerator literal(String value) {
        beginValue();
        text.append(value);
        return this;
    }

    @Override
    public JsonGenerator write(BigDecimal value) {
        return literal(value.toString());
    }

    @Override
    public JsonGenerator write(BigInteger value) {
        return literal(value.toString());
    }

    @Override
    public JsonGenerator write(int value) {
        beginValue();
        text.append(value);
        return this;
    }

    @Override
    public JsonGenerator write(long value) {
        beginValue();
        text.append(value);
        return this;
    }

    @Override
    public JsonGenerator write(double value) {
        if (!Double.isFinite(value)) {
            throw new NumberFormatException("JSON has neither infinite numbers nor NaN");
        }
        return literal(String.valueOf(value));
    }

    @Override
    public JsonGenerator write(boolean value) {
        return literal(value ? "true" : "false");
    }

    @Override
    public JsonGenerator writeNull() {
        return literal("null");
    }

    @Override
    public JsonGenerator write(JsonValue value) {
        switch (value.getValueType()) {
            case OBJECT -> {
                writeStartObject();
                value.asJsonObject().forEach(this::write);
                writeEnd();
            }
            case ARRAY -> {
                writeStartArray();
                value.asJsonArray().forEach(this::write);
                writeEnd();
            }
            case STRING -> write(((JsonString) value).getString());
            default -> literal(value.toString());
        }
        return this;
    }

    @Override
    public void flush() {
        // The text is where it belongs.
    }

    @Override
    public void close() {
        if (depth > 0 || first) {
            throw new JsonGenerationException("The JSON is not complete");
        }
    }
}
