package dev.latchkey.redact;

import dev.latchkey.Redaction.Form;
import jakarta.json.JsonValue;
import jakarta.json.stream.JsonGenerator;
import java.math.BigDecimal;
import java.math.BigInteger;

/**
 * Writes what is to be shown and leaves out {@link Withheld} values, with their names: a name is held back until its value is
 * known. Counts leaves as it goes.
 */
final class SievingGenerator extends KeyedGenerator {
    /** Null in a pass that only counts. */
    private final JsonGenerator sink;

    private final Pass pass;
    private String name;
    private int depth;
    private boolean closed;

    SievingGenerator(JsonGenerator sink, Pass pass) {
        this.sink = sink;
        this.pass = pass;
        pass.start();
    }

    /** Writes the name that was held back for the value that comes next; tells whether that is written too. */
    private boolean beginsValue() {
        if (sink != null && name != null) {
            sink.writeKey(name);
        }
        name = null;
        return sink != null;
    }

    private JsonGenerator leaf() {
        pass.leaf();
        return this;
    }

    private JsonGenerator withheld(Withheld value) {
        Form form = pass.withheld(value, depth == 0);
        if (sink != null) {
            if (form == Form.NULL) {
                return writeNull();
            }
            if (form == Form.EMPTY) {
                return writeStartArray().writeEnd();
            }
            if (depth == 0) {
                sink.writeNull();
            }
        }
        name = null;
        return this;
    }

    private void count(JsonValue value) {
        switch (value.getValueType()) {
            case OBJECT -> value.asJsonObject().values().forEach(this::count);
            case ARRAY -> value.asJsonArray().forEach(this::count);
            case NULL -> {
                // Nothing is shown.
            }
            default -> pass.leaf();
        }
    }

    @Override
    public JsonGenerator writeKey(String key) {
        name = key;
        return this;
    }

    @Override
    public JsonGenerator writeStartObject() {
        if (beginsValue()) {
            sink.writeStartObject();
        }
        depth++;
        return this;
    }

    @Override
    public JsonGenerator writeStartArray() {
        if (beginsValue()) {
            sink.writeStartArray();
        }
        depth++;
        return this;
    }

    @Override
    public JsonGenerator writeEnd() {
        name = null;
        depth--;
        if (sink != null) {
            sink.writeEnd();
        }
        return this;
    }

    @Override
    public JsonGenerator write(JsonValue value) {
        if (value instanceof Withheld withheld) {
            return withheld(withheld);
        }
        count(value);
        if (beginsValue()) {
            sink.write(value);
        }
        return this;
    }

    @Override
    public JsonGenerator write(String value) {
        if (beginsValue()) {
            sink.write(value);
        }
        return leaf();
    }

    @Override
    public JsonGenerator write(BigDecimal value) {
        if (beginsValue()) {
            sink.write(value);
        }
        return leaf();
    }

    @Override
    public JsonGenerator write(BigInteger value) {
        if (beginsValue()) {
            sink.write(value);
        }
        return leaf();
    }

    @Override
    public JsonGenerator write(int value) {
        if (beginsValue()) {
            sink.write(value);
        }
        return leaf();
    }

    @Override
    public JsonGenerator write(long value) {
        if (beginsValue()) {
            sink.write(value);
        }
        return leaf();
    }

    @Override
    public JsonGenerator write(double value) {
        if (beginsValue()) {
            sink.write(value);
        }
        return leaf();
    }

    @Override
    public JsonGenerator write(boolean value) {
        if (beginsValue()) {
            sink.write(value);
        }
        return leaf();
    }

    @Override
    public JsonGenerator writeNull() {
        if (beginsValue()) {
            sink.writeNull();
        }
        return this;
    }

    /**
     * Once, for Parsson 1.1.0 gives its buffer back to a pool with each call, and two threads would share it; and not when the
     * rendering was cut short, which the provider would only log.
     */
    @Override
    public void close() {
        if (sink != null && depth == 0 && !closed) {
            closed = true;
            sink.close();
        }
    }

    @Override
    public void flush() {
        if (sink != null) {
            sink.flush();
        }
    }
}
