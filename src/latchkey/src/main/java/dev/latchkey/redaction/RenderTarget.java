package dev.latchkey.redaction;

import dev.latchkey.Redaction.Form;
import jakarta.json.JsonValue;
import java.io.Writer;

/**
 * Takes the characters of one rendering, and notes what was shown and withheld on the way.
 *
 * <p>It is the writer that JSON-B is given, so that the generator finds it there: a rendering has no other place to keep
 * anything, and a thread may render within a rendering.
 */
final class RenderTarget extends Writer {
    private final StringBuilder text;
    private final Form form;
    private final long limit;
    private FilteringGenerator generator;
    private long leaves;
    private boolean started;
    private boolean rootWithheld;

    private RenderTarget(StringBuilder text, Form form, long limit) {
        this.text = text;
        this.form = form;
        this.limit = limit;
    }

    /** One whose text is kept. */
    static RenderTarget keeping(Form form) {
        return new RenderTarget(new StringBuilder(1024), form, Long.MAX_VALUE);
    }

    /** One that only counts, and throws {@link TooMany} when there are more leaves than {@code limit}. */
    static RenderTarget counting(long limit) {
        return new RenderTarget(null, Form.OMIT, limit);
    }

    /** Ends a rendering early. An error, since JSON-B providers catch exceptions and wrap them at every level. */
    static final class TooMany extends Error {
        private static final long serialVersionUID = 1L;

        TooMany() {
            super(null, null, false, false);
        }
    }

    boolean keepsText() {
        return text != null;
    }

    /** Notes the generator that writes here. */
    void start(FilteringGenerator writing) {
        started = true;
        generator = writing;
    }

    /** What writes here; null before anything is written. */
    FilteringGenerator generator() {
        return generator;
    }

    void leaf() {
        if (++leaves > limit) {
            throw new TooMany();
        }
    }

    /** Counts the leaves of a value. */
    void leaves(JsonValue value) {
        switch (value.getValueType()) {
            case OBJECT -> value.asJsonObject().values().forEach(this::leaves);
            case ARRAY -> value.asJsonArray().forEach(this::leaves);
            case NULL -> {
                // Nothing is shown.
            }
            default -> leaf();
        }
    }

    /** In what form a member shows that it is withheld. */
    Form formOf(Withheld value) {
        boolean omitted = value == Withheld.OBJECT || form == Form.EMPTY && value == Withheld.MEMBER;
        return omitted ? Form.OMIT : form;
    }

    /** Notes that the document as a whole is withheld. */
    void withholdRoot() {
        started = true;
        rootWithheld = true;
    }

    /** Whether the provider rendered by our generator, without which nothing was filtered. */
    boolean isStarted() {
        return started;
    }

    boolean isRootWithheld() {
        return rootWithheld;
    }

    /** The number of strings, numbers and truth values. */
    long leaves() {
        return leaves;
    }

    /** Where the text is gathered; null in a pass that only counts. */
    StringBuilder builder() {
        return text;
    }

    String text() {
        return text.toString();
    }

    @Override
    public void write(char[] characters, int offset, int length) {
        text.append(characters, offset, length);
    }

    @Override
    public void write(String characters, int offset, int length) {
        text.append(characters, offset, offset + length);
    }

    @Override
    public void flush() {
        // The text is here already.
    }

    @Override
    public void close() {
        // There is nothing to let go of.
    }
}
