package dev.latchkey.redaction;

import jakarta.json.JsonValue;
import jakarta.json.stream.JsonGenerator;
import java.math.BigDecimal;
import java.math.BigInteger;

/** Writes a member as its key, then its value. */
abstract class KeyedGenerator implements JsonGenerator {

    /** Starts an object, where the name is not null as a member: in one call, for Johnzon indents what comes after a name alone. */
    static void startObject(JsonGenerator sink, String name) {
        if (sink != null && name != null) {
            sink.writeStartObject(name);
        } else if (sink != null) {
            sink.writeStartObject();
        }
    }

    /** Starts an array in the same way. */
    static void startArray(JsonGenerator sink, String name) {
        if (sink != null && name != null) {
            sink.writeStartArray(name);
        } else if (sink != null) {
            sink.writeStartArray();
        }
    }

    /** Writes a value, which may be an object or an array, in the same way. */
    static void write(JsonGenerator sink, String name, JsonValue value) {
        if (sink != null && name != null) {
            sink.write(name, value);
        } else if (sink != null) {
            sink.write(value);
        }
    }

    @Override
    public final JsonGenerator writeStartObject(String key) {
        return writeKey(key).writeStartObject();
    }

    @Override
    public final JsonGenerator writeStartArray(String key) {
        return writeKey(key).writeStartArray();
    }

    @Override
    public final JsonGenerator write(String key, JsonValue value) {
        return writeKey(key).write(value);
    }

    @Override
    public final JsonGenerator write(String key, String value) {
        return writeKey(key).write(value);
    }

    @Override
    public final JsonGenerator write(String key, BigInteger value) {
        return writeKey(key).write(value);
    }

    @Override
    public final JsonGenerator write(String key, BigDecimal value) {
        return writeKey(key).write(value);
    }

    @Override
    public final JsonGenerator write(String key, int value) {
        return writeKey(key).write(value);
    }

    @Override
    public final JsonGenerator write(String key, long value) {
        return writeKey(key).write(value);
    }

    @Override
    public final JsonGenerator write(String key, double value) {
        return writeKey(key).write(value);
    }

    @Override
    public final JsonGenerator write(String key, boolean value) {
        return writeKey(key).write(value);
    }

    @Override
    public final JsonGenerator writeNull(String key) {
        return writeKey(key).writeNull();
    }
}
