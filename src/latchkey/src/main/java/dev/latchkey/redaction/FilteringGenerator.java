package dev.latchkey.redaction;

import dev.latchkey.Redaction.Form;
import jakarta.json.JsonValue;
import jakarta.json.stream.JsonGenerator;
import java.math.BigDecimal;
import java.math.BigInteger;

/**
 * Writes what is to be shown and leaves out {@link Withheld} values, with their names: a name is held back until its value is
 * known. Where the provider is given null in place of a value, it leaves out the null that the provider may write of it. Counts
 * leaves as it goes.
 */
final class FilteringGenerator extends KeyedGenerator {
    /** Null in a pass that only counts. */
    private final JsonGenerator sink;

    private final RenderTarget pass;
    private String name;
    private int depth;
    private boolean closed;
    /** The member that was read last, and how deep its object is. */
    private String member;

    private Withheld place = Withheld.MEMBER;
    private int memberDepth = -1;
    /** Whether the provider was given null in place of a value; what comes next may be that null. */
    private boolean expectsNull;

    private String expected;

    FilteringGenerator(JsonGenerator sink, RenderTarget pass) {
        this.sink = sink;
        this.pass = pass;
        pass.start(this);
    }

    /** Notes which member is read; {@code inArray} if it is written as an array. */
    void at(String name, boolean inArray) {
        settle();
        member = name;
        place = inArray ? Withheld.ARRAY_MEMBER : Withheld.MEMBER;
        memberDepth = depth;
    }

    /** Expects a null in place of a value that is withheld: the member that was read last, if nothing was written since. */
    void expectNull() {
        expectsNull = true;
        expected = name == null && depth == memberDepth ? member : null;
    }

    /** What came instead of a null that was expected says that the provider writes none. */
    private void settle() {
        if (expectsNull) {
            expectsNull = false;
            if (expected != null) {
                String next = name;
                name = expected;
                inPlace(place);
                name = next;
            }
        }
    }

    /** Writes what stands in place of a member that is withheld, or takes back its name. */
    private void inPlace(Withheld value) {
        Form form = pass.formOf(value);
        if (sink != null && name != null && form != Form.OMIT) {
            if (form == Form.NULL) {
                sink.writeNull(name);
            } else {
                sink.writeStartArray(name).writeEnd();
            }
        }
        name = null;
    }

    /** Writes the name that was held back for the value that comes next; tells whether that is written too. */
    private boolean beginsValue() {
        String key = takeName();
        if (sink != null && key != null) {
            sink.writeKey(key);
        }
        return sink != null;
    }

    private String takeName() {
        settle();
        String taken = name;
        name = null;
        return taken;
    }

    private JsonGenerator leaf() {
        pass.leaf();
        return this;
    }

    private JsonGenerator withheld(Withheld value) {
        settle();
        if (depth == 0) {
            pass.withholdRoot();
            if (sink != null) {
                sink.writeNull();
            }
        }
        boolean isMember = value == Withheld.OBJECT && depth == memberDepth && name != null && name.equals(member);
        inPlace(isMember ? place : value);
        return this;
    }

    @Override
    public JsonGenerator writeKey(String key) {
        if (expectsNull && !key.equals(expected)) {
            settle();
        }
        name = key;
        return this;
    }

    @Override
    public JsonGenerator writeStartObject() {
        startObject(sink, takeName());
        depth++;
        return this;
    }

    @Override
    public JsonGenerator writeStartArray() {
        startArray(sink, takeName());
        depth++;
        return this;
    }

    @Override
    public JsonGenerator writeEnd() {
        settle();
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
        pass.leaves(value);
        write(sink, takeName(), value);
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
        if (expectsNull) {
            expectsNull = false;
            return withheld(expected != null && expected.equals(name) ? place : Withheld.OBJECT);
        }
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
